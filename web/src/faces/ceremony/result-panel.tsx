import { Badge, Figure, Notice, Panel } from '../../components/index.ts';
import { commonWords, sayNumber, useWords } from '../../words/index.ts';
import { useLeadDesk } from '../lead/lead-desk.ts';
import { ceremonyWords } from './words.ts';

/** What became of the filing: nothing before the commission's decision, then its figures. */
export function ResultPanel() {
  const { leadCase } = useLeadDesk();
  const words = useWords(ceremonyWords).result;
  const common = useWords(commonWords);
  const { result, thresholds } = leadCase;
  if (result === null) {
    return (
      <Notice tone="note" title={words.filed}>
        <p>{words.waiting}</p>
        <p>{words.keepSheets}</p>
      </Notice>
    );
  }
  const isEstablished = result.decision === 'established';
  return (
    <Panel
      title={words.title}
      look="strong"
      aside={
        <Badge tone={isEstablished ? 'good' : 'warn'}>{isEstablished ? words.established : words.notEstablished}</Badge>
      }
    >
      <div className="stack">
        <div className="grid">
          <Figure label={words.accepted} value={sayNumber(result.accepted + result.paperAccepted)} />
          <Figure label={words.struckOut} value={sayNumber(result.struckOut + result.paperStruckOut)} />
          {thresholds !== null && <Figure label={words.threshold} value={sayNumber(thresholds.signers)} />}
        </div>
        <p className="soft small">
          {words.decoys} {sayNumber(result.decoys)}　{words.malformed} {sayNumber(result.malformed)}　
          {common.article(words.article)}
        </p>
        <p>{words.keepSheets}</p>
      </div>
    </Panel>
  );
}
