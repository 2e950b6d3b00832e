import { isIsoDate } from '@lianshu/core/calendar';
import { Notice, Panel, TextField } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { collectWords } from './words.ts';

/** What is settled with the lead when electronic proposing is opened, as typed. */
export interface ProposingTerms {
  readonly electorate: string;
  /** ISO date. */
  readonly lastDay: string;
}

function isCount(text: string): boolean {
  return /^[1-9][0-9]{0,11}$/.test(text);
}

export function areTerms({ electorate, lastDay }: ProposingTerms): boolean {
  return isCount(electorate) && isIsoDate(lastDay);
}

export interface ProposingPanelProps {
  readonly terms: ProposingTerms;
  readonly onTerms: (terms: ProposingTerms) => void;
  readonly isTried: boolean;
}

/** 電子提案: that no regulation governs it, the electorate that the threshold follows from, and the last day. */
export function ProposingPanel({ terms, onTerms, isTried }: ProposingPanelProps) {
  const words = useWords(collectWords).proposing;
  return (
    <Panel title={words.title}>
      <div className="stack">
        <Notice tone="warn" title={words.unregulated}>
          <p>{words.unregulatedText}</p>
        </Notice>
        <TextField
          id="proposing-electorate"
          label={words.electorate}
          help={words.electorateHelp}
          value={terms.electorate}
          onChange={(electorate) => onTerms({ ...terms, electorate })}
          inputMode="numeric"
          isShort
          fault={isTried && !isCount(terms.electorate) ? words.electorateMissing : undefined}
        />
        <TextField
          id="proposing-last-day"
          kind="date"
          label={words.lastDay}
          help={words.lastDayHelp}
          value={terms.lastDay}
          onChange={(lastDay) => onTerms({ ...terms, lastDay })}
          isShort
          fault={isTried && !isIsoDate(terms.lastDay) ? words.lastDayMissing : undefined}
        />
      </div>
    </Panel>
  );
}
