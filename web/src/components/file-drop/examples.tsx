import type { Example } from '../example.ts';
import { FileDrop } from './file-drop.tsx';

export const examples: readonly Example[] = [
  {
    name: 'receipt',
    render: () => <FileDrop label="收據檔案" help="檔名像 receipt-9001.json" maxBytes={65536} onFile={() => {}} />,
  },
];
