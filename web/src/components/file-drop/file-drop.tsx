import { useState } from 'react';
import { DropZone, type DropZoneProps } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Text } from 'react-aria-components/Text';
import { commonWords, useWords } from '../../words/index.ts';
import { Button } from '../button/button.tsx';
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

type DropEvent = Parameters<NonNullable<DropZoneProps['onDrop']>>[0];

/** One file, chosen or dropped. The file is read in the browser and goes nowhere. */
export function FileDrop({ label, help, onFile, accepts, maxBytes, fault }: FileDropProps) {
  const words = useWords(commonWords);
  const [isTooLarge, setTooLarge] = useState(false);
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    setTooLarge(file.size > maxBytes);
    if (file.size <= maxBytes) onFile(file);
  };
  const drop = async ({ items }: DropEvent) => {
    for (const item of items) if (item.kind === 'file') return take(await item.getFile());
  };
  const said = isTooLarge ? words.fileTooLarge : fault;
  return (
    <div className="file-drop">
      <DropZone className="file-drop__zone" aria-label={label} onDrop={(event) => void drop(event)}>
        <Icon name="upload" />
        <Text slot="label" className="field__label">
          {label}
        </Text>
        {help !== undefined && <span className="field__help">{help}</span>}
        <span className="row">
          <FileTrigger
            {...(accepts === undefined ? {} : { acceptedFileTypes: [...accepts] })}
            onSelect={(files) => take(files?.[0])}
          >
            <Button>{words.chooseFile}</Button>
          </FileTrigger>
          <span className="soft">{words.dropFile}</span>
        </span>
      </DropZone>
      <p className="field__fault" role="alert">
        {said}
      </p>
    </div>
  );
}
