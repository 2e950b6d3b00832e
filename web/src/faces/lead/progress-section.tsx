import type { WrapFile } from '@lianshu/core/crypto';
import { useEffect, useRef } from 'react';
import { Button, Notice, Panel, ProgressBar } from '../../components/index.ts';
import { sayNumber, useWords } from '../../words/index.ts';
import { thresholdOf } from '../ceremony/flow/lead-case.ts';
import { fetchWrap, unsealCountKey } from '../ceremony/flow/unseal.ts';
import { useOffice } from '../session/office.ts';
import { PinField } from '../session/pin-field.tsx';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { usePin } from '../session/use-pin.ts';
import { useTask } from '../session/use-task.ts';
import { sessionWords } from '../session/words.ts';
import { useLeadDesk } from './lead-desk.ts';
import { TallyPanel } from './parts/tally-panel.tsx';
import { type OpenedCount, useCount } from './use-count.ts';
import { useManifest } from './use-manifest.ts';
import { leadWords } from './words.ts';

/** The exact count, for the lead alone: the card opens the count key, then every envelope is read in this browser. */
export function ProgressSection() {
  const { p, api, card } = useOffice();
  const { leadCase, log, standing } = useLeadDesk();
  const words = useWords(leadWords).progress;
  const login = useWords(sessionWords).login;
  const hasProgress = standing === 'open' || standing === 'held' || standing === 'filed';
  const { known, problem } = useManifest(hasProgress ? log?.log : undefined);
  const { counting, count } = useCount(known);
  const typed = usePin();
  const task = useTask();
  const opened = useRef<OpenedCount>(undefined);
  const wrap = useRef<WrapFile>(undefined);

  useEffect(() => {
    // Before the press, because the card's window may only open in it. A failure shows when the button is pressed.
    if (known !== undefined)
      void fetchWrap(p, api, known.manifest).then((answer) => {
        if (answer.ok) wrap.current = answer.value;
      });
  }, [p, api, known]);

  if (!hasProgress || log === undefined) return <Notice tone="note" title={words.notOpen} />;
  const threshold = thresholdOf(leadCase, log.stage) ?? 0;

  const unlock = () => {
    const pin = known === undefined ? undefined : typed.take();
    if (pin === undefined || known === undefined) return;
    void task.run(async () => {
      const held = wrap.current;
      const fetched = held === undefined ? await fetchWrap(p, api, known.manifest) : undefined;
      if (fetched?.ok === false) return fetched;
      const work = { p, card, slot: '', pin, wrap: held ?? fetched!.value, manifest: known.manifest };
      const key = await unsealCountKey(work);
      if (!key.ok) return key;
      opened.current = key.value;
      return count(key.value, false);
    });
  };
  const again = () => {
    const key = opened.current;
    if (key !== undefined) void task.run(() => count(key, false));
  };

  return (
    <div className="stack">
      <ProblemNotice problem={problem ?? task.problem} />
      {counting !== undefined && (
        <TallyPanel tally={counting.tally} threshold={threshold} countedAt={counting.countedAt} />
      )}
      {counting !== undefined && counting.countedAt === undefined && (
        <ProgressBar
          label={words.counting}
          value={counting.tally.next}
          max={counting.size}
          says={words.counted(sayNumber(counting.tally.next), sayNumber(counting.size))}
        />
      )}
      {opened.current === undefined || counting === undefined ? (
        <Panel title={words.unlockTitle}>
          <div className="stack">
            <p>{words.unlockText}</p>
            <PinField
              pin={typed.pin}
              onChange={typed.onChange}
              fault={typed.isMissing ? login.pinMissing : undefined}
            />
            <div className="row">
              <Button look="primary" icon="card" isBusy={task.isBusy} isDisabled={known === undefined} onPress={unlock}>
                {task.isBusy ? login.busy : words.unlock}
              </Button>
            </div>
          </div>
        </Panel>
      ) : (
        <div className="row">
          <Button isBusy={task.isBusy} onPress={again}>
            {words.reload}
          </Button>
        </div>
      )}
      <p className="soft small">{words.only}</p>
    </div>
  );
}
