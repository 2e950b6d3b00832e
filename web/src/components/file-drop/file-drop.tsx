import { type DragEvent, useId, useRef, useState } from 'react';
import { commonWords, useWords } from '../../words/index.ts';
import { Button } from '../button/button.tsx';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon/icon.tsx';
import '../field.css';
import './file-drop.css';

export interface FileDropProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly onFile: (file: File) => void;
  /** MIME types or extensions, a hint to the browser only: check what you read. */
  readonly accepts?: readonly string[] | undefined;
  readonly maxBytes: number;
  readonly fault?: string | undefined;
}

/** One file, chosen or dropped. The file is read in the browser and goes nowhere. */
export function FileDrop({ label, help, onFile, accepts, maxBytes, fault }: FileDropProps) {
  const words = useWords(commonWords);
  const [isTooLarge, setTooLarge] = useState(false);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    setTooLarge(file.size > maxBytes);
    if (file.size <= maxBytes) onFile(file);
  };
  const hold = (event: DragEvent, over: boolean) => {
    event.preventDefault();
    setOver(over);
  };
  const said = isTooLarge ? words.fileTooLarge : fault;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would announce a form where there is one button
    <div className="file-drop" role="group" aria-labelledby={id}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra for the mouse, the button does the same */}
      <div
        className={classNames('file-drop__zone', isOver && 'file-drop__zone--over')}
        onDragOver={(event) => hold(event, true)}
        onDragLeave={(event) => hold(event, false)}
        onDrop={(event) => {
          hold(event, false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <Icon name="upload" />
        <span className="field__label" id={id}>
          {label}
        </span>
        {help !== undefined && <span className="field__help">{help}</span>}
        <span className="row">
          <Button onPress={() => input.current?.click()}>{words.chooseFile}</Button>
          <span className="soft">{words.dropFile}</span>
        </span>
        <input
          ref={input}
          type="file"
          hidden
          accept={accepts?.join(',')}
          onChange={(event) => {
            take(event.target.files?.[0]);
            // The same file again must be a change again.
            event.target.value = '';
          }}
        />
      </div>
      <p className="field__fault" role="alert">
        {said}
      </p>
    </div>
  );
}
