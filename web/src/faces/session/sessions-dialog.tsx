import { useEffect, useState } from 'react';
import { Badge, Button, Dialog, Notice } from '../../components/index.ts';
import { sayNumber, taipeiTime, useWords } from '../../words/index.ts';
import { useOffice } from './office.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { endSessions, fetchSessions, type OwnSession } from './sessions.ts';
import { useTask } from './use-task.ts';
import { sessionWords } from './words.ts';
import './sessions-dialog.css';

/** Where the visitor is signed in with this card, or to this case, with the way to end what is not hers. */
export function SessionsDialog({ onClose }: { readonly onClose: () => void }) {
  const { api, session } = useOffice();
  const words = useWords(sessionWords).sessions;
  const [sessions, setSessions] = useState<readonly OwnSession[]>();
  const [ended, setEnded] = useState<number>();
  const task = useTask();
  const { run } = task;
  const { role } = session;

  useEffect(() => {
    void run(() => fetchSessions(api, role)).then((found) => found !== undefined && setSessions(found));
  }, [api, role, run]);

  const end = async (id?: string) => {
    const count = await run(() => endSessions(api, role, id));
    // What the list shows is asked for again also when it failed: the session may have ended by itself.
    const found = await fetchSessions(api, role);
    if (found.ok) setSessions(found.value);
    setEnded(count);
  };
  const others = (sessions ?? []).filter(({ isThis }) => !isThis);
  const listed = [...(sessions ?? []).filter(({ isThis }) => isThis), ...others];
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="primary" onPress={onClose}>
            {words.close}
          </Button>
          {others.length > 1 && (
            <Button look="danger" isBusy={task.isBusy} onPress={() => void end()}>
              {words.endOthers}
            </Button>
          )}
        </>
      }
    >
      <p>{role === 'lead' ? words.textLead : words.text}</p>
      <ProblemNotice problem={task.problem} />
      {ended !== undefined && <Notice tone="good" title={words.ended(sayNumber(ended))} announce="polite" />}
      {sessions !== undefined && (
        <ul className="sessions">
          {listed.map((own) => (
            <SessionRow key={own.id} own={own} isBusy={task.isBusy} onEnd={() => void end(own.id)} />
          ))}
        </ul>
      )}
      {sessions !== undefined && others.length === 0 && <p>{words.alone}</p>}
      <p className="soft small">{words.rounding}</p>
    </Dialog>
  );
}

interface SessionRowProps {
  readonly own: OwnSession;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}

function SessionRow({ own, isBusy, onEnd }: SessionRowProps) {
  const words = useWords(sessionWords).sessions;
  const when = (at: number) => {
    const { month, day, hour, minute } = taipeiTime(at);
    return words.when(month, day, `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  };
  const browser = words.browsers[own.browser];
  const client = own.system === 'other' ? browser : words.client(browser, words.systems[own.system]);
  return (
    <li className="sessions__row">
      <div className="sessions__what">
        <strong>{client}</strong> {own.isThis && <Badge tone="good">{words.here}</Badge>}
        <ul className="sessions__times soft small">
          <li>{words.began(when(own.begunAt))}</li>
          <li>{words.used(when(own.usedAt))}</li>
          <li>{words.until(when(own.expiresAt))}</li>
        </ul>
      </div>
      {!own.isThis && (
        <Button isDisabled={isBusy} onPress={onEnd}>
          {words.end}
        </Button>
      )}
    </li>
  );
}
