import { toHex } from '@lianshu/core/bytes';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button, Checkbox, Notice, Panel } from '../../../components/index.ts';
import { commonWords, useWords } from '../../../words/index.ts';
import { useOffice } from '../../session/office.ts';
import { type Ceremony, codeGroups } from '../flow/make-keys.ts';
import { PrintedSheets } from '../sheet/printed-sheets.tsx';
import { ceremonyWords } from '../words.ts';
import './sheets-step.css';

/** The code, once, on the screen and on two sheets. Printing this page prints the sheets and nothing else. */
export function SheetsStep({ ceremony, onNext }: { readonly ceremony: Ceremony; readonly onNext: () => void }) {
  const { p, now, trust } = useOffice();
  const words = useWords(ceremonyWords).sheets;
  const common = useWords(commonWords);
  const [isPrinted, setPrinted] = useState(false);
  const [isTried, setTried] = useState(false);
  const printedAt = useRef(now()).current;
  const groups = codeGroups(ceremony.code);
  const { manifest } = ceremony;
  useEffect(() => {
    document.body.classList.add('prints-sheets');
    return () => document.body.classList.remove('prints-sheets');
  }, []);
  const next = () => {
    setTried(true);
    if (isPrinted) onNext();
  };
  const facts = {
    caseNumber: manifest.case.number,
    mainText: manifest.case.mainText,
    leadName: manifest.case.leadName,
    log: manifest.log,
    fingerprint: toHex(p.sha256(manifest.keys.open)).slice(0, 16),
    groups,
    printedAt,
    isDemo: trust.kind === 'demo',
  };
  return (
    <Panel title={words.title} look="strong">
      <div className="stack">
        <p>{words.text}</p>
        <Notice tone="warn" title={words.warning} />
        <div className="unsealing-code">
          <span className="soft small" id="unsealing-code-label">
            {words.codeLabel}
          </span>
          <output className="unsealing-code__groups" aria-labelledby="unsealing-code-label">
            {groups.map((group, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups may be alike; their place is their identity
              <span key={i}>{group}</span>
            ))}
          </output>
        </div>
        <ul>
          {words.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        <div className="row">
          <Button look={isPrinted ? 'plain' : 'primary'} icon="print" onPress={() => print()}>
            {words.print}
          </Button>
        </div>
        <Checkbox isSelected={isPrinted} onChange={setPrinted} isInvalid={isTried && !isPrinted}>
          {words.printed}
        </Checkbox>
        {isTried && !isPrinted && <Notice tone="bad" title={words.mustPrint} announce="assertive" />}
        <div className="row">
          <Button look={isPrinted ? 'primary' : 'plain'} icon="next" onPress={next}>
            {common.next}
          </Button>
        </div>
      </div>
      {createPortal(<PrintedSheets facts={facts} />, document.body)}
    </Panel>
  );
}
