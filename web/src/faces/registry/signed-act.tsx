import { type RegistryTaskName, registryTaskOf } from '@lianshu/core/case';
import { type ReactNode, useState } from 'react';
import type { Answer } from '../../api/index.ts';
import { Badge, Button, Notice } from '../../components/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { type AskedAct, type CardSignature, type PreparedAct, prepareAct } from '../session/sign-act.ts';
import { SignActDialog } from '../session/sign-act-dialog.tsx';
import { useTask } from '../session/use-task.ts';
import { sessionWords } from '../session/words.ts';

/** Undefined where the task is the signed-in officer's; else whose it is, as a sentence. */
export function useElsewhereHere(task: RegistryTaskName): string | undefined {
  const { session } = useOffice();
  const { elsewhere, offices, or } = useWords(sessionWords).act;
  const { roles } = registryTaskOf(task);
  if (roles.some((role) => session.roles.includes(role))) return undefined;
  return elsewhere(roles.map((role) => offices[role]).join(or));
}

export interface SignedActProps<T> {
  /** What is done, and what the card signs for it. */
  readonly task: RegistryTaskName & AskedAct['act'];
  readonly asked: Omit<AskedAct, 'act'>;
  readonly label: string;
  readonly look: 'primary' | 'danger';
  readonly article: string;
  /** Asked at the press; false stops it, after the page has said why. */
  readonly mayBegin?: () => boolean;
  readonly run: (signature: CardSignature) => Promise<Answer<T>>;
  readonly onDone: (value: T) => void;
  /** Above the button, for whoever may press it. */
  readonly children?: ReactNode;
}

/** The button of a dangerous act: shows what the card will sign, has it signed afresh, then does it. */
export function SignedAct<T>(props: SignedActProps<T>) {
  const { task: name, asked, label, look, article, mayBegin, run, onDone, children } = props;
  const { p, api, site } = useOffice();
  const common = useWords(commonWords);
  const signing = useWords(sessionWords).act;
  const elsewhere = useElsewhereHere(name);
  const [toSign, setToSign] = useState<PreparedAct>();
  const task = useTask();
  const press = async () => {
    if (mayBegin?.() === false) return;
    setToSign(await task.run(() => prepareAct(p, api, site.origin, { ...asked, act: name })));
  };
  const send = async (signature: CardSignature) => {
    setToSign(undefined);
    const done = await task.run(() => run(signature));
    if (done !== undefined) onDone(done);
  };
  return (
    <>
      {elsewhere === undefined ? children : <Notice tone="note" title={elsewhere} />}
      <ProblemNotice problem={task.problem} />
      <div className="row">
        <Button
          look={look}
          icon="card"
          isBusy={task.isBusy}
          isDisabled={elsewhere !== undefined}
          onPress={() => void press()}
        >
          {label}
        </Button>
        <Badge tone="plain">{signing.needsCard}</Badge>
        <span className="soft small">{common.article(article)}</span>
      </div>
      <SignActDialog
        prepared={toSign}
        onClose={() => setToSign(undefined)}
        onSigned={(_, signature) => void send(signature)}
      />
    </>
  );
}
