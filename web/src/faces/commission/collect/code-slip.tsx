import type { CaseView } from '../../../cases/case-view.ts';
import { DateText } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { PrintedAlone } from './printed-alone.tsx';
import { collectWords } from './words.ts';

export interface CodeSlipProps {
  readonly view: CaseView;
  readonly code: string;
  /** Where the lead signs in. */
  readonly site: string;
  /** ms. */
  readonly issuedAt: number;
  readonly isDemo: boolean;
}

/** 認證碼交付單: exists on paper only. Printing the page prints it and nothing else. */
export function CodeSlip({ view, code, site, issuedAt, isDemo }: CodeSlipProps) {
  const words = useWords(collectWords).slip;
  const { firstDay, lastDay } = view.dates;
  return (
    <PrintedAlone>
      <section className="slip">
        {isDemo && <p className="slip__demo">{words.demo}</p>}
        <h2>{words.title}</h2>
        <p className="slip__label">{words.code}</p>
        <p className="slip__code">{code}</p>
        <dl className="slip__facts">
          <dt>{words.case}</dt>
          <dd>
            {view.number}　{view.mainText}
          </dd>
          <dt>{words.lead}</dt>
          <dd>{view.leadName}</dd>
          {firstDay !== null && lastDay !== null && (
            <>
              <dt>{words.window}</dt>
              <dd>
                <DateText on={firstDay} /> – <DateText on={lastDay} />
              </dd>
            </>
          )}
          <dt>{words.site}</dt>
          <dd className="slip__fixed">{site}/lead</dd>
          <dt>{words.issuedAt}</dt>
          <dd>
            <DateText at={issuedAt} />
          </dd>
        </dl>
        <ul>
          {words.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
    </PrintedAlone>
  );
}
