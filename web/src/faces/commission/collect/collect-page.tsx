import { type DocumentName, officeFor, papersNeeded } from '@lianshu/core/case';
import type { JsonObject } from '@lianshu/core/json';
import { useEffect, useState } from 'react';
import { type Answer, type Api, good, type Problem } from '../../../api/index.ts';
import type { CaseView } from '../../../cases/case-view.ts';
import { Button, Checkbox, Notice, Panel } from '../../../components/index.ts';
import { AppLink, navigate } from '../../../router/index.ts';
import { commonWords, sayArticle, sayDate, useLanguage, useWords } from '../../../words/index.ts';
import { useOffice } from '../../session/office.ts';
import { ProblemNotice } from '../../session/problem-notice.tsx';
import { ProblemWordsContext, useOwnProblemWords } from '../../session/problem-words.ts';
import { type CardSignature, type PreparedAct, prepareAct } from '../../session/sign-act.ts';
import { SignActDialog } from '../../session/sign-act-dialog.tsx';
import { useTask } from '../../session/use-task.ts';
import { sessionWords } from '../../session/words.ts';
import { type AllowedAct, fetchCaseFile, sendCommand } from '../case-file.ts';
import { CodeDialog } from '../code-dialog.tsx';
import { CommissionPage } from '../commission-page.tsx';
import { PapersField } from '../papers-field.tsx';
import { commissionWords } from '../words.ts';
import { CodeSlip } from './code-slip.tsx';
import { type Counter, type CounterAct, fetchCounter } from './counter.ts';
import { areTerms, ProposingPanel, type ProposingTerms } from './proposing-panel.tsx';
import { expiresEarly, type Trial, TrialPanel } from './trial-panel.tsx';
import { UndertakingPanel } from './undertaking-panel.tsx';
import { collectWords } from './words.ts';

interface Loaded {
  readonly view: CaseView;
  readonly acts: readonly AllowedAct[];
  readonly counter: Counter;
}

async function load(api: Api, number: string): Promise<Answer<Loaded>> {
  const [file, counter] = await Promise.all([fetchCaseFile(api, number), fetchCounter(api, number)]);
  if (!file.ok) return file;
  if (!counter.ok) return counter;
  return good({ view: file.value.view, acts: file.value.allowed, counter: counter.value });
}

/** `/commission/cases/:number/collect`: officer and lead at the counter, before the clock starts (regulation Art. 4). */
export function CollectPage({ number, wanted }: { readonly number: string; readonly wanted: string | undefined }) {
  const { api } = useOffice();
  const words = useWords(collectWords);
  const common = useWords(commonWords);
  const own = useOwnProblemWords();
  const { language } = useLanguage();
  const [loaded, setLoaded] = useState<Loaded>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    void load(api, number).then((answer) => {
      setProblem(answer.ok ? undefined : answer.problem);
      if (answer.ok) setLoaded(answer.value);
    });
  }, [api, number]);
  const open = loaded?.counter.acts ?? [];
  const name = open.find((act) => act === wanted) ?? open[0];
  const act = loaded?.acts.find(({ command }) => command === name);
  const above = <AppLink to={`/commission/cases/${number}`}>{words.to}</AppLink>;
  if (loaded === undefined || name === undefined || act === undefined) {
    return (
      <CommissionPage title={words.titles['record-collection']} above={above}>
        {loaded === undefined && problem === undefined && <p className="soft">{common.loading}</p>}
        <ProblemNotice problem={problem} />
        {loaded !== undefined && <Notice tone="note" title={words.nothing} />}
      </CommissionPage>
    );
  }
  return (
    <ProblemWordsContext value={{ ...own, ...words.problems }}>
      <CommissionPage
        title={words.titles[name]}
        above={above}
        intro={
          <span>
            {loaded.view.number}　{loaded.view.title}
            <br />
            {words.lead(loaded.view.leadName)}
            {name === 'record-collection' && loaded.view.next.term !== null && (
              <>
                <br />
                {words.until(sayDate(loaded.view.next.term.lastDay, language))}
              </>
            )}
          </span>
        }
      >
        <AtCounter key={name} loaded={loaded} name={name} act={act} />
      </CommissionPage>
    </ProblemWordsContext>
  );
}

interface AtCounterProps {
  readonly loaded: Loaded;
  readonly name: CounterAct;
  readonly act: AllowedAct;
}

function AtCounter({ loaded: { view, counter }, name, act }: AtCounterProps) {
  const { p, api, site, session, trust, now } = useOffice();
  const words = useWords(collectWords);
  const signing = useWords(sessionWords).act;
  const common = useWords(commonWords);
  const { guards } = useWords(commissionWords);
  const { language } = useLanguage();
  const isReissue = name === 'reissue-code';
  const isProposing = name === 'open-proposing';
  const { collected } = counter;
  const [electronic, setElectronic] = useState(
    isReissue || isProposing || (name === 'add-collection' && !collected.electronic),
  );
  const [paper, setPaper] = useState(name === 'add-collection' && !collected.paper);
  const [terms, setTerms] = useState<ProposingTerms>({ electorate: '', lastDay: '' });
  const [trial, setTrial] = useState<Trial>({});
  const [acceptsExpiry, setAcceptsExpiry] = useState(false);
  const [papers, setPapers] = useState<readonly DocumentName[]>([]);
  const [isTried, setTried] = useState(false);
  const [toSign, setToSign] = useState<PreparedAct>();
  const [code, setCode] = useState<string>();
  const [after, setAfter] = useState<CaseView>();
  const task = useTask();

  const needed = papersNeeded(name, { electronic });
  const isEarly = electronic && expiresEarly(trial);
  const isReady =
    (electronic || paper) &&
    (!electronic || trial.passed !== undefined) &&
    (!isEarly || acceptsExpiry) &&
    (!isProposing || areTerms(terms)) &&
    needed.every((document) => papers.includes(document));
  const proof: JsonObject = electronic ? { trialToken: trial.passed?.token ?? null } : {};
  const undertaking = papers.includes('undertaking');
  const opened = { electorate: Number(terms.electorate), lastDay: terms.lastDay, undertaking };
  const ways: JsonObject = isReissue ? {} : isProposing ? opened : { electronic, paper, undertaking };
  const data: JsonObject = { ...ways, acceptsExpiry: isEarly && acceptsExpiry, ...proof };
  const lastDay = name === 'record-collection' ? (view.next.term?.lastDay ?? null) : null;

  const enter = async () => {
    setTried(true);
    if (!isReady) return;
    const asked = { caseNumber: view.number, act: name, data };
    setToSign(await task.run(() => prepareAct(p, api, site.origin, asked)));
  };
  const send = async (card: CardSignature) => {
    setToSign(undefined);
    const done = await task.run(() => sendCommand(api, view.number, name, data, needed, card));
    if (done === undefined) return;
    const file = await fetchCaseFile(api, view.number);
    setAfter(file.ok ? file.value.view : view);
    setCode(done.authenticationCode);
  };
  const leave = () => navigate(`/commission/cases/${view.number}`);

  if (officeFor(act.offices, session.roles) === undefined)
    return (
      <Notice tone="note" title={signing.elsewhere(act.offices.map((one) => signing.offices[one]).join(signing.or))} />
    );
  if (after !== undefined) {
    return (
      <>
        <Notice tone="good" title={words.entered} announce="polite">
          {paper && <p>{words.handOver}</p>}
        </Notice>
        <div className="row">
          <Button look="primary" onPress={leave}>
            {words.to}
          </Button>
        </div>
        <CodeDialog code={code} onClose={leave} onPrint={() => print()} />
        {code !== undefined && (
          <CodeSlip view={after} code={code} site={site.origin} issuedAt={now()} isDemo={trust.kind === 'demo'} />
        )}
      </>
    );
  }
  const titles = [words.ways.title, words.undertaking.title, words.trial.title, words.submit.title];
  const shown = titles.filter((_, i) =>
    i === 0 ? !isReissue && !isProposing : i === 1 ? electronic && !isReissue : i !== 2 || electronic,
  );
  const titled = (i: number) => `${shown.indexOf(titles[i]!) + 1}　${titles[i]}`;
  const guard = String(task.problem?.detail?.guard ?? '');
  return (
    <>
      <p>{words.intros[name]}</p>
      {isProposing && <ProposingPanel terms={terms} onTerms={setTerms} isTried={isTried} />}
      {!isReissue && !isProposing && (
        <Panel title={titled(0)}>
          <div className="stack">
            <Way
              name="electronic"
              isHad={collected.electronic}
              isSelected={electronic}
              onChange={setElectronic}
              isInvalid={isTried && !electronic && !paper}
            />
            <Way
              name="paper"
              isHad={collected.paper}
              isSelected={paper}
              onChange={setPaper}
              isInvalid={isTried && !electronic && !paper}
            />
            {isTried && !electronic && !paper && <p className="field__fault">{words.ways.missing}</p>}
            <p className="soft small">{common.article(sayArticle(words.ways.article, language) ?? '')}</p>
          </div>
        </Panel>
      )}
      {electronic && !isReissue && (
        <UndertakingPanel title={titled(1)} number={view.number} lines={counter.undertaking} />
      )}
      {electronic && (
        <TrialPanel
          number={view.number}
          title={titled(2)}
          trial={trial}
          onTrial={(next) => {
            setTrial(next);
            setAcceptsExpiry(false);
          }}
          acceptsExpiry={acceptsExpiry}
          onAcceptsExpiry={setAcceptsExpiry}
          lastDay={lastDay}
          mayTakePaper={!isReissue && !isProposing && !collected.paper}
          isTried={isTried}
        />
      )}
      <Panel title={titled(3)}>
        <div className="stack">
          {!isProposing && <p>{name === 'record-collection' ? words.submit.starts : words.submit.keeps}</p>}
          <PapersField id="counter-papers" needed={needed} ticked={papers} onChange={setPapers} isTried={isTried} />
          <p className="soft">{words.submit.ownCard}</p>
          <ProblemNotice problem={task.problem} />
          {Object.hasOwn(guards, guard) && <p>{guards[guard as keyof typeof guards]}</p>}
          <div className="row">
            <Button look="primary" isBusy={task.isBusy} onPress={() => void enter()}>
              {words.submit.titles[name]}
            </Button>
            <span className="soft small">{common.article(sayArticle(act.article, language) ?? act.article)}</span>
          </div>
        </div>
      </Panel>
      <SignActDialog
        prepared={toSign}
        onClose={() => setToSign(undefined)}
        onSigned={(_, signature) => void send(signature)}
      />
    </>
  );
}

interface WayProps {
  readonly name: 'electronic' | 'paper';
  readonly isHad: boolean;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isInvalid: boolean;
}

function Way({ name, isHad, isSelected, onChange, isInvalid }: WayProps) {
  const words = useWords(collectWords).ways;
  const help = name === 'electronic' ? words.electronicHelp : words.paperHelp;
  return (
    <Checkbox isSelected={isHad || isSelected} onChange={onChange} isDisabled={isHad} isInvalid={isInvalid}>
      {words[name]}
      {isHad && `（${words.had}）`}
      <span className="field__help choice__help">{help}</span>
    </Checkbox>
  );
}
