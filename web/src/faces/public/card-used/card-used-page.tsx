import { isPilotNumber } from '@lianshu/core/case';
import { type Directory, type ListedCase, logOfListed } from '@lianshu/core/directory';
import { useEffect, useState } from 'react';
import { Notice, ProgressBar, RadioField, TextField } from '../../../components/index.ts';
import { loadDirectory } from '../../../directory/load-directory.ts';
import { usePlace } from '../../../router/index.ts';
import { fakeWords } from '../../../words/fakes.ts';
import { commonWords, useWords } from '../../../words/index.ts';
import { DirectoryRefused, type WhyNot } from '../link/directory-fault.tsx';
import { PublicPage } from '../public-page.tsx';
import { CardUsedResult } from './card-used-result.tsx';
import type { CardUsed } from './question.ts';
import { QuestionForm } from './question-form.tsx';

/** More are found by typing the number. */
const SHOWN = 8;

/** `/card-used`: whether the card in the reader was used in one case. `#9001` comes from the page of a case. */
export function CardUsedPage() {
  const words = useWords(fakeWords).cardUsed;
  const common = useWords(commonWords);
  const [directory, setDirectory] = useState<Directory>();
  const [why, setWhy] = useState<WhyNot>();
  const [listed, setListed] = useState<ListedCase>();
  const [answer, setAnswer] = useState<CardUsed>();
  const load = async () => {
    setWhy(undefined);
    const loaded = await loadDirectory();
    if (loaded.ok) setDirectory(loaded.directory);
    else setWhy(loaded.why);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => void load(), []);
  const again = () => {
    setAnswer(undefined);
    setListed(undefined);
  };
  return (
    <PublicPage title={words.title} intro={<p>{words.intro}</p>}>
      {why !== undefined && <DirectoryRefused why={why} onRetry={() => void load()} />}
      {directory === undefined && why === undefined && <ProgressBar label={common.loading} />}
      {answer !== undefined && listed !== undefined ? (
        <CardUsedResult listed={listed} answer={answer} onAgain={again} />
      ) : (
        directory !== undefined && (
          <>
            <Notice tone="note">
              <p>{words.privacy}</p>
            </Notice>
            <Choose cases={directory.cases} listed={listed} onChoose={setListed} />
            {listed !== undefined && <QuestionForm key={logOfListed(listed)} listed={listed} onAnswer={setAnswer} />}
          </>
        )
      )}
    </PublicPage>
  );
}

interface ChooseProps {
  readonly cases: readonly ListedCase[];
  readonly listed: ListedCase | undefined;
  readonly onChoose: (listed: ListedCase | undefined) => void;
}

function Choose({ cases, listed, onChoose }: ChooseProps) {
  const words = useWords(fakeWords).cardUsed;
  const { hash } = usePlace();
  const [number, setNumber] = useState(() => /^#([0-9T]{1,9})$/.exec(hash)?.[1] ?? '');
  const wanted = number.trim().toUpperCase();
  const found = cases.filter((one) => one.number.startsWith(wanted)).slice(0, SHOWN);
  const say = ({ number: of, stage, round }: ListedCase) =>
    [
      words.option(of, words[stage]),
      ...(round === 2 ? [words.round('2')] : []),
      ...(isPilotNumber(of) ? [words.pilot] : []),
    ].join('　');
  return (
    <>
      <TextField
        id="case-number"
        kind="digits"
        isShort
        label={words.number}
        help={words.numberHelp}
        value={number}
        onChange={(value) => {
          setNumber(value);
          onChoose(undefined);
        }}
        maxLength={8}
      />
      {found.length === 0 ? (
        <p role="status">{words.none}</p>
      ) : (
        <RadioField
          label={words.choose}
          value={listed === undefined ? null : logOfListed(listed)}
          onChange={(log) => onChoose(found.find((one) => logOfListed(one) === log))}
          options={found.map((one) => ({ value: logOfListed(one), label: say(one) }))}
        />
      )}
    </>
  );
}
