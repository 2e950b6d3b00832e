import type { ListedCase } from '@lianshu/core/directory';
import { Button, ButtonLink, DateText, Notice } from '../../../components/index.ts';
import { fakeWords } from '../../../words/fakes.ts';
import { useWords } from '../../../words/index.ts';
import type { CardUsed } from './question.ts';

export interface CardUsedResultProps {
  readonly listed: ListedCase;
  readonly answer: CardUsed;
  readonly onAgain: () => void;
}

/** Yes or no, and what to do when it was not she. */
export function CardUsedResult({ listed, answer, onAgain }: CardUsedResultProps) {
  const words = useWords(fakeWords).cardUsed;
  const { yes, no } = words;
  return (
    <>
      {answer.signed ? (
        <>
          <Notice tone="warn" title={yes.title} announce="polite">
            <p>
              {yes.says(listed.number)}
              {answer.firstSignedOn !== null && <DateText on={answer.firstSignedOn} />}
            </p>
            <p>{yes.own}</p>
          </Notice>
          <section className="stack" aria-labelledby="not-she">
            <h2 id="not-she">{yes.notOwn}</h2>
            <ol className="stack stack--tight">
              {yes.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
        </>
      ) : (
        <Notice tone="good" title={no.title} announce="polite">
          <p>{no.says(listed.number)}</p>
          <p>{no.next}</p>
        </Notice>
      )}
      <div className="row">
        <Button onPress={onAgain}>{words.again}</Button>
        {answer.signed && <ButtonLink to="/receipt">{words.receipt}</ButtonLink>}
        <ButtonLink to="/reports">{words.report}</ButtonLink>
      </div>
    </>
  );
}
