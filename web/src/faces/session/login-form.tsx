import { isCaseNumber } from '@lianshu/core/case';
import type { LoginRole } from '@lianshu/core/statement';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Answer, type Api, good } from '../../api/index.ts';
import { Button, ErrorSummary, type FieldFault, Panel, TextField } from '../../components/index.ts';
import type { CardClient } from '../../middleware/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { isPinForm, PIN_FIELD_ID, PinField } from './pin-field.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { ProblemWordsContext, useOwnProblemWords } from './problem-words.ts';
import { type Challenge, fetchChallenge, type Session, signIn } from './sign-in.ts';
import { useTask } from './use-task.ts';
import { sessionWords } from './words.ts';

export interface LoginFormProps {
  readonly as: LoginRole;
  readonly api: Api;
  readonly card: CardClient;
  /** What the statement names as the site. */
  readonly origin: string;
  readonly onSession: (session: Session) => void;
}

/** A challenge with less time left than this is not begun with. */
const ENOUGH_MS = 60_000;
const CASE_ID = 'login-case';
const CODE_ID = 'login-code';

/** Signing in with the card; the lead also names her case and the commission's code (認證碼). */
export function LoginForm({ as: role, api, card, origin, onSession }: LoginFormProps) {
  const words = useWords(sessionWords).login;
  const common = useWords(commonWords);
  const own = useOwnProblemWords();
  const [caseNumber, setCaseNumber] = useState(caseOfAddress);
  const [code, setCode] = useState('');
  const [pin, setPin] = useState('');
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const challenge = useRef<Challenge>(undefined);
  const isLead = role === 'lead';

  useEffect(() => {
    // Before the press, because the card's window may only open in it. A failure shows when the button is pressed.
    void fetchChallenge(api, role).then((answer) => {
      if (answer.ok) challenge.current = answer.value;
    });
  }, [api, role]);

  const faults: FieldFault[] = [];
  if (isLead && !isCaseNumber(caseNumber.trim())) faults.push({ id: CASE_ID, says: words.caseNumberWrong });
  if (isLead && code.trim() === '') faults.push({ id: CODE_ID, says: words.codeMissing });
  if (!isPinForm(pin)) faults.push({ id: PIN_FIELD_ID, says: words.pinMissing });
  const faultOf = (id: string) => (isTried ? faults.find((fault) => fault.id === id)?.says : undefined);

  const submit = async () => {
    // Enter in a field submits too, whatever the button says.
    if (task.isBusy) return;
    setTried(true);
    if (faults.length > 0) return;
    // Out of the field before the card's window has even asked.
    setPin('');
    setTried(false);
    const session = await task.run(async () => {
      const fresh = await freshChallenge(api, role, challenge.current);
      if (!fresh.ok) return fresh;
      challenge.current = undefined;
      const lead = { caseNumber: caseNumber.trim(), authenticationCode: code.trim() };
      const work = { api, card, origin, role, challenge: fresh.value, pin };
      return signIn(isLead ? { ...work, lead } : work);
    });
    if (session !== undefined) onSession(session);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };

  return (
    <Panel look="strong">
      <form className="stack" noValidate onSubmit={onSubmit}>
        <p>{words[role].text}</p>
        {isTried && <ErrorSummary faults={faults} />}
        <ProblemWordsContext value={{ ...own, 'request.too-many': isLead ? words.tooMany : words.tooManyOfficer }}>
          <ProblemNotice problem={task.problem} />
        </ProblemWordsContext>
        {isLead && (
          <>
            <TextField
              id={CASE_ID}
              label={words.caseNumber}
              help={words.caseNumberHelp}
              value={caseNumber}
              onChange={setCaseNumber}
              fault={faultOf(CASE_ID)}
              inputMode="numeric"
              isShort
              isRequired
            />
            <TextField
              id={CODE_ID}
              kind="digits"
              label={words.code}
              help={words.codeHelp}
              value={code}
              onChange={setCode}
              fault={faultOf(CODE_ID)}
              isRequired
            />
          </>
        )}
        <PinField pin={pin} onChange={setPin} fault={faultOf(PIN_FIELD_ID)} />
        <div className="row">
          <Button type="submit" look="primary" icon="card" isBusy={task.isBusy}>
            {task.isBusy ? words.busy : words.submit}
          </Button>
          <span className="soft small">{common.article(words[role].article)}</span>
        </div>
      </form>
    </Panel>
  );
}

/** Synchronous as long as the one at hand is still good, so that the card's window opens within the press. */
function freshChallenge(
  api: Api,
  role: LoginRole,
  held: Challenge | undefined,
): Answer<Challenge> | Promise<Answer<Challenge>> {
  return held !== undefined && held.expiresAt - Date.now() > ENOUGH_MS ? good(held) : fetchChallenge(api, role);
}

function caseOfAddress(): string {
  const found = new URLSearchParams(location.search).get('case') ?? '';
  return isCaseNumber(found) ? found : '';
}
