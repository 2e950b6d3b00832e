import { PIN_BYTES } from '@lianshu/core/manifest';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { encodeReceipt, type Receipt, receiptLeafHash } from '@lianshu/core/receipt';
import { useEffect, useState } from 'react';
import { Button, ButtonLink, DateText, DefinitionList, Notice, Panel, QrCode } from '../../../components/index.ts';
import type { OpenManifest } from '../../../log/index.ts';
import { receiptAddress } from '../../../receipt/index.ts';
import { sayNumber, useWords } from '../../../words/index.ts';
import { signerWords } from '../../../words/signer.ts';
import { markSaved } from '../signing/kept-post.ts';
import { StepHeading } from './step-heading.tsx';
import '../signer.css';

/** An address of the receipt's file for as long as the step is shown. */
function useFileAddress(receipt: Receipt): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const blob = new Blob([encodeReceipt(receipt) as Uint8Array<ArrayBuffer>], { type: 'application/json' });
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [receipt]);
  return address;
}

function addressOf(
  origin: string,
  { log, index, acceptedAt, manifestHash, entry, secrets }: Receipt,
): string | undefined {
  if (secrets === undefined) return undefined;
  const manifestPin = manifestHash.subarray(0, PIN_BYTES);
  const leafHash = receiptLeafHash(p, entry);
  return receiptAddress(origin, { log, index, acceptedAt, manifestPin, leafHash, secret: secrets.secret });
}

export interface DoneStepProps {
  readonly open: OpenManifest;
  /** Her own copy, with the secrets. */
  readonly receipt: Receipt;
  readonly onForget: () => void;
}

/** Step 4: the receipt as file, on paper and as QR code. */
export function DoneStep({ open, receipt, onForget }: DoneStepProps) {
  const { done } = useWords(signerWords);
  const { manifest } = open;
  const file = useFileAddress(receipt);
  const address = addressOf(manifest.statement.origin, receipt);
  const facts = (
    <DefinitionList
      items={[
        { term: done.facts.caseNumber, value: manifest.case.number },
        { term: done.facts.leadName, value: manifest.case.leadName },
        { term: done.facts.at, value: <DateText at={receipt.acceptedAt} /> },
        { term: done.facts.index, value: <span className="number">{sayNumber(receipt.index)}</span> },
      ]}
    />
  );
  return (
    <>
      <div className="stack screen-only">
        <StepHeading>{done.title}</StepHeading>
        <Notice tone="good" title={done.says} announce="polite" />
        <Panel>{facts}</Panel>
        <Panel title={done.keepTitle} level={3} look="strong">
          <div className="stack">
            <p>{done.keepSays}</p>
            <div className="row">
              {file !== undefined && (
                <ButtonLink
                  onFollow={markSaved}
                  to={file}
                  look="primary"
                  icon="download"
                  download={`receipt-${receipt.log}-${receipt.index}.json`}
                >
                  {done.download}
                </ButtonLink>
              )}
              <Button
                icon="print"
                onPress={() => {
                  markSaved();
                  print();
                }}
              >
                {done.print}
              </Button>
              {address !== undefined && (
                <ButtonLink to={address.slice(manifest.statement.origin.length)} icon="seal">
                  {done.check}
                </ButtonLink>
              )}
            </div>
            {address !== undefined && (
              <figure>
                <QrCode text={address} label={done.qrLabel} />
                <figcaption className="soft small">{done.qr}</figcaption>
              </figure>
            )}
            <p className="soft">{done.keepSecret}</p>
          </div>
        </Panel>
        <Panel look="sunken">
          <div className="stack">
            <p>{done.forgetHelp}</p>
            <div>
              <Button onPress={onForget}>{done.forget}</Button>
            </div>
          </div>
        </Panel>
      </div>
      <div className="print-only receipt-sheet">
        <h2>{done.sheetTitle}</h2>
        <p className="sign-text" lang="zh-Hant-TW">
          {manifest.case.mainText}
        </p>
        {facts}
        {address !== undefined && (
          <>
            <QrCode text={address} label={done.qrLabel} />
            <p>{done.sheetHelp}</p>
            <p className="code small">{address}</p>
          </>
        )}
      </div>
    </>
  );
}

export function Forgotten() {
  const { forgotten } = useWords(signerWords).done;
  return (
    <>
      <StepHeading>{forgotten.title}</StepHeading>
      <p>{forgotten.says}</p>
    </>
  );
}
