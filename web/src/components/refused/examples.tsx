import type { Example } from '../example.ts';
import { CardRefused, Refused } from './refused.tsx';

export const examples: readonly Example[] = [
  {
    name: 'refusal',
    render: () => (
      <Refused
        problem={{ status: 409, code: 'log.not-open', article: 'regulation Art. 6(3)' }}
        lost="沒有送出任何資料。"
      />
    ),
  },
  {
    name: 'credential',
    render: () => <Refused problem={{ status: 422, code: 'certificate.mobile', detail: { kind: 'mobile' } }} />,
  },
  { name: 'network', render: () => <Refused problem={{ status: 0, code: 'network' }} /> },
  {
    name: 'card',
    render: () => <CardRefused fault={{ ok: false, fault: 'pin-wrong-one-left', code: '0x76100006' }} />,
  },
];
