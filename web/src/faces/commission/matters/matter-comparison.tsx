import { useCallback, useState } from 'react';
import { useLoad } from '../../../api/index.ts';
import {
  Badge,
  Button,
  DateText,
  Disclosure,
  Notice,
  Panel,
  RadioField,
  TextField,
} from '../../../components/index.ts';
import { MatterCard, MatterList } from '../../../matters/matter-card.tsx';
import { AppLink } from '../../../router/index.ts';
import { sayDate, useLanguage, useWords } from '../../../words/index.ts';
import { mattersWords } from '../../../words/matters.ts';
import { useOffice } from '../../session/office.ts';
import { officesOf, useElsewhere } from '../../session/own-office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import { isPlain } from '../draft-fields.ts';
import { type ComparedMatter, fetchConsultation, recordComparison } from './office-matters.ts';

/** 同一事項比對: the bars that run on the day of a proposal, each with the commission's decision. Nothing once that is settled. */
export function MatterComparison({ number }: { readonly number: string }) {
  const { api } = useOffice();
  const words = useWords(mattersWords).consult;
  const { language } = useLanguage();
  const load = useCallback(() => fetchConsultation(api, number), [api, number]);
  const [consulted, again] = useLoad(number, load);
  if (consulted.state === 'loading') return null;
  if (consulted.state === 'failed') return <ProblemNotice problem={consulted.problem} />;
  const { day, isOpen, matters } = consulted.value;
  if (!isOpen) return null;
  const cards = (shown: readonly ComparedMatter[]) => (
    <MatterList>
      {shown.map((matter) => (
        <Compared key={`${matter.id} ${matter.comparison?.at}`} number={number} matter={matter} onDone={again} />
      ))}
    </MatterList>
  );
  // What has been decided stays in sight, however it is worded.
  const near = matters.filter(({ similarity, comparison }) => similarity > 0 || comparison !== null);
  const far = matters.filter((matter) => !near.includes(matter));
  const has = (binds: ComparedMatter['binds']) => matters.some((matter) => matter.binds === binds);
  return (
    <Panel title={words.title}>
      <div className="stack">
        {matters.length === 0 ? (
          <p>{words.none(sayDate(day, language))}</p>
        ) : (
          <>
            <p>{words.says(sayDate(day, language))}</p>
            {has('everyone') && <p className="small">{words.everyone}</p>}
            {has('original-proposers') && <Notice tone="note">{words.proposers}</Notice>}
            {cards(near)}
            {far.length > 0 && <Disclosure title={words.more(far.length)}>{cards(far)}</Disclosure>}
          </>
        )}
        <p>
          <AppLink to="/commission/matters">{words.toRegister}</AppLink>
        </p>
      </div>
    </Panel>
  );
}

interface ComparedProps {
  readonly number: string;
  readonly matter: ComparedMatter;
  readonly onDone: () => void;
}

function Compared({ number, matter, onDone }: ComparedProps) {
  const { consult: words, similar } = useWords(mattersWords);
  const [isOpen, setOpen] = useState(false);
  const elsewhere = useElsewhere(officesOf('compare-matters'));
  const { comparison, similarity } = matter;
  return (
    <MatterCard matter={matter} mark={<Badge>{similar.likeness(similarity)}</Badge>}>
      {comparison === null ? (
        <p className="small soft">{words.undecided}</p>
      ) : (
        <div className="stack stack--tight">
          <p>
            <Badge tone={comparison.isSame ? 'bad' : 'good'}>{comparison.isSame ? words.same : words.different}</Badge>{' '}
            <span className="small soft">
              {words.on} <DateText at={comparison.at} />
            </span>
          </p>
          <p className="small">{comparison.reasons}</p>
        </div>
      )}
      {elsewhere !== undefined ? (
        <p className="small soft">{elsewhere}</p>
      ) : isOpen ? (
        <DecisionForm number={number} matter={matter} onDone={onDone} />
      ) : (
        <div className="row">
          <Button onPress={() => setOpen(true)}>{comparison === null ? words.record : words.change}</Button>
        </div>
      )}
    </MatterCard>
  );
}

function DecisionForm({ number, matter: { id }, onDone }: ComparedProps) {
  const { api } = useOffice();
  const { consult: words, office } = useWords(mattersWords);
  const [decision, setDecision] = useState<'same' | 'different' | null>(null);
  const [reasons, setReasons] = useState('');
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const said = reasons.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  const fault = said === '' ? words.faults.reasons : isPlain(said, true) ? undefined : office.form.faults.text;
  const send = async () => {
    setTried(true);
    if (decision === null || fault !== undefined) return;
    const comparison = { matter: id, isSame: decision === 'same', reasons: said };
    const done = await task.run(() => recordComparison(api, number, comparison));
    if (done === true) onDone();
  };
  return (
    <div className="stack">
      <ProblemNotice problem={task.problem} />
      <RadioField
        id={`compare-${id}`}
        label={words.decision}
        value={decision}
        onChange={setDecision}
        fault={isTried && decision === null ? words.faults.decision : undefined}
        options={[
          { value: 'same', label: words.same },
          { value: 'different', label: words.different },
        ]}
      />
      <TextField
        id={`compare-${id}-reasons`}
        kind="long"
        label={words.reasons}
        value={reasons}
        onChange={setReasons}
        fault={isTried ? fault : undefined}
      />
      <div className="row">
        <Button look="primary" isBusy={task.isBusy} onPress={() => void send()}>
          {words.record}
        </Button>
      </div>
    </div>
  );
}
