import { Badge, Button, DateText, Notice, Panel } from '../../../components/index.ts';
import { useWords } from '../../../words/index.ts';
import { useLeadDesk } from '../../lead/lead-desk.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import { type HeldLog, resumeLog } from '../flow/filing.ts';
import { ceremonyWords } from '../words.ts';
import { useNow } from './use-now.ts';

/** How long the log stands still, and the way to let it go on without filing. */
export function HoldClock({ held, onOver }: { readonly held: HeldLog; readonly onOver: () => void }) {
  const { api, now } = useOffice();
  const { log, reload } = useLeadDesk();
  const words = useWords(ceremonyWords).filing.hold;
  const time = useNow(now, 5000);
  const task = useTask();
  const minutes = Math.ceil((held.holdUntil - time) / 60_000);
  const resume = async () => {
    const done = await task.run(() => resumeLog(api, log!.log));
    if (done === undefined) return;
    onOver();
    reload();
  };
  if (minutes <= 0) {
    return (
      <Notice tone="warn" title={words.over} announce="assertive">
        <p>
          <Button onPress={onOver}>{words.start}</Button>
        </p>
      </Notice>
    );
  }
  return (
    <Panel look="sunken">
      <div className="row row--spread">
        <span>
          {words.until} <DateText at={held.holdUntil} />{' '}
          <Badge tone={minutes <= 5 ? 'warn' : 'note'}>{words.minutes(minutes)}</Badge>
        </span>
        <Button isBusy={task.isBusy} onPress={() => void resume()}>
          {words.resume}
        </Button>
      </div>
      <ProblemNotice problem={task.problem} />
    </Panel>
  );
}
