import { Panel } from '../../../components/index.ts';
import { isPilot } from '../../../pilot/pilot-mark.tsx';
import { commonWords, sayArticle, useLanguage, useWords } from '../../../words/index.ts';
import { nextWords } from '../../../words/next.ts';
import { useLeadDesk } from '../lead-desk.ts';

/** How far the electronic way is, and the next step of it. */
export function KeyStep() {
  const { standing, leadCase } = useLeadDesk();
  const words = useWords(nextWords).keyWork;
  const common = useWords(commonWords);
  const { language } = useLanguage();
  const step = words.steps[standing === 'open' && isPilot(leadCase.view.number) ? 'openPilot' : standing];
  return (
    <Panel title={words.title} look="strong">
      <div className="stack stack--tight">
        <p>
          <strong>{step.title}</strong>
        </p>
        <p>{step.text}</p>
        <p className="soft small">{common.article(sayArticle(words.article, language) ?? '')}</p>
      </div>
    </Panel>
  );
}
