import type { DocumentName } from '@lianshu/core/case';
import { Checkbox, Icon } from '../../components/index.ts';
import { useWords } from '../../words/index.ts';
import { papersWords } from '../../words/papers.ts';
import './papers-field.css';

export interface PapersFieldProps {
  readonly id: string;
  readonly needed: readonly DocumentName[];
  readonly ticked: readonly DocumentName[];
  readonly onChange: (ticked: readonly DocumentName[]) => void;
  /** Whether to say what is missing. */
  readonly isTried: boolean;
}

/** 應備文件: what an officer has before her when she enters an act, ticked one by one. */
export function PapersField({ id, needed, ticked, onChange, isTried }: PapersFieldProps) {
  const words = useWords(papersWords);
  if (needed.length === 0) return null;
  const toggle = (paper: DocumentName) => (isTicked: boolean) =>
    onChange(isTicked ? [...ticked, paper] : ticked.filter((other) => other !== paper));
  const isMissing = isTried && needed.some((paper) => !ticked.includes(paper));
  return (
    <fieldset className="papers" id={id} aria-describedby={`${id}-help`}>
      <legend className="field__label">{words.legend}</legend>
      <span className="field__help" id={`${id}-help`}>
        {words.help}
      </span>
      {isMissing && (
        <span className="field__fault" role="alert">
          <Icon name="error" />
          <span>{words.missing}</span>
        </span>
      )}
      {needed.map((paper) => (
        <Checkbox
          key={paper}
          isSelected={ticked.includes(paper)}
          onChange={toggle(paper)}
          isInvalid={isMissing && !ticked.includes(paper)}
        >
          {words.names[paper]}
        </Checkbox>
      ))}
    </fieldset>
  );
}
