import { DateText, QrCode } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { ceremonyWords } from '../words.ts';
import './printed-sheets.css';

export interface SheetFacts {
  readonly caseNumber: string;
  readonly mainText: string;
  readonly leadName: string;
  readonly log: string;
  /** First characters of SHA-256 of the opening key. */
  readonly fingerprint: string;
  /** 26 characters in groups. */
  readonly groups: readonly string[];
  /** ms. */
  readonly printedAt: number;
  readonly isDemo: boolean;
}

const SHEETS = 2;

/** Two sheets with the unsealing code, one page each. They exist on paper only: no screen shows them. */
export function PrintedSheets({ facts }: { readonly facts: SheetFacts }) {
  return (
    <div className="print-only" data-testid="printed-sheets">
      {Array.from({ length: SHEETS }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is its number
        <Sheet key={i} number={i + 1} facts={facts} />
      ))}
    </div>
  );
}

function Sheet({ number, facts }: { readonly number: number; readonly facts: SheetFacts }) {
  const words = useWords(ceremonyWords).sheet;
  return (
    <section className="sheet">
      {facts.isDemo && <p className="sheet__demo">{words.demo}</p>}
      <header className="sheet__head">
        <h2>{words.title}</h2>
        <span>{words.number(number, SHEETS)}</span>
      </header>
      <p className="sheet__code">
        {facts.groups.map((group, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups may be alike; their place is their identity
          <span key={i}>{group}</span>
        ))}
      </p>
      <div className="sheet__body">
        <dl className="sheet__facts">
          <dt>{words.case}</dt>
          <dd>
            {facts.caseNumber}　{facts.mainText}
          </dd>
          <dt>{words.lead}</dt>
          <dd>{facts.leadName}</dd>
          <dt>{words.log}</dt>
          <dd className="sheet__fixed">{facts.log}</dd>
          <dt>{words.fingerprint}</dt>
          <dd className="sheet__fixed">{facts.fingerprint}</dd>
          <dt>{words.printedAt}</dt>
          <dd>
            <DateText at={facts.printedAt} />
          </dd>
        </dl>
        <div className="sheet__qr">
          <QrCode text={facts.groups.join('')} label={words.qr} />
        </div>
      </div>
      <ul className="sheet__rules">
        <li>{words.keep}</li>
        <li>{words.apart}</li>
        <li>{words.lost}</li>
        <li>{words.never}</li>
        <li>{words.confusable}</li>
      </ul>
    </section>
  );
}
