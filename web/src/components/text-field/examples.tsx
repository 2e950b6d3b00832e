import { useState } from 'react';
import type { Example } from '../example.ts';
import { TextField, type TextFieldProps } from './text-field.tsx';

function Kept(props: Omit<TextFieldProps, 'value' | 'onChange'> & { readonly start?: string }) {
  const { start, ...rest } = props;
  const [value, setValue] = useState(start ?? '');
  return <TextField {...rest} value={value} onChange={setValue} />;
}

export const examples: readonly Example[] = [
  { name: 'text', render: () => <Kept label="案件名稱" help="最多 30 個字。" /> },
  {
    name: 'digits',
    render: () => (
      <Kept label="國民身分證統一編號" kind="digits" isShort start="A123456789" help="1 個英文字母與 9 個數字" />
    ),
  },
  {
    name: 'pin',
    render: () => <Kept label="卡片 PIN 碼" kind="pin" start="123456" help="6 到 8 個字元。用完就清除。" />,
  },
  {
    name: 'fault',
    render: () => (
      <Kept
        label="國民身分證統一編號"
        kind="digits"
        isShort
        start="A123456788"
        fault="最後一碼與前面的字元不符，請對照身分證再看一次。"
      />
    ),
  },
  { name: 'long', render: () => <Kept label="理由" kind="long" isOptional /> },
  { name: 'disabled', render: () => <Kept label="案號" isDisabled start="9001" /> },
];
