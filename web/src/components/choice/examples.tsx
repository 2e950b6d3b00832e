import { useState } from 'react';
import type { Example } from '../example.ts';
import { Checkbox, RadioField, SelectField } from './choice.tsx';

const CITIES = ['臺北市', '新北市', '桃園市', '臺中市', '臺南市', '高雄市', '基隆市', '連江縣'].map((name) => ({
  value: name,
  label: name,
}));

function KeptCheckbox() {
  const [isSelected, setSelected] = useState(true);
  return (
    <Checkbox isSelected={isSelected} onChange={setSelected}>
      我已讀過主文，也知道誰會看到我的資料
    </Checkbox>
  );
}

function KeptRadio() {
  const [value, setValue] = useState<'lead' | 'both' | null>('lead');
  return (
    <RadioField
      label="身分證統一編號由誰解開"
      help="依電子連署及查對作業辦法第 3 條、第 7 條。"
      value={value}
      onChange={setValue}
      options={[
        { value: 'lead', label: '領銜人', help: '預設。領銜人只看得到號碼，看不到姓名與憑證。' },
        { value: 'both', label: '領銜人與戶政機關共同', help: '需要另有法律依據。' },
      ]}
    />
  );
}

function KeptSelect() {
  const [value, setValue] = useState<string | null>(null);
  return (
    <SelectField id="example-city" label="縣市" prompt="請選擇" value={value} onChange={setValue} options={CITIES} />
  );
}

export const examples: readonly Example[] = [
  { name: 'checkbox', render: () => <KeptCheckbox /> },
  { name: 'radio', render: () => <KeptRadio /> },
  { name: 'select', render: () => <KeptSelect /> },
];
