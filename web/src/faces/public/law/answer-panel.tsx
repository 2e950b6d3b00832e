import type { DayAnswer, IdAnswer, LawAnswer, TextAnswer, ThresholdAnswer, WindowAnswer } from '@lianshu/core/law';
import type { ReactNode } from 'react';
import { DateText, DefinitionList, Figure, Notice, Panel } from '../../../components/index.ts';
import { CutOffNotice, DraftingHints } from '../../../drafting/text-aids.tsx';
import { errorWords, sayArticle, sayNumber, useLanguage, useWords, wordsOfProblem } from '../../../words/index.ts';
import { lawWords } from '../../../words/law.ts';

function Day({ answer }: { readonly answer: DayAnswer }) {
  const words = useWords(lawWords);
  const { firstDay } = answer;
  return (
    <>
      <p className="law-result">
        <DateText on={answer.result} />
      </p>
      <DefinitionList
        items={[
          { term: words.weekday, value: words.weekdays[answer.weekday - 1]! },
          ...(firstDay === undefined ? [] : [{ term: words.term, value: <DateText on={firstDay} /> }]),
        ]}
      />
    </>
  );
}

function Window({ answer: { result } }: { readonly answer: WindowAnswer }) {
  const words = useWords(lawWords);
  return (
    <DefinitionList
      items={[
        { term: words.first, value: <DateText on={result[0]} /> },
        { term: words.last, value: <DateText on={result[1]} /> },
      ]}
    />
  );
}

function Threshold({ answer }: { readonly answer: ThresholdAnswer }) {
  const words = useWords(lawWords);
  return (
    <>
      <div className="figures">
        <Figure label={words.signers} value={sayNumber(answer.signers)} unit={words.people} />
        <Figure label={words.proposers} value={sayNumber(answer.proposers)} unit={words.people} />
      </div>
      <p className="soft small">{words.ceil}</p>
    </>
  );
}

function Id({ answer: { result } }: { readonly answer: IdAnswer }) {
  const words = useWords(lawWords);
  const errors = useWords(errorWords);
  if (result === 'valid') return <Notice tone="good" title={words.idValid} />;
  const { said, next } = wordsOfProblem(errors, { code: result });
  return (
    <Notice tone="warn" title={said}>
      <p>{next}</p>
    </Notice>
  );
}

function Text({ answer, text }: { readonly answer: TextAnswer; readonly text: string }) {
  const words = useWords(lawWords);
  return (
    <>
      <Figure label={words.counted} value={sayNumber(answer.counted)} unit={words.ofLimit(sayNumber(answer.limit))} />
      {answer.result === 'valid' && <Notice tone="good" title={words.textValid} />}
      {answer.result === 'text.empty' && <Notice tone="warn" title={words.textEmpty} />}
      <CutOffNotice kind={answer.kind} text={text} />
      <h3>{words.hintsTitle}</h3>
      {answer.warnings.length === 0 ? (
        <p>{words.noHints}</p>
      ) : (
        <>
          <p className="soft">{words.hintsSay}</p>
          <DraftingHints warnings={answer.warnings} />
        </>
      )}
    </>
  );
}

function bodyOf(answer: LawAnswer, text: string): ReactNode {
  switch (answer.rule) {
    case 'poll-window':
      return <Window answer={answer} />;
    case 'threshold':
      return <Threshold answer={answer} />;
    case 'id':
      return <Id answer={answer} />;
    case 'text':
      return <Text answer={answer} text={text} />;
    default:
      return <Day answer={answer} />;
  }
}

export interface AnswerPanelProps {
  readonly answer: LawAnswer;
  /** The text that was judged, for rule `text`. */
  readonly text: string;
  /** What the page knows beside the answer. */
  readonly children?: ReactNode;
}

/** The answer with its dates in both calendars, what to know beside it, and the provisions it follows from. */
export function AnswerPanel({ answer, text, children }: AnswerPanelProps) {
  const words = useWords(lawWords);
  const { language } = useLanguage();
  return (
    <Panel title={words.rules[answer.rule].result} look="strong">
      <div className="stack">
        {bodyOf(answer, text)}
        {children}
        {answer.notes.map((note) => (
          <Notice key={note} tone="note">
            <p>{words.notes[note]}</p>
          </Notice>
        ))}
        <DefinitionList
          items={[{ term: words.basis, value: sayArticle(answer.article, language) ?? answer.article }]}
        />
      </div>
    </Panel>
  );
}
