import type { Example } from '../example.ts';
import { DefinitionList } from './definition-list.tsx';

export const examples: readonly Example[] = [
  {
    name: 'case',
    render: () => (
      <DefinitionList
        items={[
          { term: '案號', value: '9001' },
          { term: '領銜人', value: '示範王' },
          { term: '連署門檻', value: <span className="number">293,228 人</span> },
          {
            term: '指紋',
            value: <span className="code">f0a4c2d9e8b7a6958473625140f0a4c2d9e8b7a6958473625140aabbccddeeff</span>,
          },
        ]}
      />
    ),
  },
];
