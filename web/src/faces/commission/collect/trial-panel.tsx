import { useState } from 'react';
import type { Problem } from '../../../api/index.ts';
import { Button, Checkbox, DateText, DefinitionList, Notice, Panel } from '../../../components/index.ts';
import { type CardInSlot, chooseCard } from '../../../middleware/index.ts';
import { commonWords, sayArticle, sayDate, taipeiTime, useLanguage, useWords } from '../../../words/index.ts';
import { fromCard } from '../../session/card.ts';
import { CardChoice } from '../../session/card-choice.tsx';
import { useOffice } from '../../session/office.ts';
import { PinField } from '../../session/pin-field.tsx';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { usePin } from '../../session/use-pin.ts';
import { useTask } from '../../session/use-task.ts';
import { type AskedTrial, askTrial, type PassedTrial, tryCard } from './trial.ts';
import { collectWords } from './words.ts';

/** A trial as far as it has come. */
export interface Trial {
  readonly asked?: AskedTrial;
  readonly passed?: PassedTrial;
}

export function expiresEarly({ asked }: Trial): boolean {
  return asked !== undefined && asked.expiresOn < asked.neededUntil;
}

export interface TrialPanelProps {
  readonly number: string;
  readonly title: string;
  readonly trial: Trial;
  readonly onTrial: (trial: Trial) => void;
  readonly acceptsExpiry: boolean;
  readonly onAcceptsExpiry: (accepts: boolean) => void;
  /** The last day to collect; null where none runs. */
  readonly lastDay: string | null;
  /** Whether she can collect the paper format now. */
  readonly mayTakePaper: boolean;
  readonly isTried: boolean;
}

/** The lead's card: its certificate is checked, it decrypts, and what is wrong with it is told with the ways out. */
export function TrialPanel(props: TrialPanelProps) {
  const { number, title, trial, onTrial, isTried } = props;
  const { api, card } = useOffice();
  const words = useWords(collectWords).trial;
  const common = useWords(commonWords);
  const { language } = useLanguage();
  const task = useTask();
  const typed = usePin();
  const { asked, passed } = trial;
  const [cards, setCards] = useState<readonly CardInSlot[]>([]);

  const read = async () => {
    onTrial({});
    setCards([]);
    const found = await task.run(async () => fromCard(await card.getUserCert()));
    if (found === undefined) return;
    // At a counter the officer's own card may be in another reader.
    const able = found.filter((one) => chooseCard([one], 'encrypt').ok);
    if (able.length > 1) setCards(able);
    else await ask(able.length === 1 ? able : found);
  };
  const ask = async (of: readonly CardInSlot[]) => {
    const found = await task.run(() => askTrial(api, number, of));
    if (found !== undefined) onTrial({ asked: found });
  };
  const decrypt = async () => {
    const pin = asked === undefined ? undefined : typed.take();
    if (asked === undefined || pin === undefined) return;
    // Within the press, so that the card's window may open.
    const done = await task.run(() => tryCard(api, card, number, asked, pin));
    if (done !== undefined) onTrial({ asked, passed: done });
  };
  return (
    <Panel title={title} look="strong">
      <div className="stack">
        <p>{words.text}</p>
        <p className="soft small">{common.article(sayArticle(words.article, language) ?? words.article)}</p>
        <ProblemNotice problem={task.problem} />
        {task.problem !== undefined && isOfTheCard(task.problem) && <WaysOut {...props} />}
        {asked === undefined && <p>{words.insert}</p>}
        {cards.length > 1 && (
          <CardChoice
            cards={cards}
            slot={asked?.slot ?? null}
            onSlot={(slot) => void ask(cards.filter((one) => one.slot === slot))}
          />
        )}
        {asked !== undefined && (
          <DefinitionList
            items={[
              { term: words.holder, value: asked.holder },
              { term: words.expiresOn, value: <DateText on={asked.expiresOn} /> },
              { term: words.neededUntil, value: <DateText on={asked.neededUntil} /> },
            ]}
          />
        )}
        {expiresEarly(trial) && <Expiry {...props} />}
        {asked !== undefined && passed === undefined && (
          <>
            <p>{words.good}</p>
            <PinField
              pin={typed.pin}
              isCardKnown
              onChange={typed.onChange}
              fault={typed.isMissing ? words.pinMissing : undefined}
            />
            <p className="soft small">{words.pinWhose}</p>
          </>
        )}
        {passed !== undefined && (
          <Notice tone="good" title={words.passed} announce="polite">
            <p>{words.passedText}</p>
            <p className="small">{words.fresh(clockOf(passed.expiresAt))}</p>
          </Notice>
        )}
        {isTried && passed === undefined && <Notice tone="bad" title={words.missing} announce="assertive" />}
        <div className="row">
          {asked !== undefined && passed === undefined && (
            <Button look="primary" icon="lock" isBusy={task.isBusy} onPress={() => void decrypt()}>
              {task.isBusy ? words.busy : words.decrypt}
            </Button>
          )}
          <Button
            look={asked === undefined ? 'primary' : 'plain'}
            icon="card"
            isBusy={asked === undefined && task.isBusy}
            isDisabled={asked !== undefined && task.isBusy}
            onPress={() => void read()}
          >
            {asked === undefined ? (task.isBusy ? words.busy : words.read) : words.readAgain}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

/** 14:05 in Taipei. */
function clockOf(at: number): string {
  const { hour, minute } = taipeiTime(at);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** A certificate that ends before the petition does: what can be done, and what the lead accepts in writing if she goes on. */
function Expiry(props: TrialPanelProps) {
  const { trial, acceptsExpiry, onAcceptsExpiry, lastDay, mayTakePaper, isTried } = props;
  const words = useWords(collectWords).expiry;
  const { language } = useLanguage();
  const { asked } = trial;
  if (asked === undefined) return null;
  return (
    <Notice tone="warn" title={words.title} announce="polite">
      <p>{words.text(sayDate(asked.expiresOn, language), sayDate(asked.neededUntil, language))}</p>
      <p>{words.ways}</p>
      <ul>
        <li>{lastDay === null ? words.renewLater : words.renew(sayDate(lastDay, language))}</li>
        {mayTakePaper && <li>{words.paper}</li>}
      </ul>
      <Checkbox isSelected={acceptsExpiry} onChange={onAcceptsExpiry} isInvalid={isTried && !acceptsExpiry}>
        {words.accept}
      </Checkbox>
      {isTried && !acceptsExpiry && <p className="field__fault">{words.acceptMissing}</p>}
    </Notice>
  );
}

/** Whether the card is at fault, and not the reader, the PIN or the line. */
function isOfTheCard({ code }: Problem): boolean {
  return (
    (code.startsWith('certificate.') && code !== 'certificate.revocation-unknown') ||
    ['card.no-encryption-certificate', 'card.decrypt-failed', 'trial.failed'].includes(code)
  );
}

function WaysOut({ lastDay, mayTakePaper }: TrialPanelProps) {
  const words = useWords(collectWords).waysOut;
  const { language } = useLanguage();
  return (
    <Notice tone="note" title={words.title}>
      <ul>
        <li>{words.again}</li>
        <li>{lastDay === null ? words.renewLater : words.renew(sayDate(lastDay, language))}</li>
        {mayTakePaper && <li>{words.paper}</li>}
      </ul>
    </Notice>
  );
}
