import type { Example } from '../example.ts';
import { type Column, DataTable } from './data-table.tsx';

interface Row {
  readonly reason: string;
  readonly article: string;
  readonly people: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'reason', head: '理由', cell: (row) => row.reason, isRowHead: true },
  { key: 'article', head: '依據', cell: (row) => row.article },
  { key: 'people', head: '人數', cell: (row) => row.people.toLocaleString('en'), isNumber: true },
];

const ROWS: readonly Row[] = [
  { reason: '合格', article: '公民投票法第 13 條', people: 456100 },
  { reason: '重複連署', article: '公民投票法第 12 條', people: 17590 },
  { reason: '死亡', article: '公民投票法第 8 條', people: 1606 },
];

export const examples: readonly Example[] = [
  {
    name: 'plain',
    render: () => <DataTable caption="查對結果" columns={COLUMNS} rows={ROWS} rowKey={(row) => row.reason} />,
  },
  {
    name: 'dense',
    render: () => (
      <DataTable caption="查對結果（密）" isDense columns={COLUMNS} rows={ROWS} rowKey={(row) => row.reason} />
    ),
  },
  {
    name: 'empty',
    render: () => <DataTable caption="查對結果" columns={COLUMNS} rows={[]} rowKey={(row) => row.reason} />,
  },
];
