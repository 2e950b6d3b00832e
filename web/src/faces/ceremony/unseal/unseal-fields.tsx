import type { OpenedWrap } from '@lianshu/core/crypto';
import { useState } from 'react';
import { Disclosure, RadioField } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { isPinForm, PinField } from '../../session/pin-field.tsx';
import { sessionWords } from '../../session/words.ts';
import type { UnsealForm } from '../flow/unseal.ts';
import { ceremonyWords } from '../words.ts';
import { CodeField } from './code-field.tsx';
import { OpenedFile } from './opened-file.tsx';

export interface UnsealInput {
  readonly typedCode: string;
  readonly pin: string;
  readonly form: UnsealForm;
  readonly opened: OpenedWrap | undefined;
}

export const EMPTY_INPUT: UnsealInput = { typedCode: '', pin: '', form: 'pkcs1', opened: undefined };

export function isInputComplete({ typedCode, pin, form, opened }: UnsealInput): boolean {
  return typedCode.trim() !== '' && (form === 'file' ? opened !== undefined : isPinForm(pin));
}

export interface UnsealFieldsProps {
  readonly input: UnsealInput;
  readonly onChange: (input: UnsealInput) => void;
  /** Show what is missing. */
  readonly isTried: boolean;
}

/**
 * The two factors, code and PIN; and, for whoever needs it, the stored form that the card component takes, or the file of a
 * card that was asked at a terminal.
 */
export function UnsealFields({ input, onChange, isTried }: UnsealFieldsProps) {
  const words = useWords(ceremonyWords);
  const login = useWords(sessionWords).login;
  const isMissing = isTried && input.typedCode.trim() === '';
  return (
    <>
      <CodeField
        label={words.unseal.codeLabel}
        typed={input.typedCode}
        onChange={(typedCode) => onChange({ ...input, typedCode })}
        fault={isMissing ? words.retype.length : undefined}
      />
      {input.form === 'file' ? (
        <OpenedFile opened={input.opened} onOpened={(opened) => onChange({ ...input, opened })} />
      ) : (
        <PinField
          pin={input.pin}
          onChange={(pin) => onChange({ ...input, pin })}
          fault={isTried && !isPinForm(input.pin) ? login.pinMissing : undefined}
        />
      )}
      <Disclosure title={words.unseal.otherWays}>
        <RadioField
          label={words.unseal.form}
          help={words.unseal.formHelp}
          options={[
            { value: 'pkcs1', label: words.unseal.pkcs1 },
            { value: 'cms', label: words.unseal.cms },
            { value: 'file', label: words.unseal.file },
          ]}
          value={input.form}
          onChange={(form) => onChange({ ...input, form, pin: '', opened: undefined })}
        />
      </Disclosure>
    </>
  );
}

/** State of the fields; `forget` empties both factors, after a success and after a refusal of the code alike. */
export function useUnsealInput() {
  const [input, setInput] = useState(EMPTY_INPUT);
  const [isTried, setTried] = useState(false);
  const forget = () => {
    setInput({ ...EMPTY_INPUT, form: input.form });
    setTried(false);
  };
  return { input, setInput, isTried, setTried, forget };
}
