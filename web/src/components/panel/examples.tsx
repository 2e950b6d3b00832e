import { Badge } from '../badge/badge.tsx';
import type { Example } from '../example.ts';
import { Panel } from './panel.tsx';

export const examples: readonly Example[] = [
  {
    name: 'plain',
    render: () => (
      <Panel title="誰會看到什麼" level={3}>
        <p>領銜人只看得到身分證統一編號。</p>
      </Panel>
    ),
  },
  {
    name: 'strong',
    render: () => (
      <Panel title="主文" level={3} look="strong" aside={<Badge tone="good">連署中</Badge>}>
        <p>您是否同意……？</p>
      </Panel>
    ),
  },
  {
    name: 'sunken',
    render: () => (
      <Panel title="說明" level={3} look="sunken">
        <p>收據檔案請自行保存。</p>
      </Panel>
    ),
  },
];
