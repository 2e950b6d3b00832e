import { TextField } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import { ReaderChoice } from './card-choice.tsx';
import { sessionWords } from './words.ts';

export { isPinForm } from './pin-form.ts';

export const PIN_FIELD_ID = 'card-pin';

export interface PinFieldProps {
  readonly pin: string;
  readonly onChange: (pin: string) => void;
  readonly fault?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Which card is asked is settled already: no choice among readers is offered. */
  readonly isCardKnown?: boolean | undefined;
  /** It stays until the task ends, not only until the next press. */
  readonly isKept?: boolean | undefined;
}

/** The card's PIN. It is only ever handed to the card component's window. */
export function PinField({ pin, onChange, fault, isDisabled, isCardKnown, isKept }: PinFieldProps) {
  const words = useWords(sessionWords).pin;
  const field = (
    <TextField
      id={PIN_FIELD_ID}
      kind="pin"
      label={words.label}
      help={isKept === true ? words.helpKept : words.help}
      value={pin}
      onChange={onChange}
      fault={fault}
      isDisabled={isDisabled}
      maxLength={8}
    />
  );
  if (isCardKnown === true || isKept === true) return field;
  return (
    <>
      {field}
      <ReaderChoice />
    </>
  );
}
