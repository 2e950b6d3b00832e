import { type OpenedWrap, parseOpenedWrap } from '@lianshu/core/crypto';
import { useState } from 'react';
import { FileDrop, Notice } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { ceremonyWords } from '../words.ts';

/** A wrap opened has some three hundred bytes. */
const MAX_BYTES = 4096;

export interface OpenedFileProps {
  readonly opened: OpenedWrap | undefined;
  readonly onOpened: (opened: OpenedWrap | undefined) => void;
}

/** The file that `lianshu unwrap` wrote: read here, kept in this page's memory alone, sent nowhere. */
export function OpenedFile({ opened, onOpened }: OpenedFileProps) {
  const words = useWords(ceremonyWords).unseal;
  const [isUnreadable, setUnreadable] = useState(false);
  const read = async (file: File) => {
    const found = await file
      .arrayBuffer()
      .then((bytes) => parseOpenedWrap(new Uint8Array(bytes)))
      .catch(() => undefined);
    setUnreadable(found === undefined);
    onOpened(found);
  };
  return (
    <>
      <FileDrop
        label={words.fileLabel}
        help={words.fileHelp}
        accepts={['.json', 'application/json']}
        maxBytes={MAX_BYTES}
        onFile={(file) => void read(file)}
        fault={isUnreadable ? words.fileUnreadable : undefined}
      />
      {opened !== undefined && <Notice tone="good" title={words.fileRead(opened.log)} />}
    </>
  );
}
