import { DateText } from '../date-text/date-text.tsx';
import type { Example } from '../example.ts';
import { Timeline } from './timeline.tsx';

export const examples: readonly Example[] = [
  {
    name: 'case',
    render: () => (
      <Timeline
        label="案件時程（例）"
        entries={[
          { key: 'a', when: <DateText on="2026-11-23" />, what: '領取認證碼', note: '公民投票法第 10 條第 9 項' },
          { key: 'b', when: <DateText on="2026-11-24" />, what: '連署期間開始', state: 'now' },
          { key: 'c', when: <DateText on="2027-05-23" />, what: '連署期間最後一天', state: 'future' },
        ]}
      />
    ),
  },
];
