import type { Example } from '../example.ts';
import { ErrorSummary } from './error-summary.tsx';

export const examples: readonly Example[] = [
  {
    name: 'two',
    render: () => (
      <ErrorSummary
        faults={[
          { id: 'example-id', says: '請輸入國民身分證統一編號' },
          { id: 'example-pin', says: '請輸入卡片的 PIN 碼' },
        ]}
      />
    ),
  },
];
