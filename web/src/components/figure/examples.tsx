import type { Example } from '../example.ts';
import { Figure } from './figure.tsx';

export const examples: readonly Example[] = [
  {
    name: 'threshold',
    render: () => <Figure label="連署門檻" value="293,228" unit="人" note="選舉人數 19,548,531 的 1.5%" />,
  },
];
