import type { Example } from '../example.ts';
import { Disclosure } from './disclosure.tsx';

export const examples: readonly Example[] = [
  {
    name: 'closed',
    render: () => (
      <Disclosure title="卡片實際簽署的全文">
        <p>【公民投票連署】……</p>
      </Disclosure>
    ),
  },
  {
    name: 'open',
    render: () => (
      <Disclosure title="為什麼要讀卡機？" isOpen>
        <p>連署要用自然人憑證簽章，手機目前不能讀卡。</p>
      </Disclosure>
    ),
  },
];
