import type { Example } from '../example.ts';
import { Steps } from './steps.tsx';

const STEPS = ['看內容', '插卡', '確認與簽署', '收據'];

export const examples: readonly Example[] = [
  { name: 'first', render: () => <Steps label="連署步驟（第一步）" steps={STEPS} current={0} /> },
  { name: 'third', render: () => <Steps label="連署步驟（第三步）" steps={STEPS} current={2} /> },
  { name: 'done', render: () => <Steps label="連署步驟（完成）" steps={STEPS} current={4} /> },
];
