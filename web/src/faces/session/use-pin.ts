import { useState } from 'react';
import { isPinForm } from './pin-form.ts';

/** A PIN in its field. It is handed out once, and the field is empty before the card's window has even asked. */
export interface TypedPin {
  readonly pin: string;
  readonly onChange: (pin: string) => void;
  /** A press came without a PIN of the right form. */
  readonly isMissing: boolean;
  /** The PIN, forgotten here in the same turn; undefined, with `isMissing` set, when it has not the right form. */
  take(): string | undefined;
}

export function usePin(): TypedPin {
  const [pin, setPin] = useState('');
  const [isTried, setTried] = useState(false);
  const take = () => {
    const isGood = isPinForm(pin);
    setTried(!isGood);
    if (isGood) setPin('');
    return isGood ? pin : undefined;
  };
  return { pin, onChange: setPin, isMissing: isTried && !isPinForm(pin), take };
}
