import { isCaseNumber } from '@lianshu/core/case';
import { type FormEvent, useState } from 'react';
import { Badge, Button, DataTable, TextField } from '../../components/index.ts';
import { AppLink } from '../../router/index.ts';
import { caseWords, sayNumber, sayTime, useLanguage, useWords } from '../../words/index.ts';
import { sessionWords } from '../session/words.ts';
import { type ActsPage, PAGE, type ShownAct } from './acts-log.ts';
import { auditorWords } from './words.ts';
import './acts-list.css';

export interface ActsListProps {
  readonly acts: ActsPage;
  readonly from: number;
  readonly caseNumber: string | undefined;
  readonly onFrom: (from: number) => void;
  readonly onCase: (caseNumber: string | undefined) => void;
}

/** The entries in their order, a page at a time; of one case alone when it is typed. */
export function ActsList({ acts, from, caseNumber, onFrom, onCase }: ActsListProps) {
  const words = useWords(auditorWords).list;
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const [earlier, setEarlier] = useState<readonly number[]>([]);
  const text = typed.trim();
  const isWrong = text !== '' && !isCaseNumber(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isWrong) return;
    setEarlier([]);
    onCase(text === '' ? undefined : text);
  };
  const last = acts.entries.at(-1)?.index;
  const hasMore = last !== undefined && acts.entries.length === PAGE && last + 1 < acts.size;
  const goOn = () => {
    setEarlier([...earlier, from]);
    onFrom((last ?? 0) + 1);
  };
  const goBack = () => {
    setEarlier(earlier.slice(0, -1));
    onFrom(earlier.at(-1) ?? 0);
  };
  const [first] = acts.entries;
  return (
    <div className="stack">
      <h2>{words.title}</h2>
      <form className="row acts-filter" noValidate onSubmit={submit}>
        <TextField
          id="acts-case"
          label={words.filter}
          help={words.filterHelp}
          value={typed}
          onChange={setTyped}
          fault={isTried && isWrong ? words.filterWrong : undefined}
          isShort
        />
        <Button type="submit">{words.apply}</Button>
      </form>
      {first !== undefined && last !== undefined && (
        <p className="soft" role="status">
          {words.range(sayNumber(first.index), sayNumber(last), sayNumber(acts.size))}
        </p>
      )}
      <Entries
        entries={acts.entries}
        caption={caseNumber === undefined ? words.title : `${words.title} ${caseNumber}`}
      />
      <div className="row">
        <Button isDisabled={earlier.length === 0} onPress={goBack}>
          {words.older}
        </Button>
        <Button isDisabled={!hasMore} onPress={goOn}>
          {words.newer}
        </Button>
      </div>
    </div>
  );
}

function Entries({ entries, caption }: { readonly entries: readonly ShownAct[]; readonly caption: string }) {
  const words = useWords(auditorWords);
  const offices: Readonly<Record<string, string>> = useWords(sessionWords).act.offices;
  const events: Readonly<Record<string, string>> = useWords(caseWords).events;
  const { language } = useLanguage();
  const { columns } = words.list;
  const actOf = ({ act, eventType }: ShownAct) =>
    act.kind === 'case-event' ? (events[eventType ?? ''] ?? eventType ?? '–') : words.kinds[act.kind];
  const actorOf = ({ act }: ShownAct) => (act.office === null ? words.actors[act.actor] : offices[act.office]);
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      isDense
      rows={entries}
      rowKey={({ index }) => index}
      empty={words.list.empty}
      columns={[
        { key: 'index', head: columns.index, cell: ({ index }) => index, isNumber: true, isRowHead: true },
        {
          key: 'at',
          head: columns.at,
          cell: ({ act }) => <span className="acts-time">{sayTime(act.at, language)}</span>,
        },
        {
          key: 'case',
          head: columns.case,
          cell: ({ act }) =>
            act.case === null ? '–' : <AppLink to={`/commission/cases/${act.case}`}>{act.case}</AppLink>,
        },
        { key: 'act', head: columns.act, cell: (entry) => <span className="acts-act">{actOf(entry)}</span> },
        { key: 'actor', head: columns.actor, cell: (entry) => <span className="acts-time">{actorOf(entry)}</span> },
        {
          key: 'officer',
          head: columns.officer,
          cell: ({ act }) => <span className="code">{act.officer ?? '–'}</span>,
        },
        {
          key: 'card',
          head: columns.card,
          cell: ({ isSigned }) => (isSigned ? <Badge tone="good">{words.list.signed}</Badge> : words.list.unsigned),
        },
      ]}
    />
  );
}
