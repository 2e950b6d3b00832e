import { useCallback, useState } from 'react';
import { useLoad } from '../../../api/index.ts';
import { Badge, Button, DateText, Notice, Panel, RadioField, TextField } from '../../../components/index.ts';
import { MatterCard, MatterList } from '../../../matters/matter-card.tsx';
import { commonWords, useWords } from '../../../words/index.ts';
import { mattersWords } from '../../../words/matters.ts';
import { useOffice } from '../../session/office.ts';
import { officesOf, useElsewhere } from '../../session/own-office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { CommissionPage } from '../commission-page.tsx';
import { MatterForm, StrikeForm } from './matter-form.tsx';
import { fetchRegister, type RegisterLine } from './office-matters.ts';
import { searchRegister } from './search-register.ts';

type Shown = 'running' | 'all';
type Done = 'entered' | 'corrected' | 'struck';

/** 同一事項登記簿: every matter that a case barred, found by its words, and the form for cases from before this system. */
export function MattersPage() {
  const { api } = useOffice();
  const words = useWords(mattersWords).office;
  const common = useWords(commonWords);
  const elsewhere = useElsewhere(officesOf('enter-matters'));
  const load = useCallback(() => fetchRegister(api), [api]);
  const [register, again] = useLoad('register', load);
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<Shown>('running');
  const [done, setDone] = useState<Done>();
  const finish = (what: Done) => {
    setDone(what);
    again();
  };
  return (
    <CommissionPage title={words.title} width="wide" intro={<p>{words.intro}</p>}>
      {done !== undefined && <Notice tone="good" title={words.done[done]} announce="polite" />}
      <Panel title={words.list}>
        <div className="stack">
          <TextField
            id="matters-search"
            label={words.search}
            help={words.searchHelp}
            value={search}
            onChange={setSearch}
          />
          <RadioField
            id="matters-show"
            label={words.show}
            value={shown}
            onChange={setShown}
            options={(['running', 'all'] as const).map((value) => ({ value, label: words.shows[value] }))}
          />
          {register.state === 'loading' && <p className="soft">{common.loading}</p>}
          {register.state === 'failed' && <ProblemNotice problem={register.problem} />}
          {register.state === 'ready' && (
            <Lines
              lines={searchRegister(
                register.value.filter(({ isRunning }) => shown === 'all' || isRunning),
                search,
              )}
              onDone={finish}
            />
          )}
        </div>
      </Panel>
      <Panel title={words.form.title}>
        {elsewhere === undefined ? <MatterForm onDone={finish} /> : <p>{elsewhere}</p>}
      </Panel>
    </CommissionPage>
  );
}

function Lines({ lines, onDone }: { readonly lines: readonly RegisterLine[]; readonly onDone: (what: Done) => void }) {
  const words = useWords(mattersWords).office;
  return (
    <>
      <p className="small soft" aria-live="polite">
        {lines.length === 0 ? words.empty : words.found(lines.length)}
      </p>
      <MatterList>
        {lines.map((line) => (
          <Line key={line.id} line={line} onDone={onDone} />
        ))}
      </MatterList>
    </>
  );
}

function Line({ line, onDone }: { readonly line: RegisterLine; readonly onDone: (what: Done) => void }) {
  const words = useWords(mattersWords).office;
  const [open, setOpen] = useState<'correct' | 'strike'>();
  const isOwn = useElsewhere(officesOf('enter-matters')) === undefined;
  const { entry, enteredAt, corrects, endedBy, reasons, isRunning } = line;
  const ended = endedBy?.isStruck === true ? 'struck' : 'corrected';
  const state = endedBy !== null ? ended : isRunning ? 'running' : 'over';
  const close = () => setOpen(undefined);
  return (
    <MatterCard matter={line} mark={<Badge tone={state === 'running' ? 'warn' : 'plain'}>{words.states[state]}</Badge>}>
      <p className="small soft">
        {entry === null ? words.derived : words.entry(entry)}
        {enteredAt !== null && '　'}
        {enteredAt !== null && <DateText at={enteredAt} />}
        {corrects !== null && <>　{words.corrects(corrects)}</>}
        {endedBy !== null && <>　{words[`${ended}By`](endedBy.entry)}</>}
      </p>
      {reasons !== '' && <p className="small">{words.reasonsOf(reasons)}</p>}
      {endedBy?.isStruck === true && <p className="small">{words.reasonsOf(endedBy.reasons)}</p>}
      {isOwn && entry !== null && endedBy === null && open === undefined && (
        <div className="row">
          <Button onPress={() => setOpen('correct')}>{words.correct}</Button>
          <Button onPress={() => setOpen('strike')}>{words.strike}</Button>
        </div>
      )}
      {entry !== null && open === 'correct' && (
        <section className="stack" aria-label={words.form.correctTitle(entry)}>
          <h3>{words.form.correctTitle(entry)}</h3>
          <MatterForm corrects={line} onDone={onDone} onCancel={close} />
        </section>
      )}
      {entry !== null && open === 'strike' && (
        <section className="stack" aria-label={words.form.strikeTitle(entry)}>
          <h3>{words.form.strikeTitle(entry)}</h3>
          <StrikeForm entry={entry} onDone={() => onDone('struck')} onCancel={close} />
        </section>
      )}
    </MatterCard>
  );
}
