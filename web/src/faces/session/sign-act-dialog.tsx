import { fromUtf8 } from '@lianshu/core/bytes';
import { Button, Dialog, Disclosure } from '../../components/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { useOffice } from './office.ts';
import { PinField } from './pin-field.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { type CardSignature, type PreparedAct, signAct } from './sign-act.ts';
import { usePin } from './use-pin.ts';
import { useTask } from './use-task.ts';
import { sessionWords } from './words.ts';
import './sign-act-dialog.css';

export interface SignActDialogProps {
  /** The act to be signed; undefined while none is. */
  readonly prepared: PreparedAct | undefined;
  readonly onClose: () => void;
  readonly onSigned: (prepared: PreparedAct, signature: CardSignature) => void;
}

/** Shows exactly what the card will sign, asks for the PIN and has it signed. A wrong PIN may be typed again. */
export function SignActDialog({ prepared, onClose, onSigned }: SignActDialogProps) {
  if (prepared === undefined) return null;
  return <Asking key={prepared.expiresAt} prepared={prepared} onClose={onClose} onSigned={onSigned} />;
}

function Asking({ prepared, onClose, onSigned }: SignActDialogProps & { readonly prepared: PreparedAct }) {
  const { card } = useOffice();
  const words = useWords(sessionWords);
  const common = useWords(commonWords);
  const typed = usePin();
  const task = useTask();
  const [human, machine] = parts(prepared.statement);
  const sign = async () => {
    const pin = typed.take();
    if (pin === undefined) return;
    // Within the press, so that the card's window may open.
    const signature = await task.run(() => signAct(card, prepared, pin));
    if (signature !== undefined) onSigned(prepared, signature);
  };
  return (
    <Dialog
      title={words.act.title}
      isOpen
      onClose={onClose}
      mustAnswer
      actions={
        <>
          <Button look="primary" icon="card" isBusy={task.isBusy} onPress={() => void sign()}>
            {task.isBusy ? words.login.busy : words.act.sign}
          </Button>
          <Button onPress={onClose} isDisabled={task.isBusy}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <p>{words.act.text}</p>
      <pre className="act-statement" lang="zh-Hant-TW">
        {human}
      </pre>
      <Disclosure title={words.act.machinePart}>
        <pre className="act-statement act-statement--machine">{machine}</pre>
      </Disclosure>
      <ProblemNotice problem={task.problem} />
      <PinField
        pin={typed.pin}
        onChange={typed.onChange}
        fault={typed.isMissing ? words.login.pinMissing : undefined}
        isDisabled={task.isBusy}
      />
    </Dialog>
  );
}

/** The text for people, and the block for computers after it. */
function parts(statement: Uint8Array): readonly [human: string, machine: string] {
  const text = fromUtf8(statement);
  const at = text.indexOf('-----BEGIN');
  return [text.slice(0, at).trimEnd(), text.slice(at).trimEnd()];
}
