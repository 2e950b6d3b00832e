import type { Example } from '../example.ts';
import { Tabs } from './tabs.tsx';

export const examples: readonly Example[] = [
  {
    name: 'two',
    render: () => (
      <Tabs
        label="交付收據的方式"
        items={[
          { id: 'file', label: '收據檔案', content: <p>選擇下載過的收據檔。</p> },
          { id: 'paste', label: '貼上文字', content: <p>貼上收據的內容或 QR Code 的網址。</p> },
        ]}
      />
    ),
  },
];
