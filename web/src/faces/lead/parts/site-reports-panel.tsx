import { holdsAddress, holdsIdNumber, MAX_WARNING } from '@lianshu/core/reports';
import { assertPlainText } from '@lianshu/core/statement';
import { type FormEvent, useCallback, useState } from 'react';
import { useLoad } from '../../../api/index.ts';
import { Badge, Button, DateText, Notice, Panel, TextField } from '../../../components/index.ts';
import { fetchLeadReports, postWarning, type Warning, withdrawWarning } from '../../../reports/reports-json.ts';
import { SiteName } from '../../../reports/site-name.tsx';
import { AppLink } from '../../../router/index.ts';
import { commonWords, errorWords, useWords } from '../../../words/index.ts';
import { reportsWords } from '../../../words/reports.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';

function isPlain(text: string): boolean {
  try {
    assertPlainText(text, undefined, { lines: true });
    return true;
  } catch {
    return false;
  }
}

/** Sites that were reported with the lead's case, from the moment they are, and what she warns her signers of. */
export function SiteReportsPanel() {
  const { api } = useOffice();
  const { lead: words, states } = useWords(reportsWords);
  const common = useWords(commonWords);
  const load = useCallback(() => fetchLeadReports(api), [api]);
  const [reports, again] = useLoad('site-reports', load);
  const [done, setDone] = useState<'posted' | 'withdrawn'>();
  const finish = (what: 'posted' | 'withdrawn') => {
    setDone(what);
    again();
  };
  return (
    <Panel title={words.title}>
      <div className="stack">
        <p className="small soft">{words.says}</p>
        {reports.state === 'loading' && <p className="soft">{common.loading}</p>}
        {reports.state === 'failed' && <ProblemNotice problem={reports.problem} />}
        {reports.state === 'ready' && (
          <>
            {reports.value.sites.length === 0 ? (
              <p>{words.none}</p>
            ) : (
              <ul className="site-list">
                {reports.value.sites.map((site) => (
                  <li key={`${site.host}${site.path}${site.verdict}`} className="site-card">
                    <div className="row row--spread">
                      <SiteName site={site} path={site.path} />
                      <Badge tone={site.verdict === 'confirmed' ? 'bad' : site.verdict === null ? 'warn' : 'plain'}>
                        {site.verdict === null ? words.unconfirmed : states[site.verdict]}
                      </Badge>
                    </div>
                    <p className="small soft">
                      {words.on} <DateText on={site.day} />
                    </p>
                  </li>
                ))}
              </ul>
            )}
            <p>
              <AppLink to="/reports">{words.whole}</AppLink>
            </p>
            <h3>{words.warnings}</h3>
            <p className="small soft">{words.warningsSay}</p>
            {done !== undefined && <Notice tone="good" title={words.done[done]} announce="polite" />}
            {reports.value.warnings.length === 0 ? (
              <p>{words.noWarnings}</p>
            ) : (
              <ul className="site-list">
                {reports.value.warnings.map((warning) => (
                  <Standing key={warning.entry} warning={warning} onDone={() => finish('withdrawn')} />
                ))}
              </ul>
            )}
            <WarningForm key={reports.value.warnings.length} onDone={() => finish('posted')} />
          </>
        )}
      </div>
    </Panel>
  );
}

function Standing({ warning, onDone }: { readonly warning: Warning; readonly onDone: () => void }) {
  const { api } = useOffice();
  const words = useWords(reportsWords).lead;
  const task = useTask();
  const withdraw = async () => {
    if ((await task.run(() => withdrawWarning(api, warning.entry))) === true) onDone();
  };
  return (
    <li className="site-card">
      <p className="lead-warning__text">{warning.text}</p>
      <p className="small soft">
        <DateText at={warning.postedAt} />
      </p>
      <ProblemNotice problem={task.problem} />
      <div className="row">
        <Button isBusy={task.isBusy} aria-label={words.withdrawOf(warning.text)} onPress={() => void withdraw()}>
          {words.withdraw}
        </Button>
      </div>
    </li>
  );
}

function WarningForm({ onDone }: { readonly onDone: () => void }) {
  const { api } = useOffice();
  const words = useWords(reportsWords).lead;
  const { refusals } = useWords(errorWords);
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const said = text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  const faultOf = (): string | undefined => {
    if (said === '') return words.faults.text;
    if (said.length > MAX_WARNING) return words.faults.long;
    if (!isPlain(said)) return words.faults.plain;
    const code = holdsIdNumber(said) ? 'report.personal-data' : holdsAddress(said) ? 'warning.address' : undefined;
    return code === undefined ? undefined : `${refusals[code].said}${refusals[code].next}`;
  };
  const fault = faultOf();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault !== undefined) return;
    if ((await task.run(() => postWarning(api, said))) === true) onDone();
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <ProblemNotice problem={task.problem} />
      <TextField
        id="lead-warning"
        kind="long"
        label={words.text}
        help={words.textHelp}
        value={text}
        onChange={setText}
        fault={isTried ? fault : undefined}
      />
      <div className="row">
        <Button type="submit" isBusy={task.isBusy}>
          {words.post}
        </Button>
      </div>
    </form>
  );
}
