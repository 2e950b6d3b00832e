import { Badge, type BadgeTone, DateText, DefinitionList, Disclosure, Panel } from '../components/index.ts';
import { caseWords, daysUntil, lawDate, sayArticle, useLanguage, useWords } from '../words/index.ts';
import { nextWords } from '../words/next.ts';
import type { CaseView } from './case-view.ts';
import type { LeadAct, NextSteps } from './next-steps.ts';
import './next-panel.css';

export interface NextPanelProps {
  readonly view: CaseView;
  /** Who reads it. */
  readonly as: 'lead' | 'public';
  /** ms. */
  readonly now: number;
}

/** What the lead does next, by when and on which article; what others do meanwhile; what follows when a term is missed. */
export function NextPanel({ view: { next, phase }, as, now }: NextPanelProps) {
  const words = useWords(nextWords);
  const must = next.lead.filter(({ isFree }) => !isFree);
  const may = next.lead.filter(({ isFree }) => isFree);
  const isCollecting = phase === 'petitioning' || phase === 'signer-supplement';
  if (next.lead.length + next.office.length === 0) return null;
  return (
    <Panel title={words.title} look="strong" aside={<DaysLeft next={next} now={now} />}>
      <div className="stack">
        {must.length === 0 ? (
          <p>{words.nothing[as]}</p>
        ) : (
          <section className="stack stack--tight" aria-label={words.hers[as]}>
            <h3>{words.hers[as]}</h3>
            <Acts acts={must} />
          </section>
        )}
        <TermFacts next={next} />
        {next.office.length > 0 ? (
          <Office next={next} />
        ) : (
          <p className="soft">{words.officesIdle[isCollecting ? 'collecting' : 'else']}</p>
        )}
        {may.length > 0 && (
          <Disclosure title={words.free[as]}>
            <Acts acts={may} />
          </Disclosure>
        )}
      </div>
    </Panel>
  );
}

function Acts({ acts }: { readonly acts: readonly LeadAct[] }) {
  const words = useWords(nextWords);
  return (
    <ul className="next-acts">
      {acts.map(({ command, article, way }) => (
        <li key={command}>
          <span className="row">
            <strong>{words.lead[command].title}</strong>
            <Badge>{words.ways[way]}</Badge>
          </span>
          <p>{words.lead[command].text}</p>
          <Article cite={article} />
        </li>
      ))}
    </ul>
  );
}

function Office({ next }: { readonly next: NextSteps }) {
  const words = useWords(nextWords);
  return (
    <section className="stack stack--tight" aria-label={words.offices}>
      <h3>{words.offices}</h3>
      <ul className="next-acts next-acts--office">
        {next.office.map(({ command, article }) => (
          <li key={command}>
            {words.office[command]} <Article cite={article} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DaysLeft({ next: { term }, now }: { readonly next: NextSteps; readonly now: number }) {
  const words = useWords(nextWords).term;
  if (term === null) return null;
  const left = daysUntil(term.lastDay, lawDate(now));
  const urgent: BadgeTone = left < 0 ? 'bad' : left <= 14 ? 'warn' : 'note';
  const tone = term.of === 'lead' ? urgent : 'plain';
  return <Badge tone={tone}>{left < 0 ? words.over : left === 0 ? words.today : words.left(left)}</Badge>;
}

/** The last day, what it means by the clock, and what follows when it passes. */
function TermFacts({ next: { term, awaits, missed } }: { readonly next: NextSteps }) {
  const words = useWords(nextWords).term;
  const { phases } = useWords(caseWords);
  const hasBar = missed?.phase === 'deemed-abandoned';
  const items = [
    ...(awaits === null
      ? []
      : [
          {
            term: words.awaitsTitle,
            value: (
              <>
                {words.awaits(awaits.length, awaits.unit)} <Article cite={awaits.cite} />
              </>
            ),
          },
        ]),
    ...(term === null
      ? []
      : [
          {
            term: words.last,
            value: (
              <div className="stack stack--tight">
                <span>
                  <strong>
                    <DateText on={term.lastDay} />
                  </strong>
                  　<Article cite={term.cite} />
                </span>
                {term.of === 'office' ? (
                  <span>
                    {words.office} {words.silence} <Article cite={words.silenceArticle} />
                  </span>
                ) : (
                  <span>
                    {words.midnight} <Article cite={words.midnightArticle} />
                  </span>
                )}
                {term.counter !== null && (
                  <span>{term.counter === 'office-hours' ? words.counter : words.counterOpen}</span>
                )}
              </div>
            ),
          },
        ]),
    ...(missed === null
      ? []
      : [
          {
            term: words.missed,
            value: (
              <>
                {words.becomes(phases[missed.phase].name)} <Article cite={missed.article} />
                {hasBar && (
                  <>
                    <br />
                    {words.bar} <Article cite={words.barArticle} />
                  </>
                )}
              </>
            ),
          },
        ]),
  ];
  return items.length === 0 ? null : <DefinitionList items={items} />;
}

function Article({ cite }: { readonly cite: string }) {
  const { language } = useLanguage();
  const said = sayArticle(cite, language);
  return said === undefined ? null : <span className="soft small">{said}</span>;
}
