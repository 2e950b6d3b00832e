import type { Example } from '../example.ts';
import { DateText } from './date-text.tsx';

export const examples: readonly Example[] = [
  { name: 'date', render: () => <DateText on="2026-11-24" /> },
  { name: 'moment', render: () => <DateText at={Date.UTC(2026, 10, 23, 16, 5)} /> },
];
