import { PHASES } from '@lianshu/core/case';
import { Badge, ButtonLink, Figure, Notice, Panel } from '../../components/index.ts';
import { caseWords, commonWords, sayNumber, useWords } from '../../words/index.ts';
import { useLeadDesk } from '../lead/lead-desk.ts';
import { useOffice } from '../session/office.ts';
import { ceremonyWords } from './words.ts';

/** What became of the filing: nothing before the commission's decision, then its figures. */
export function ResultPanel() {
  const { leadCase } = useLeadDesk();
  const words = useWords(ceremonyWords).result;
  const common = useWords(commonWords);
  const terms = useWords(caseWords).phases;
  const { site } = useOffice();
  const { result, thresholds, phase, number } = leadCase.view;
  if (!PHASES[phase].endsLeadAccess) {
    return (
      <Notice tone="note" title={words.filed}>
        <p>{words.waiting}</p>
        <p>{words.keepSheets}</p>
      </Notice>
    );
  }
  return (
    <Panel
      title={words.title}
      look="strong"
      aside={
        <Badge tone={PHASES[phase].isFinal && phase !== 'result-announced' ? 'warn' : 'good'}>
          {terms[phase].name}
        </Badge>
      }
    >
      <div className="stack">
        {result !== null && (
          <div className="grid">
            <Figure label={words.accepted} value={sayNumber(result.accepted + result.paperAccepted)} />
            <Figure label={words.struckOut} value={sayNumber(result.struckOut + result.paperStruckOut)} />
            {thresholds !== null && <Figure label={words.threshold} value={sayNumber(thresholds.signers)} />}
          </div>
        )}
        <p>{words.keepSheets}</p>
        <p className="row">
          <ButtonLink to={`${site.origin}/cases/${number}`} icon="external">
            {words.casePage}
          </ButtonLink>
          <span className="soft small">{common.article(words.article)}</span>
        </p>
      </div>
    </Panel>
  );
}
