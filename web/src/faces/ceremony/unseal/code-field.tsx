import { TextField } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { ceremonyWords } from '../words.ts';

export interface CodeFieldProps {
  readonly label: string;
  readonly typed: string;
  readonly onChange: (typed: string) => void;
  readonly fault?: string | undefined;
}

/** Where the 26 characters of the unsealing code (開封碼) are typed from paper; it counts them as they come. */
export function CodeField({ label, typed, onChange, fault }: CodeFieldProps) {
  const words = useWords(ceremonyWords).retype;
  const count = typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '').length;
  return (
    <TextField
      id="unsealing-code"
      kind="digits"
      label={label}
      help={
        <>
          {words.help}
          {count > 0 && (
            <>
              <br />
              <span className="number">{words.typed(count)}</span>
            </>
          )}
        </>
      }
      value={typed}
      onChange={onChange}
      fault={fault}
      maxLength={60}
    />
  );
}
