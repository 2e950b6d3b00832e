import type { Example } from '../example.ts';
import { Notice } from './notice.tsx';

export const examples: readonly Example[] = [
  { name: 'note', render: () => <Notice tone="note">手機不能插卡，請用電腦與讀卡機。</Notice> },
  {
    name: 'good',
    render: () => (
      <Notice tone="good" title="連署完成">
        <p>您的連署已寫入紀錄，收據驗證無誤。</p>
      </Notice>
    ),
  },
  {
    name: 'warn',
    render: () => (
      <Notice tone="warn" title="只剩 1 次機會">
        <p>PIN 碼再錯一次卡片就會鎖住。</p>
      </Notice>
    ),
  },
  {
    name: 'bad',
    render: () => (
      <Notice tone="bad" title="這個連署網址與主管機關公布的不符">
        <p>請不要輸入任何資料。</p>
      </Notice>
    ),
  },
];
