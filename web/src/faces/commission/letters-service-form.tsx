import { isIsoDate, lastDayOfDaysAfter, lastDayOfMonthsAfter } from '@lianshu/core/calendar';
import { type DocumentName, papersNeeded } from '@lianshu/core/case';
import { useState } from 'react';
import { Button, DateText, TextField } from '../../components/index.ts';
import { caseWords, lawDate, sayArticle, useLanguage, useWords } from '../../words/index.ts';
import { issuingWords } from '../../words/issuing.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { useTask } from '../session/use-task.ts';
import { sendCommand } from './case-file.ts';
import type { CaseLetter, TermToStart } from './letters-of-case.ts';
import { PapersField } from './papers-field.tsx';

export interface LettersServiceFormProps {
  readonly number: string;
  readonly letter: CaseLetter;
  readonly onDone: (title: string) => void;
}

function endOf({ length, unit }: TermToStart, servedOn: string): string {
  return unit === 'days' ? lastDayOfDaysAfter(servedOn, length) : lastDayOfMonthsAfter(servedOn, length);
}

/** 送達: the day on which the letter reached whom it is for, and the term that begins with it. */
export function LettersServiceForm({ number, letter, onDone }: LettersServiceFormProps) {
  const { api, now } = useOffice();
  const words = useWords(issuingWords);
  const { letters: names } = useWords(caseWords);
  const { language } = useLanguage();
  const today = lawDate(now());
  const [servedOn, setServedOn] = useState(today);
  const [papers, setPapers] = useState<readonly DocumentName[]>([]);
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const needed = papersNeeded('record-service', {});
  const isLawful = isIsoDate(servedOn) && servedOn >= (letter.issuedOn ?? '') && servedOn <= today;
  const send = async () => {
    setTried(true);
    if (!isLawful || !needed.every((paper) => papers.includes(paper))) return;
    const data = { letter: letter.n, servedOn };
    const done = await task.run(() => sendCommand(api, number, 'record-service', data, needed));
    if (done !== undefined) onDone(words.served(names[letter.name]));
  };
  const { starts } = letter;
  return (
    <div className="stack letters__form">
      <ProblemNotice problem={task.problem} />
      <TextField
        id={`letter-${letter.n}-servedOn`}
        label={words.servedOn}
        kind="date"
        isShort
        value={servedOn}
        onChange={setServedOn}
        fault={isTried && !isLawful ? words.serviceFault : undefined}
      />
      {starts !== null && isLawful && (
        <p>
          {words.ends(words.term(String(starts.length), starts.unit))} <DateText on={endOf(starts, servedOn)} />
          <span className="soft small">　{sayArticle(starts.article, language) ?? starts.article}</span>
        </p>
      )}
      <PapersField
        id={`letter-${letter.n}-papers`}
        needed={needed}
        ticked={papers}
        onChange={setPapers}
        isTried={isTried}
      />
      <div className="row">
        <Button look="primary" isBusy={task.isBusy} onPress={() => void send()}>
          {words.serve}
        </Button>
      </div>
    </div>
  );
}
