import { fromJson, getJson, useLoad } from '../../api/index.ts';
import { type Group, groupCases } from '../../cases/case-groups.ts';
import { type CaseSummary, casesFromJson } from '../../cases/case-view.ts';
import { PhaseBadge } from '../../cases/phase-badge.tsx';
import { Button, DateText, Panel, ProgressBar, Refused } from '../../components/index.ts';
import { PilotMark } from '../../pilot/pilot-mark.tsx';
import { AppLink } from '../../router/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { pilotWords } from '../../words/pilot.ts';
import { publicWords } from '../../words/public.ts';
import { PublicPage } from './public-page.tsx';
import './public.css';

const load = async () => fromJson(await getJson('/api/cases'), casesFromJson);
const loadPilots = async () => fromJson(await getJson('/api/pilots'), casesFromJson);

function CaseCard({ summary }: { readonly summary: CaseSummary }) {
  const { home } = useWords(publicWords);
  const { number, title, leadName, phase, lastDay, officialNumber } = summary;
  return (
    <li className="case-card">
      <div className="row row--spread">
        <span className="soft small">{home.caseNumber(officialNumber ?? number)}</span>
        <span className="row">
          <PilotMark of={number} />
          <PhaseBadge phase={phase} />
        </span>
      </div>
      <h3 className="case-card__title">
        <AppLink to={`/cases/${encodeURIComponent(number)}`} className="case-card__link">
          {title}
        </AppLink>
      </h3>
      <p className="soft small">{home.lead(leadName)}</p>
      {phase === 'petitioning' && lastDay !== null && (
        <p className="small">
          {home.until} <DateText on={lastDay} />
        </p>
      )}
    </li>
  );
}

function CaseGroup({ group, cases }: { readonly group: Group; readonly cases: readonly CaseSummary[] }) {
  const { groups } = useWords(publicWords).home;
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{groups[group].title}</h2>
      <p className="soft">{groups[group].says}</p>
      <ul className="case-list">
        {cases.map((summary) => (
          <CaseCard key={summary.number} summary={summary} />
        ))}
      </ul>
    </section>
  );
}

/** 試辦, apart from the cases; nothing while there is none. */
function Pilots() {
  const { list } = useWords(pilotWords);
  const [pilots] = useLoad('pilots', loadPilots);
  if (pilots.state !== 'ready' || pilots.value.length === 0) return null;
  return (
    <section aria-labelledby="pilots">
      <h2 id="pilots">{list.title}</h2>
      <p className="soft">{list.says}</p>
      <ul className="case-list">
        {pilots.value.map((summary) => (
          <CaseCard key={summary.number} summary={summary} />
        ))}
      </ul>
    </section>
  );
}

export function HomePage() {
  const { home } = useWords(publicWords);
  const words = useWords(commonWords);
  const [cases, retry] = useLoad('cases', load);
  return (
    <PublicPage title={home.title} intro={<p>{home.intro}</p>} width="wide">
      <p className="soft small">{home.order}</p>
      {cases.state === 'loading' && <ProgressBar label={words.loading} />}
      {cases.state === 'failed' && (
        <Refused problem={cases.problem}>
          <div>
            <Button onPress={retry}>{words.retry}</Button>
          </div>
        </Refused>
      )}
      {cases.state === 'ready' && cases.value.length === 0 && <p className="soft">{home.none}</p>}
      {cases.state === 'ready' &&
        groupCases(cases.value).map(([group, members]) => <CaseGroup key={group} group={group} cases={members} />)}
      <Pilots />
      <Panel title={home.how.title} look="sunken">
        <ul className="stack stack--tight">
          {home.how.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </Panel>
    </PublicPage>
  );
}
