import { ButtonLink, Panel } from '../../../components/index.ts';
import { commonWords, sayArticle, useLanguage, useWords } from '../../../words/index.ts';
import type { AllowedAct } from '../case-file.ts';
import { commissionWords } from '../words.ts';
import type { CounterAct } from './counter.ts';
import { collectWords } from './words.ts';

export interface CounterActPanelProps {
  readonly number: string;
  readonly command: CounterAct;
  readonly act: AllowedAct;
  readonly isNext: boolean;
}

/** An act that is entered at the counter with the lead: the way to its page. */
export function CounterActPanel({ number, command, act, isNext }: CounterActPanelProps) {
  const { acts } = useWords(commissionWords);
  const words = useWords(collectWords);
  const common = useWords(commonWords);
  const { language } = useLanguage();
  return (
    <Panel title={acts[command].title} level={3} look={isNext ? 'strong' : 'plain'}>
      <div className="stack">
        <p>{acts[command].text}</p>
        <div className="row">
          <ButtonLink
            look={isNext ? 'primary' : 'plain'}
            icon="card"
            to={`/commission/cases/${encodeURIComponent(number)}/collect/${command}`}
          >
            {words.counter}
          </ButtonLink>
          <span className="soft small">{common.article(sayArticle(act.article, language) ?? act.article)}</span>
        </div>
      </div>
    </Panel>
  );
}
