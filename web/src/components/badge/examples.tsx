import type { Example } from '../example.ts';
import { Badge } from './badge.tsx';

export const examples: readonly Example[] = [
  {
    name: 'tones',
    render: () => (
      <p className="row">
        <Badge>草擬</Badge>
        <Badge tone="note">查對中</Badge>
        <Badge tone="good">連署中</Badge>
        <Badge tone="warn">補提</Badge>
        <Badge tone="bad">不成立</Badge>
      </p>
    ),
  },
];
