import type { JsonObject } from '@lianshu/core/json';
import { type DetailFault, type DetailName, parseDocumentNumber } from '@lianshu/core/letters';
import { useState } from 'react';
import type { Problem } from '../../api/index.ts';
import { Button, Dialog, TextField } from '../../components/index.ts';
import { caseWords, commonWords, useWords } from '../../words/index.ts';
import { issuingWords } from '../../words/issuing.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { useTask } from '../session/use-task.ts';
import { sendCommand } from './case-file.ts';
import { type CaseLetter, previewLetter } from './letters-of-case.ts';
import './letters.css';

export interface LettersIssueFormProps {
  readonly number: string;
  readonly letter: CaseLetter;
  /** Who signed the last letter, to begin with. */
  readonly signer: string;
  readonly onSigner: (signer: string) => void;
  readonly onDone: (title: string) => void;
}

type Values = Readonly<Partial<Record<DetailName, string>>>;

/** What a letter needs to go out; it is read in full before it does. */
export function LettersIssueForm({ number, letter, signer, onSigner, onDone }: LettersIssueFormProps) {
  const { api } = useOffice();
  const words = useWords(issuingWords);
  const common = useWords(commonWords);
  const { letters: names } = useWords(caseWords);
  const [documentNumber, setDocumentNumber] = useState('');
  const [values, setValues] = useState<Values>({ signer });
  const [isTried, setTried] = useState(false);
  const [lines, setLines] = useState<readonly string[]>();
  const task = useTask();
  const missing = letter.details.filter(({ name, isOptional }) => !isOptional && textOf(values, name) === '');
  const isNumbered = parseDocumentNumber(documentNumber) !== undefined;
  const given: JsonObject = { documentNumber: documentNumber.trim(), details: detailsOf(letter, values) };
  const preview = async () => {
    setTried(true);
    if (missing.length > 0 || !isNumbered) return;
    setLines(await task.run(() => previewLetter(api, number, letter.n, given)));
  };
  const issue = async () => {
    setLines(undefined);
    const data = { letter: letter.n, ...given };
    const done = await task.run(() => sendCommand(api, number, 'issue-letter', data));
    if (done === undefined) return;
    onSigner(textOf(values, 'signer'));
    onDone(words.issued(names[letter.name]));
  };
  const faultOf = (name: DetailName): string | undefined => {
    if (isTried && missing.some((field) => field.name === name)) return words.faults.missing;
    const fault = faultIn(task.problem, name);
    return fault === undefined ? undefined : words.faults[fault];
  };
  const isNumberFaulty = (isTried && !isNumbered) || faultIn(task.problem, 'documentNumber') !== undefined;
  const id = `letter-${letter.n}`;
  return (
    <div className="stack letters__form">
      <ProblemNotice problem={task.problem} />
      <TextField
        id={`${id}-number`}
        label={words.number}
        help={words.numberHelp}
        value={documentNumber}
        onChange={setDocumentNumber}
        isRequired
        fault={isNumberFaulty ? words.numberFault : undefined}
      />
      {letter.details.map(({ name, kind, isOptional }) => (
        <TextField
          key={name}
          id={`${id}-${name}`}
          label={words.details[name]}
          help={words.helps[name]}
          kind={kind === 'list' ? 'long' : kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'count' ? 'numeric' : 'text'}
          isShort={kind === 'count' || kind === 'date'}
          isOptional={isOptional}
          value={values[name] ?? ''}
          onChange={(value) => setValues({ ...values, [name]: value })}
          fault={faultOf(name)}
        />
      ))}
      <div className="row">
        <Button look="primary" isBusy={task.isBusy} onPress={() => void preview()}>
          {words.preview}
        </Button>
      </div>
      <Dialog
        title={words.previewTitle}
        isOpen={lines !== undefined}
        onClose={() => setLines(undefined)}
        actions={
          <>
            <Button look="primary" onPress={() => void issue()}>
              {words.issue}
            </Button>
            <Button onPress={() => setLines(undefined)}>{common.cancel}</Button>
          </>
        }
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
        <section className="letters__paper" lang="zh-Hant-TW" aria-label={names[letter.name]} tabIndex={0}>
          {(lines ?? []).map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text, never moved
            <p key={i}>{line}</p>
          ))}
        </section>
        <p className="soft small">{words.previewText}</p>
      </Dialog>
    </div>
  );
}

function textOf(values: Values, name: DetailName): string {
  return (values[name] ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

function detailsOf({ details }: CaseLetter, values: Values): JsonObject {
  return Object.fromEntries(
    details.map(({ name }) => [name, textOf(values, name)] as const).filter(([, text]) => text !== ''),
  );
}

/** What the server found in this field, when it refused the words of the letter. */
function faultIn(problem: Problem | undefined, field: string): DetailFault | undefined {
  if (problem?.code !== 'letter.details' || problem.detail?.field !== field) return undefined;
  return problem.detail.fault as DetailFault;
}
