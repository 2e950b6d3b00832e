import { type ReactNode, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { commonWords, useWords } from '../../words/index.ts';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon/icon.tsx';
import '../field.css';
import './text-field.css';

export interface TextFieldProps {
  /** Anchor of the error summary: the input gets this id. */
  readonly id?: string | undefined;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  /** The fault in words; its presence marks the field invalid. */
  readonly fault?: string | undefined;
  /** `pin`: masked, never remembered by the browser. `digits`: large fixed-width characters. `long`: several lines. */
  readonly kind?: 'text' | 'digits' | 'pin' | 'long' | 'date' | undefined;
  readonly isShort?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isOptional?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly inputMode?: 'text' | 'numeric' | undefined;
  readonly maxLength?: number | undefined;
  readonly autoComplete?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
}

export function TextField(props: TextFieldProps) {
  const { id, label, value, onChange, help, fault, kind = 'text', isShort, isRequired, isOptional } = props;
  const words = useWords(commonWords);
  const [isShown, setShown] = useState(false);
  const className = classNames(
    'field__input',
    (isShort === true || kind === 'pin') && 'field__input--short',
    (kind === 'digits' || kind === 'pin') && 'field__input--digits',
  );
  const type = kind === 'pin' && !isShown ? 'password' : kind === 'date' ? 'date' : 'text';
  return (
    <AriaTextField
      {...(id === undefined ? {} : { id })}
      value={value}
      onChange={onChange}
      isInvalid={fault !== undefined}
      isRequired={isRequired === true}
      isDisabled={props.isDisabled === true}
      isReadOnly={props.isReadOnly === true}
      validationBehavior="aria"
      type={type}
      // `off` does not keep browsers from offering to save a password; a code for once they leave alone.
      autoComplete={props.autoComplete ?? (kind === 'pin' ? 'one-time-code' : 'off')}
      autoCorrect="off"
      spellCheck="false"
      {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      {...(props.onBlur === undefined ? {} : { onBlur: props.onBlur })}
      className="field"
    >
      <Label className="field__label">
        {label}
        {isOptional === true && <span className="field__mark">{words.optional}</span>}
      </Label>
      {help !== undefined && (
        <Text slot="description" className="field__help">
          {help}
        </Text>
      )}
      <FieldError className="field__fault">
        <Icon name="error" />
        <span>{fault}</span>
      </FieldError>
      {kind === 'long' ? (
        <TextArea className={className} />
      ) : (
        <span className="text-field__line">
          <Input className={className} />
          {kind === 'pin' && (
            <AriaButton className="button button--quiet" onPress={() => setShown(!isShown)}>
              {isShown ? words.hidePassword : words.showPassword}
              <span className="visually-hidden"> {label}</span>
            </AriaButton>
          )}
        </span>
      )}
    </AriaTextField>
  );
}
