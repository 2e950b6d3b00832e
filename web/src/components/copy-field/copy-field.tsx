import { useId, useState } from 'react';
import { commonWords, useWords } from '../../words/index.ts';
import { Button } from '../button/button.tsx';
import '../field.css';
import './copy-field.css';

/** A value to take along: shown whole, copied by a press, and selectable where the clipboard is forbidden. */
export function CopyField({ label, value }: { readonly label: string; readonly value: string }) {
  const words = useWords(commonWords);
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const id = useId();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  return (
    <div className="field copy-field">
      <span className="field__label" id={id}>
        {label}
      </span>
      <div className="copy-field__line">
        <output className="copy-field__value code" aria-labelledby={id}>
          {value}
        </output>
        <Button icon={state === 'copied' ? 'check' : 'copy'} onPress={() => void copy()}>
          {state === 'copied' ? words.copied : words.copy}
          <span className="visually-hidden"> {label}</span>
        </Button>
      </div>
      <p className="field__help" aria-live="polite">
        {state === 'failed' ? words.copyFailed : ''}
      </p>
    </div>
  );
}
