import { ButtonLink, Notice } from '../../../components/index.ts';
import { commonWords, sayArticle, useLanguage, useWords } from '../../../words/index.ts';
import { useElsewhere } from '../../session/own-office.ts';
import { ActFrame, type ActLook } from '../act-frame.tsx';
import type { AllowedAct } from '../case-file.ts';
import { commissionWords } from '../words.ts';
import type { CounterAct } from './counter.ts';
import { collectWords } from './words.ts';

export interface CounterActPanelProps {
  readonly number: string;
  readonly command: CounterAct;
  readonly act: AllowedAct;
  readonly look: ActLook;
}

/** An act that is entered at the counter with the lead: the way to its page. */
export function CounterActPanel({ number, command, act, look }: CounterActPanelProps) {
  const { acts } = useWords(commissionWords);
  const words = useWords(collectWords);
  const common = useWords(commonWords);
  const { language } = useLanguage();
  const elsewhere = useElsewhere(act.offices);
  return (
    <ActFrame title={acts[command].title} look={look}>
      <div className="stack">
        <p>{acts[command].text}</p>
        {elsewhere !== undefined && <Notice tone="note" title={elsewhere} />}
        <div className="row">
          {elsewhere === undefined && (
            <ButtonLink
              look={look === 'next' ? 'primary' : 'plain'}
              icon="card"
              to={`/commission/cases/${encodeURIComponent(number)}/collect/${command}`}
            >
              {words.counter}
            </ButtonLink>
          )}
          <span className="soft small">{common.article(sayArticle(act.article, language) ?? act.article)}</span>
        </div>
      </div>
    </ActFrame>
  );
}
