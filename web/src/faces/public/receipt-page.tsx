import { purePrimitives as p } from '@lianshu/core/primitives';
import { useEffect, useState } from 'react';
import { type Answer, failed, fromJson, getJson, good, type Problem } from '../../api/index.ts';
import { pinnedTrust } from '../../app/pinned-trust.ts';
import { caseFromJson } from '../../cases/case-view.ts';
import {
  Button,
  DateText,
  DefinitionList,
  FileDrop,
  Notice,
  Panel,
  ProgressBar,
  Refused,
  Tabs,
  TextField,
} from '../../components/index.ts';
import { fetchLogAt, loadManifest, type OpenManifest } from '../../log/index.ts';
import { PilotNotice } from '../../pilot/pilot-mark.tsx';
import {
  checkReceipt,
  fetchBundleAt,
  type GivenReceipt,
  loadOwnVerdict,
  MAX_RECEIPT_BYTES,
  type ReceiptCheck,
  readReceipt,
} from '../../receipt/index.ts';
import { navigate, usePlace } from '../../router/index.ts';
import { commonWords, StageWords, sayNumber, useWords } from '../../words/index.ts';
import { publicWords } from '../../words/public.ts';
import { FakeReceipt, isForeignReceipt } from './fake-receipt.tsx';
import { PublicPage } from './public-page.tsx';
import { type ShownVerdict, VerdictPanel } from './verdict-panel.tsx';

interface Checked {
  readonly receipt: GivenReceipt;
  readonly open: OpenManifest;
  readonly check: ReceiptCheck;
  readonly verdict: ShownVerdict;
}

async function loadVerdict(receipt: GivenReceipt, { manifest, hash }: OpenManifest): Promise<ShownVerdict> {
  const trust = pinnedTrust();
  const view = fromJson(await getJson(`/api/cases/${encodeURIComponent(manifest.case.number)}`), caseFromJson);
  if (!view.ok) return { kind: 'failed', problem: view.problem };
  const bundle = view.value.bundles.find(({ log }) => log === receipt.log);
  if (bundle === undefined) return { kind: 'pending' };
  const wanted = {
    log: receipt.log,
    manifestHash: hash,
    index: receipt.index,
    // Without her secret the class still stands in clear; any other secret opens nothing.
    secret: receipt.secret ?? new Uint8Array(32).fill(1),
  };
  const verdict = await loadOwnVerdict(p, trust, fetchBundleAt(bundle.index), wanted);
  if (!verdict.ok) return { kind: 'failed', problem: verdict.problem };
  return { kind: 'known', verdict: verdict.value, hasSecret: receipt.secret !== undefined };
}

async function examine(receipt: GivenReceipt): Promise<Answer<Checked>> {
  const open = await loadManifest(p, pinnedTrust(), receipt.log, receipt.manifestPin);
  if (!open.ok) return open;
  const check = await checkReceipt(p, open.value.manifest, receipt, fetchLogAt(receipt.log));
  const isProven = check.faults.length === 0 && check.log.outcome === 'proven';
  const verdict: ShownVerdict = isProven ? await loadVerdict(receipt, open.value) : { kind: 'pending' };
  return good({ receipt, open: open.value, check, verdict });
}

const SIGNATURE_FAULTS: ReadonlySet<string> = new Set([
  'other-origin',
  'ed25519-missing',
  'ed25519-wrong',
  'mldsa44-missing',
  'mldsa44-wrong',
]);

function Outcome({ check, isFile }: { readonly check: ReceiptCheck; readonly isFile: boolean }) {
  const words = useWords(publicWords).receipt;
  const common = useWords(commonWords);
  const { faults, log, hasGrown } = check;
  // Its own keys were to sign it, and they did not.
  if (faults.some((fault) => SIGNATURE_FAULTS.has(fault))) return <FakeReceipt code={faults.join(', ')} />;
  if (faults.length > 0) {
    return (
      <Notice tone="bad" title={words.faults.title} announce="assertive">
        <p>{words.faults.says}</p>
        <p className="small soft">{common.technicalCode(faults.join(', '))}</p>
      </Notice>
    );
  }
  if (log.outcome === 'unreachable') return <Refused problem={log.problem} lost={common.nothingLost} />;
  if (log.outcome === 'disproven') {
    return (
      <Notice tone="bad" title={words.disproven.title} announce="assertive">
        <p>{words.disproven.why[log.why]}</p>
        <p>{isFile ? words.disproven.says : words.disproven.saysCode}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="good" title={words.proven.title} announce="polite">
      <p>{words.proven.says(sayNumber(log.checkpoint.size))}</p>
      {hasGrown && <p>{words.proven.grown}</p>}
    </Notice>
  );
}

function Result({ checked, onAgain }: { readonly checked: Checked; readonly onAgain: () => void }) {
  const words = useWords(publicWords).receipt;
  const { receipt, open, check, verdict } = checked;
  const isProven = check.faults.length === 0 && check.log.outcome === 'proven';
  return (
    <>
      <Outcome check={check} isFile={receipt.full !== undefined} />
      <PilotNotice of={open.manifest.case.number} />
      {isProven && <VerdictPanel shown={verdict} />}
      <Panel title={words.about}>
        <DefinitionList
          items={[
            { term: words.caseNumber, value: open.manifest.case.number },
            { term: words.leadName, value: open.manifest.case.leadName },
            { term: words.acceptedAt, value: <DateText at={receipt.acceptedAt} /> },
            { term: words.index, value: <span className="number">{sayNumber(receipt.index)}</span> },
          ]}
        />
      </Panel>
      <div>
        <Button onPress={onAgain}>{words.againstOther}</Button>
      </div>
    </>
  );
}

function Ask({ onText, isUnreadable }: { readonly onText: (text: string) => void; readonly isUnreadable: boolean }) {
  const words = useWords(publicWords).receipt;
  const [text, setText] = useState('');
  const [way, setWay] = useState('file');
  const fault = isUnreadable ? words.unreadable : undefined;
  return (
    <Tabs
      label={words.ways}
      selected={way}
      onSelect={setWay}
      items={[
        {
          id: 'file',
          label: words.file,
          content: (
            <FileDrop
              label={words.file}
              help={words.fileHelp}
              accepts={['application/json', '.json']}
              maxBytes={MAX_RECEIPT_BYTES}
              fault={fault}
              onFile={(file) => void file.text().then(onText)}
            />
          ),
        },
        {
          id: 'paste',
          label: words.paste,
          content: (
            <div className="stack">
              <TextField
                id="receipt-text"
                kind="long"
                label={words.pasteLabel}
                help={words.pasteHelp}
                value={text}
                onChange={setText}
                fault={fault}
              />
              <div>
                <Button look="primary" onPress={() => onText(text)}>
                  {words.check}
                </Button>
              </div>
            </div>
          ),
        },
      ]}
    />
  );
}

type State =
  | { readonly kind: 'ask'; readonly isUnreadable: boolean }
  | { readonly kind: 'checking' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'checked'; readonly checked: Checked };

const ASK: State = { kind: 'ask', isUnreadable: false };

export function ReceiptPage() {
  const words = useWords(publicWords).receipt;
  const { hash } = usePlace();
  const [state, setState] = useState<State>(ASK);
  const give = async (text: string) => {
    const receipt = readReceipt(p, text);
    if (receipt === undefined) return setState({ kind: 'ask', isUnreadable: true });
    setState({ kind: 'checking' });
    const checked = await examine(receipt).catch(() => failed('unexpected'));
    setState(checked.ok ? { kind: 'checked', checked: checked.value } : { kind: 'failed', problem: checked.problem });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address of a QR code is taken once, when it arrives
  useEffect(() => {
    if (!hash.startsWith('#r=')) return;
    // The secret does not stay in the address bar or the history of a computer that may be shared.
    navigate('/receipt', { replace: true });
    void give(hash);
  }, [hash]);
  return (
    <PublicPage title={words.title} intro={<p>{words.intro}</p>}>
      {state.kind === 'ask' && <Ask onText={(text) => void give(text)} isUnreadable={state.isUnreadable} />}
      {state.kind === 'checking' && <ProgressBar label={words.checking} />}
      {state.kind === 'failed' && (
        <>
          {isForeignReceipt(state.problem.code) ? (
            <FakeReceipt code={state.problem.code} />
          ) : (
            <Refused problem={state.problem} />
          )}
          <div>
            <Button onPress={() => setState(ASK)}>{words.againstOther}</Button>
          </div>
        </>
      )}
      {state.kind === 'checked' && (
        <StageWords stage={state.checked.open.manifest.case.stage}>
          <Result checked={state.checked} onAgain={() => setState(ASK)} />
        </StageWords>
      )}
    </PublicPage>
  );
}
