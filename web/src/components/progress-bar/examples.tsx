import type { Example } from '../example.ts';
import { ProgressBar } from './progress-bar.tsx';

export const examples: readonly Example[] = [
  { name: 'part', render: () => <ProgressBar label="查對進度" value={1234} max={5000} says="1,234／5,000" /> },
  { name: 'unknown', render: () => <ProgressBar label="等待寫入紀錄" /> },
];
