import { SITE_VERDICTS, type SiteVerdict } from '@lianshu/core/reports';
import { type FormEvent, useState } from 'react';
import { Button, ErrorSummary, RadioField, TextField } from '../../../components/index.ts';
import { judgeSite, type ShownSite } from '../../../reports/reports-json.ts';
import { commonWords, useWords } from '../../../words/index.ts';
import { reportsWords } from '../../../words/reports.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { useTask } from '../../session/use-task.ts';
import { isPlain } from '../draft-fields.ts';

export interface JudgeFormProps {
  readonly site: ShownSite;
  /** Paths that may be judged by themselves. */
  readonly paths: readonly string[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const WHOLE = 'whole';

/** What an officer found of a site: the finding, for the host or one path of it, with reasons. */
export function JudgeForm({ site, paths, onDone, onCancel }: JudgeFormProps) {
  const { api } = useOffice();
  const { states, office } = useWords(reportsWords);
  const common = useWords(commonWords);
  const words = office.form;
  const [scope, setScope] = useState(WHOLE);
  const [verdict, setVerdict] = useState<SiteVerdict | null>(null);
  const [reasons, setReasons] = useState('');
  const [isTried, setTried] = useState(false);
  const task = useTask();
  const id = (name: string) => `judge-${site.host}-${name}`;
  const said = reasons.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  const wrong = said === '' ? words.faults.reasons : isPlain(said, true) ? undefined : words.faults.text;
  const faults = [
    ...(verdict === null ? [{ id: id('verdict'), says: words.faults.verdict }] : []),
    ...(wrong === undefined ? [] : [{ id: id('reasons'), says: wrong }]),
  ];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (verdict === null || faults.length > 0) return;
    const judgement = { host: site.host, path: scope === WHOLE ? null : scope, verdict, reasons: said };
    if ((await task.run(() => judgeSite(api, judgement))) === true) onDone();
  };
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      {isTried && <ErrorSummary faults={faults} />}
      <ProblemNotice problem={task.problem} />
      {paths.length > 0 && (
        <RadioField
          id={id('scope')}
          label={words.scope}
          help={words.pathHelp}
          value={scope}
          onChange={setScope}
          options={[
            { value: WHOLE, label: words.whole, help: words.wholeHelp },
            ...paths.map((path) => ({ value: path, label: words.path(path) })),
          ]}
        />
      )}
      <RadioField
        id={id('verdict')}
        label={words.verdict}
        value={verdict}
        onChange={setVerdict}
        fault={isTried && verdict === null ? words.faults.verdict : undefined}
        options={SITE_VERDICTS.map((value) => ({ value, label: states[value] }))}
      />
      <TextField
        id={id('reasons')}
        kind="long"
        label={words.reasons}
        help={words.reasonsHelp}
        value={reasons}
        onChange={setReasons}
        fault={isTried ? wrong : undefined}
      />
      <div className="row">
        <Button type="submit" look="primary" isBusy={task.isBusy}>
          {words.submit}
        </Button>
        <Button onPress={onCancel}>{common.cancel}</Button>
      </div>
    </form>
  );
}
