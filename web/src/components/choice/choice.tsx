import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { Icon } from '../icon/icon.tsx';
import '../field.css';
import './choice.css';

export interface CheckboxProps {
  readonly id?: string | undefined;
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean | undefined;
  readonly isInvalid?: boolean | undefined;
}

export function Checkbox({ id, children, isSelected, onChange, isDisabled, isInvalid }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...(id === undefined ? {} : { id })}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled === true}
      isInvalid={isInvalid === true}
      className="choice"
    >
      <span className="choice__box" aria-hidden="true">
        <Icon name="check" />
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly help?: string | undefined;
}

export interface RadioFieldProps<V extends string> {
  readonly id?: string | undefined;
  readonly label: string;
  readonly options: readonly Option<V>[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly help?: ReactNode;
  readonly fault?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** One of a few, all visible. For more than seven use `SelectField`. */
export function RadioField<V extends string>(props: RadioFieldProps<V>) {
  const { id, label, options, value, onChange, help, fault, isDisabled } = props;
  return (
    <RadioGroup
      {...(id === undefined ? {} : { id })}
      value={value}
      onChange={(chosen) => onChange(chosen as V)}
      isInvalid={fault !== undefined}
      isDisabled={isDisabled === true}
      validationBehavior="aria"
      className="field"
    >
      <Label className="field__label">{label}</Label>
      {help !== undefined && (
        <Text slot="description" className="field__help">
          {help}
        </Text>
      )}
      <FieldError className="field__fault">
        <Icon name="error" />
        <span>{fault}</span>
      </FieldError>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className="choice choice--radio">
          <span className="choice__box" aria-hidden="true" />
          <span>
            {option.label}
            {option.help !== undefined && <span className="field__help choice__help">{option.help}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

export interface SelectFieldProps<V extends string> extends RadioFieldProps<V> {
  /** Shown while nothing is chosen. */
  readonly prompt?: string | undefined;
}

/** The browser's own list: it works with every reader, phone and keyboard. */
export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { id, label, options, value, onChange, help, fault, isDisabled, prompt } = props;
  const anchor = id ?? `select-${label}`;
  const described = [help !== undefined && `${anchor}-help`, fault !== undefined && `${anchor}-fault`];
  return (
    <div className="field">
      <label className="field__label" htmlFor={anchor}>
        {label}
      </label>
      {help !== undefined && (
        <span className="field__help" id={`${anchor}-help`}>
          {help}
        </span>
      )}
      {fault !== undefined && (
        <span className="field__fault" id={`${anchor}-fault`}>
          <Icon name="error" />
          <span>{fault}</span>
        </span>
      )}
      <select
        id={anchor}
        className="field__input choice__select"
        value={value ?? ''}
        disabled={isDisabled === true}
        aria-invalid={fault !== undefined}
        aria-describedby={described.filter(Boolean).join(' ') || undefined}
        onChange={(event) => onChange(event.target.value as V)}
      >
        {value === null && <option value="">{prompt ?? ''}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
