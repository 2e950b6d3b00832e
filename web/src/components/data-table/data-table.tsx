import type { ReactNode } from 'react';
import { commonWords, useWords } from '../../words/index.ts';
import { classNames } from '../class-names.ts';
import './data-table.css';

export interface Column<R> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: R) => ReactNode;
  /** Figures stand at the right, in digits of one width. */
  readonly isNumber?: boolean | undefined;
  /** Running text, never squeezed into a column of single characters. */
  readonly isText?: boolean | undefined;
  /** The cell names its row. */
  readonly isRowHead?: boolean | undefined;
}

export interface DataTableProps<R> {
  readonly caption: string;
  readonly isCaptionHidden?: boolean | undefined;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string | number;
  /** Said instead of an empty table. */
  readonly empty?: string | undefined;
  readonly isDense?: boolean | undefined;
}

/** A table to read and print. Wider than the screen, it scrolls by itself, also by keyboard. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { caption, isCaptionHidden, columns, rows, rowKey, empty, isDense } = props;
  const words = useWords(commonWords);
  if (rows.length === 0) return <p className="soft">{empty ?? words.empty}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="data-table" aria-label={caption} tabIndex={0}>
      <table className={classNames('data-table__table', isDense === true && 'data-table__table--dense')}>
        <caption className={isCaptionHidden === true ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, head, isNumber }) => (
              <th key={key} scope="col" className={isNumber === true ? 'data-table__number' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ key, cell, isNumber, isText, isRowHead }) => {
                const className = classNames(
                  isNumber === true && 'data-table__number',
                  isText === true && 'data-table__text',
                );
                return isRowHead === true ? (
                  <th key={key} scope="row" className={className}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} className={className}>
                    {cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
