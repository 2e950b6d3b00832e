import { useCallback } from 'react';
import { useLoad } from '../../api/index.ts';
import { PhaseBadge } from '../../cases/phase-badge.tsx';
import { ButtonLink, DataTable, DateText, Notice } from '../../components/index.ts';
import { AppLink } from '../../router/index.ts';
import { commonWords, useWords } from '../../words/index.ts';
import { useOffice } from '../session/office.ts';
import { useElsewhere } from '../session/own-office.ts';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { fetchCaseFiles } from './case-file.ts';
import { CommissionPage, DRAFTING } from './commission-page.tsx';
import { commissionWords } from './words.ts';

/** Every case with its stage and its last day; never a count. */
export function CaseListPage() {
  const { api } = useOffice();
  const mayDraft = useElsewhere(DRAFTING) === undefined;
  const words = useWords(commissionWords);
  const common = useWords(commonWords);
  const load = useCallback(() => fetchCaseFiles(api), [api]);
  const [cases] = useLoad('cases', load);
  return (
    <CommissionPage title={words.list.title} width="wide">
      {mayDraft && (
        <div className="row">
          <ButtonLink look="primary" to="/commission/new">
            {words.list.create}
          </ButtonLink>
        </div>
      )}
      <p className="soft small">{words.list.order}</p>
      {cases.state === 'loading' && <p className="soft">{common.loading}</p>}
      {cases.state === 'failed' && <ProblemNotice problem={cases.problem} />}
      {cases.state === 'ready' && (
        <DataTable
          caption={words.list.title}
          isCaptionHidden
          rows={cases.value}
          rowKey={({ number }) => number}
          empty={words.list.empty}
          columns={[
            { key: 'number', head: words.list.columns.number, cell: ({ number }) => number, isRowHead: true },
            {
              key: 'title',
              head: words.list.columns.title,
              isText: true,
              cell: ({ number, title }) => <AppLink to={`/commission/cases/${number}`}>{title}</AppLink>,
            },
            { key: 'state', head: words.list.columns.state, cell: ({ phase }) => <PhaseBadge phase={phase} /> },
            {
              key: 'lastDay',
              head: words.list.columns.lastDay,
              isText: true,
              cell: ({ termLastDay, awaitsService }) => {
                if (termLastDay !== null) return <DateText on={termLastDay} />;
                return awaitsService ? words.list.awaitsService : '–';
              },
            },
            { key: 'lead', head: words.list.columns.lead, cell: ({ leadName }) => leadName },
          ]}
        />
      )}
      <Notice tone="note" title={words.noCounts} />
    </CommissionPage>
  );
}
