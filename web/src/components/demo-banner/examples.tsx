import type { Example } from '../example.ts';

/** The gallery's own frame carries the banner: a second landmark of the same name would be a fault. */
export const examples: readonly Example[] = [{ name: 'banner', render: () => <p>這個頁面最上方就是 DemoBanner。</p> }];
