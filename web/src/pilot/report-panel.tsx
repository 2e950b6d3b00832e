import { type PilotReport, parsePilotReport, verifyPilotReport } from '@lianshu/core/pilot';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { type Answer, failed, getBytes, good, useLoad } from '../api/index.ts';
import { pinnedTrust } from '../app/pinned-trust.ts';
import { DataTable, DateText, DefinitionList, Notice, Panel, Refused } from '../components/index.ts';
import { sayNumber, useWords } from '../words/index.ts';
import { pilotWords } from '../words/pilot.ts';

interface Shown {
  readonly report: PilotReport;
  readonly isSigned: boolean;
}

async function load(href: string): Promise<Answer<Shown>> {
  const bytes = await getBytes(href);
  if (!bytes.ok) return bytes;
  try {
    const report = parsePilotReport(bytes.value);
    return good({ report, isSigned: verifyPilotReport(p, pinnedTrust().commission, report) });
  } catch {
    return failed('unexpected');
  }
}

/** 試辦報告: its signature is checked here, under the keys of this build. */
export function ReportPanel({ href }: { readonly href: string }) {
  const words = useWords(pilotWords).report;
  const [loaded] = useLoad(href, load);
  if (loaded.state === 'loading') return null;
  if (loaded.state === 'failed') return <Refused problem={loaded.problem} />;
  const { report, isSigned } = loaded.value;
  if (!isSigned) return <Notice tone="bad" title={words.notSigned} />;
  const says = [
    ['conditionsSet', report.conditionsSet],
    ['conditions', report.conditions],
    ['failures', report.failures],
    ['feedback', report.feedback],
  ] as const;
  return (
    <Panel title={words.title} look="strong">
      <div className="stack">
        <p className="soft small">{words.signed}</p>
        {says.map(([key, text]) => (
          <section key={key} aria-label={words[key]}>
            <h3>{words[key]}</h3>
            <p className="case-reason" lang="zh-Hant-TW">
              {text}
            </p>
          </section>
        ))}
        <Figures report={report} />
      </div>
    </Panel>
  );
}

function Figures({ report }: { readonly report: PilotReport }) {
  const words = useWords(pilotWords).report;
  const { window, endedOn, uptime, figures, count } = report;
  const whole = uptime === null ? 0 : uptime.to - uptime.from;
  return (
    <section className="stack" aria-label={words.figures}>
      <h3>{words.figures}</h3>
      <DefinitionList
        items={[
          {
            term: words.window,
            value: (
              <>
                <DateText on={window.firstDay} /> – <DateText on={window.lastDay} />
              </>
            ),
          },
          { term: words.ended, value: <DateText on={endedOn} /> },
          {
            term: words.uptime,
            value:
              uptime === null || whole === 0
                ? words.notMeasured
                : words.uptimeSays(((100 * uptime.upMs) / whole).toFixed(2), sayNumber(uptime.interruptions)),
          },
          { term: words.real, value: count === null ? words.realUnknown : sayNumber(count.real) },
          ...(count === null ? [] : [{ term: words.entries, value: sayNumber(count.entries) }]),
          ...(figures === null ? [] : [{ term: words.measuredFrom, value: <DateText at={figures.measuredFrom} /> }]),
          ...(figures !== null && Object.keys(figures.refusals).length === 0
            ? [{ term: words.refusals, value: words.none }]
            : []),
        ]}
      />
      {figures !== null && (
        <>
          <DataTable
            caption={words.receipts}
            rows={figures.receipts}
            rowKey={({ percent }) => String(percent)}
            empty={words.none}
            columns={[
              {
                key: 'share',
                head: words.share,
                cell: ({ percent }) => `${sayNumber(percent)}%`,
                isRowHead: true,
              },
              {
                key: 'step',
                head: words.receipts,
                cell: ({ underMs }) => (underMs === null ? words.over : words.under(String(underMs / 1000))),
              },
            ]}
          />
          {Object.keys(figures.refusals).length > 0 && (
            <DataTable
              caption={words.refusals}
              rows={Object.entries(figures.refusals)}
              rowKey={([code]) => code}
              empty={words.none}
              columns={[
                {
                  key: 'code',
                  head: words.refusalCode,
                  cell: ([code]) => <span className="code">{code}</span>,
                  isRowHead: true,
                },
                { key: 'count', head: words.count, cell: ([, n]) => sayNumber(n) },
              ]}
            />
          )}
        </>
      )}
    </section>
  );
}
