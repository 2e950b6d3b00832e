import { officeFor } from '@lianshu/core/case';
import { useEffect, useState } from 'react';
import type { Problem } from '../../api/index.ts';
import {
  Badge,
  type BadgeTone,
  Button,
  ButtonLink,
  DateText,
  Disclosure,
  Notice,
  Panel,
} from '../../components/index.ts';
import { caseWords, sayArticle, useLanguage, useWords } from '../../words/index.ts';
import { issuingWords } from '../../words/issuing.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import type { AllowedAct, CaseFile } from './case-file.ts';
import { LettersForms } from './letters-forms.tsx';
import { LettersIssueForm } from './letters-issue-form.tsx';
import { type CaseLetter, fetchLetters, type LetterState, letterFile, stateOf } from './letters-of-case.ts';
import { LettersServiceForm } from './letters-service-form.tsx';
import './letters.css';

/** The acts that this section enters; the list of possible acts leaves them to it. */
export const LETTER_ACTS: readonly string[] = ['issue-letter', 'record-service'];

const TONES: Readonly<Record<LetterState, BadgeTone>> = {
  toIssue: 'warn',
  toServe: 'note',
  issued: 'good',
  served: 'good',
};

/** More letters that are done than these are folded. */
const DONE_IN_VIEW = 3;

export interface LettersSectionProps {
  readonly file: CaseFile;
  readonly onDone: (title: string) => void;
}

/** Letters and announcements of a case: to be issued, to be served, done; and a warning where a term waits for one. */
export function LettersSection({ file, onDone }: LettersSectionProps) {
  const { api } = useOffice();
  const words = useWords(issuingWords);
  const { number, timeline } = file.view;
  const [letters, setLetters] = useState<readonly CaseLetter[]>();
  const [problem, setProblem] = useState<Problem>();
  const [signer, setSigner] = useState('');
  const moves = timeline.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the case has moved
  useEffect(() => {
    let isGone = false;
    void fetchLetters(api, number).then((answer) => {
      if (isGone) return;
      setProblem(answer.ok ? undefined : answer.problem);
      if (answer.ok) setLetters(answer.value);
    });
    return () => {
      isGone = true;
    };
  }, [api, number, moves]);
  const waiting = (letters ?? []).filter(({ starts }) => starts !== null);
  const groups = groupsOf(letters ?? []);
  return (
    <Panel title={words.title} id="letters">
      <div className="stack">
        <ProblemNotice problem={problem} />
        {waiting.map((letter) => (
          <Waiting key={letter.n} letter={letter} />
        ))}
        {letters?.length === 0 && <p className="soft">{words.none}</p>}
        {groups.map(([group, members]) => {
          const list = (
            <ul className="letters__list">
              {members.map((letter) => (
                <LetterItem
                  key={`${letter.n} ${stateOf(letter)}`}
                  file={file}
                  letter={letter}
                  signer={signer}
                  onSigner={setSigner}
                  onDone={onDone}
                />
              ))}
            </ul>
          );
          if (group === 'done' && members.length > DONE_IN_VIEW)
            return (
              <Disclosure key={group} title={`${words.groups[group]}（${members.length}）`}>
                {list}
              </Disclosure>
            );
          return (
            <section key={group} className="stack stack--tight" aria-label={words.groups[group]}>
              <h3>{words.groups[group]}</h3>
              {list}
            </section>
          );
        })}
        <LettersForms number={number} />
      </div>
    </Panel>
  );
}

type Group = 'toIssue' | 'toServe' | 'done';

/** Letters that a term waits for come first. */
function groupsOf(letters: readonly CaseLetter[]): readonly (readonly [Group, readonly CaseLetter[]])[] {
  const of = (group: Group) =>
    letters.filter((letter) => {
      const state = stateOf(letter);
      return group === 'done' ? state === 'issued' || state === 'served' : state === group;
    });
  return (['toIssue', 'toServe', 'done'] as const)
    .map((group) => [group, of(group).sort((a, b) => Number(a.starts === null) - Number(b.starts === null))] as const)
    .filter(([, members]) => members.length > 0);
}

/** No term runs before this letter has gone out and its service is recorded. */
function Waiting({ letter }: { readonly letter: CaseLetter }) {
  const words = useWords(issuingWords);
  const { letters: names } = useWords(caseWords);
  const { language } = useLanguage();
  const { starts, issuedOn, to } = letter;
  if (starts === null) return null;
  const name = to === null ? names[letter.name] : `${names[letter.name]}（${to}）`;
  const article = sayArticle(starts.article, language) ?? starts.article;
  return (
    <Notice tone="warn" title={issuedOn === null ? words.waits.issue(name) : words.waits.service(name)}>
      <p>{words.waits.next(words.term(String(starts.length), starts.unit), article)}</p>
    </Notice>
  );
}

interface LetterItemProps {
  readonly file: CaseFile;
  readonly letter: CaseLetter;
  readonly signer: string;
  readonly onSigner: (signer: string) => void;
  readonly onDone: (title: string) => void;
}

function LetterItem({ file, letter, signer, onSigner, onDone }: LetterItemProps) {
  const { session } = useOffice();
  const words = useWords(issuingWords);
  const { letters: names } = useWords(caseWords);
  const [isOpen, setOpen] = useState(false);
  const { number } = file.view;
  const state = stateOf(letter);
  const name = names[letter.name];
  const mine = (command: string): AllowedAct | undefined =>
    file.allowed.find((act) => act.command === command && officeFor(act.offices, session.roles) !== undefined);
  const service = mine('record-service');
  return (
    <li className="letters__item">
      <div className="row row--spread">
        <strong>
          {letter.n}　{name}
        </strong>
        <span className="row">
          <Badge tone={TONES[state]}>{words.states[state]}</Badge>
          {state === 'toIssue' && mine('issue-letter') !== undefined && !isOpen && (
            <Button onPress={() => setOpen(true)}>
              {words.start}
              <span className="visually-hidden">　{name}</span>
            </Button>
          )}
        </span>
      </div>
      <LetterFacts letter={letter} />
      {state === 'toIssue' && isOpen && (
        <LettersIssueForm number={number} letter={letter} signer={signer} onSigner={onSigner} onDone={onDone} />
      )}
      {state !== 'toIssue' && (
        <div className="row">
          {(['pdf', 'txt'] as const).map((kind) => (
            <ButtonLink
              key={kind}
              to={letterFile(number, letter.n, kind)}
              download={`lianshu-${number}-${letter.n}.${kind}`}
            >
              {kind === 'pdf' ? words.pdf : words.text}
              <span className="visually-hidden">　{name}</span>
            </ButtonLink>
          ))}
        </div>
      )}
      {state === 'toServe' && service !== undefined && (
        <LettersServiceForm number={number} letter={letter} onDone={onDone} />
      )}
    </li>
  );
}

function LetterFacts({ letter }: { readonly letter: CaseLetter }) {
  const words = useWords(issuingWords);
  const { audience, to, madeOn, documentNumber, issuedOn, servedOn } = letter;
  const days = [
    [words.made, madeOn],
    [words.issuedOn, issuedOn],
    [words.servedOn, servedOn],
  ] as const;
  return (
    <p className="soft small letters__facts">
      <span>
        {words.recipient} {to ?? words.audiences[audience]}
      </span>
      {documentNumber !== null && <span>{documentNumber}</span>}
      {days.map(([term, day]) =>
        day === null ? null : (
          <span key={term}>
            {term} <DateText on={day} />
          </span>
        ),
      )}
    </p>
  );
}
