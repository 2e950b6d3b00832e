import type { SiteState } from '@lianshu/core/reports';
import { type FormEvent, useState } from 'react';
import { type Problem, useLoad } from '../../api/index.ts';
import {
  Button,
  ButtonLink,
  CopyField,
  DateText,
  DefinitionList,
  Notice,
  Panel,
  ProgressBar,
  Refused,
  TextField,
} from '../../components/index.ts';
import { fetchFakeSites, fetchReportState, type TakenReport } from '../../reports/reports-json.ts';
import { SiteName } from '../../reports/site-name.tsx';
import { commonWords, useWords } from '../../words/index.ts';
import { reportsWords } from '../../words/reports.ts';
import { PublicPage } from './public-page.tsx';
import { ReportForm } from './reports-form.tsx';

/** `/reports`: everyone reports a suspicious site, sees how far a report is, and reads which sites are confirmed to be fake. */
export function ReportsPage() {
  const words = useWords(reportsWords).public;
  const [taken, setTaken] = useState<TakenReport>();
  return (
    <PublicPage title={words.title} intro={<p>{words.intro}</p>}>
      <Notice tone="warn" title={words.stop}>
        <p>{words.stopSays}</p>
        <div className="row">
          <ButtonLink to="/card-used" icon="card">
            {words.toCardUsed}
          </ButtonLink>
          <ButtonLink to="/receipt" icon="seal">
            {words.toReceipt}
          </ButtonLink>
        </div>
      </Notice>
      <Panel title={words.form.title}>
        {taken === undefined ? (
          <ReportForm onDone={setTaken} />
        ) : (
          <Done taken={taken} onAgain={() => setTaken(undefined)} />
        )}
      </Panel>
      <FakeSites />
      <LookUp />
    </PublicPage>
  );
}

function Done({ taken, onAgain }: { readonly taken: TakenReport; readonly onAgain: () => void }) {
  const words = useWords(reportsWords).public.done;
  const { number, state, host } = taken;
  const shown = host.replaceAll('.', '[.]');
  return (
    <div className="stack">
      {state === 'own-site' ? (
        <Notice tone="note" title={words.ownTitle} announce="polite">
          <p>{words.own(shown)}</p>
        </Notice>
      ) : state === 'confirmed' ? (
        <Notice tone="bad" title={words.confirmedTitle} announce="polite">
          <p>{words.confirmed(shown)}</p>
        </Notice>
      ) : (
        <>
          <Notice tone="good" title={words.title} announce="polite">
            <SiteName site={taken} />
            <p>{words.says}</p>
            <p>{words.told}</p>
          </Notice>
          <CopyField label={words.number} value={String(number)} />
        </>
      )}
      <div className="row">
        <Button onPress={onAgain}>{words.again}</Button>
      </div>
    </div>
  );
}

function FakeSites() {
  const words = useWords(reportsWords).public.list;
  const common = useWords(commonWords);
  const [loaded, retry] = useLoad('fake-sites', fetchFakeSites);
  return (
    <Panel title={words.title}>
      <div className="stack">
        {loaded.state === 'loading' && <ProgressBar label={common.loading} />}
        {loaded.state === 'failed' && (
          <Refused problem={loaded.problem}>
            <div>
              <Button onPress={retry}>{common.retry}</Button>
            </div>
          </Refused>
        )}
        {loaded.state === 'ready' && loaded.value.length === 0 && <p>{words.none}</p>}
        {loaded.state === 'ready' && loaded.value.length > 0 && (
          <>
            <p>{words.says}</p>
            <ul className="site-list">
              {loaded.value.map((site) => (
                <li key={site.entry} className="site-card">
                  <SiteName site={site} path={site.path} />
                  <DefinitionList
                    items={[
                      { term: words.since, value: <DateText at={site.since} /> },
                      { term: words.reasons, value: <bdi lang="zh-Hant-TW">{site.reasons}</bdi> },
                    ]}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="small soft">
          {words.machine} <span className="code">/api/fake-sites</span>
        </p>
      </div>
    </Panel>
  );
}

function LookUp() {
  const { lookup: words } = useWords(reportsWords).public;
  const { states } = useWords(reportsWords);
  const [number, setNumber] = useState('');
  const [found, setFound] = useState<{ readonly number: string; readonly state: SiteState }>();
  const [problem, setProblem] = useState<Problem>();
  const [isTried, setTried] = useState(false);
  const asked = number.trim();
  const fault = /^[1-9][0-9]{0,8}$/.test(asked) ? undefined : words.fault;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFound(undefined);
    setProblem(undefined);
    if (fault !== undefined) return;
    const answer = await fetchReportState(asked);
    if (answer.ok) setFound({ number: asked, state: answer.value });
    else setProblem(answer.problem);
  };
  return (
    <Panel title={words.title} look="sunken">
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          id="report-number"
          label={words.number}
          isShort
          inputMode="numeric"
          value={number}
          onChange={setNumber}
          fault={isTried ? fault : undefined}
        />
        <div className="row">
          <Button type="submit">{words.submit}</Button>
        </div>
        {problem !== undefined && <Refused problem={problem} />}
        {found !== undefined && (
          <p role="status">
            <strong>{words.says(found.number, states[found.state])}</strong>
          </p>
        )}
      </form>
    </Panel>
  );
}
