import { TextField } from '../components/index.ts';
import { draftingWords } from '../words/drafting.ts';
import { useWords } from '../words/index.ts';

export interface OverrideFieldProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault: string | undefined;
}

/** The recorded reason of an officer who lets a text in that is over its limit (policy `overlong-text`). */
export function OverrideField(props: OverrideFieldProps) {
  const words = useWords(draftingWords);
  return <TextField {...props} kind="long" label={words.overrideReason} help={words.overrideHelp} />;
}
