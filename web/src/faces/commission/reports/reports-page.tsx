import { useCallback, useState } from 'react';
import { useLoad } from '../../../api/index.ts';
import { Badge, type BadgeTone, Button, DateText, DefinitionList, Notice, Panel } from '../../../components/index.ts';
import { fetchOfficeReports, type JudgedSite, type OpenReport } from '../../../reports/reports-json.ts';
import { SiteName } from '../../../reports/site-name.tsx';
import { commonWords, sayDate, useLanguage, useWords } from '../../../words/index.ts';
import { reportsWords } from '../../../words/reports.ts';
import { useOffice } from '../../session/office.ts';
import { officesOf, useElsewhere } from '../../session/own-office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { CommissionPage } from '../commission-page.tsx';
import { JudgeForm } from './judge-form.tsx';

const TONES: Readonly<Record<JudgedSite['verdict'], BadgeTone>> = {
  confirmed: 'bad',
  unfounded: 'plain',
  'own-site': 'good',
  referred: 'warn',
};

/** `/commission/reports`: reports of suspicious sites that wait, and what was found of others. */
export function ReportsPage() {
  const { api } = useOffice();
  const words = useWords(reportsWords).office;
  const common = useWords(commonWords);
  const elsewhere = useElsewhere(officesOf('judge-reports'));
  const load = useCallback(() => fetchOfficeReports(api), [api]);
  const [reports, again] = useLoad('reports', load);
  const [isDone, setDone] = useState(false);
  const finish = () => {
    setDone(true);
    again();
  };
  return (
    <CommissionPage title={words.title} width="wide" intro={<p>{words.intro}</p>}>
      {isDone && <Notice tone="good" title={words.done} announce="polite" />}
      {elsewhere !== undefined && <Notice tone="note" title={elsewhere} />}
      {reports.state === 'loading' && <p className="soft">{common.loading}</p>}
      {reports.state === 'failed' && <ProblemNotice problem={reports.problem} />}
      {reports.state === 'ready' && (
        <>
          <Panel title={words.open}>
            {reports.value.open.length === 0 ? (
              <p>{words.none}</p>
            ) : (
              <ul className="site-list">
                {reports.value.open.map((report) => (
                  <Open
                    key={report.number}
                    report={report}
                    before={reports.value.judged.filter(({ host }) => host === report.host)}
                    isOwn={elsewhere === undefined}
                    onDone={finish}
                  />
                ))}
              </ul>
            )}
          </Panel>
          <Panel title={words.judged}>
            {reports.value.judged.length === 0 ? (
              <p>{words.noJudged}</p>
            ) : (
              <ul className="site-list">
                {reports.value.judged.map((site) => (
                  <Judged key={site.entry} site={site} isOwn={elsewhere === undefined} onDone={finish} />
                ))}
              </ul>
            )}
          </Panel>
        </>
      )}
    </CommissionPage>
  );
}

interface OpenProps {
  readonly report: OpenReport;
  readonly before: readonly JudgedSite[];
  readonly isOwn: boolean;
  readonly onDone: () => void;
}

function Open({ report, before, isOwn, onDone }: OpenProps) {
  const all = useWords(reportsWords);
  const words = all.office;
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { number, firstDay, lastDay, band, seenIn, cases, paths, words: said } = report;
  return (
    <li className="site-card">
      <div className="row row--spread">
        <SiteName site={report} />
        <Badge>{words.number(number)}</Badge>
      </div>
      {before.length > 0 && (
        <p className="small">
          {words.before} {before.map(({ verdict }) => all.states[verdict]).join('、')}
        </p>
      )}
      <DefinitionList
        items={[
          { term: words.reports, value: all.bands[band] },
          { term: words.days, value: words.daysOf(sayDate(firstDay, language), sayDate(lastDay, language)) },
          { term: words.seen, value: seenIn.map((seen) => all.seenIn[seen]).join('、') },
          { term: words.cases, value: cases.length === 0 ? words.noCases : cases.join('、') },
          ...(paths.length === 0 ? [] : [{ term: words.paths, value: <bdi className="code">{paths.join('　')}</bdi> }]),
        ]}
      />
      {said.length > 0 && (
        <div className="stack stack--tight">
          <p className="small">
            <strong>{words.words}</strong>　<span className="soft">{words.unchecked}</span>
          </p>
          {said.map((text) => (
            <p key={text} className="site-card__words small">
              <bdi>{text}</bdi>
            </p>
          ))}
        </div>
      )}
      {isOwn && !isOpen && (
        <div className="row">
          <Button onPress={() => setOpen(true)}>{words.judge}</Button>
        </div>
      )}
      {isOpen && <JudgeForm site={report} paths={paths} onDone={onDone} onCancel={() => setOpen(false)} />}
    </li>
  );
}

interface JudgedProps {
  readonly site: JudgedSite;
  readonly isOwn: boolean;
  readonly onDone: () => void;
}

function Judged({ site, isOwn, onDone }: JudgedProps) {
  const { office: words, states } = useWords(reportsWords);
  const [isOpen, setOpen] = useState(false);
  const { path, verdict, entry, at, reasons } = site;
  return (
    <li className="site-card">
      <div className="row row--spread">
        <SiteName site={site} path={path} />
        <Badge tone={TONES[verdict]}>{states[verdict]}</Badge>
      </div>
      <p className="small soft">
        {words.entry(entry)}　<DateText at={at} />
      </p>
      <p className="small site-card__words">{reasons}</p>
      {isOwn && !isOpen && (
        <div className="row">
          <Button onPress={() => setOpen(true)}>{words.again}</Button>
        </div>
      )}
      {isOpen && (
        <JudgeForm site={site} paths={path === null ? [] : [path]} onDone={onDone} onCancel={() => setOpen(false)} />
      )}
    </li>
  );
}
