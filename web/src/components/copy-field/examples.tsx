import type { Example } from '../example.ts';
import { CopyField } from './copy-field.tsx';

export const examples: readonly Example[] = [
  {
    name: 'link',
    render: () => (
      <CopyField label="連署網址" value="https://demo.invalid/sign/9001.petition.1#m=mB3k9Jt0r1x2QmZpYxw7Aw" />
    ),
  },
];
