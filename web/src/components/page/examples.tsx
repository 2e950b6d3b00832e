import type { Example } from '../example.ts';

/** The page frame is the gallery itself: a second main on one page would be a fault. */
export const examples: readonly Example[] = [{ name: 'frame', render: () => <p>這個頁面本身就是 Page 的例子。</p> }];
