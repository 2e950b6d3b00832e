import { Notice } from '../../components/index.ts';
import type { ErrorWords } from '../../words/error-words.ts';
import { errorWords, wordsOfProblem } from '../../words/errors.ts';
import { commonWords, sayArticle, useLanguage, useWords } from '../../words/index.ts';
import type { Problem } from './answer.ts';
import { sessionWords } from './words.ts';

const CARD = 'card.';

/** What happened and what to do, with the provision and, small, the code for support. Nothing while there is no problem. */
export function ProblemNotice({ problem }: { readonly problem: Problem | undefined }) {
  const words = useProblemWords(problem);
  const common = useWords(commonWords);
  const { language } = useLanguage();
  if (problem === undefined || words === undefined) return null;
  const article = problem.article === undefined ? undefined : sayArticle(problem.article, language);
  const component = problem.detail?.component;
  const code = component === undefined ? problem.code : `${problem.code} (${component})`;
  return (
    <Notice tone="bad" title={words.said} announce="assertive">
      <p>{words.next}</p>
      <p className="small soft">
        {article !== undefined && <>{common.article(article)}　</>}
        {common.technicalCode(code)}
      </p>
    </Notice>
  );
}

function useProblemWords(problem: Problem | undefined): ErrorWords | undefined {
  const own: Readonly<Record<string, ErrorWords>> = useWords(sessionWords).problem.codes;
  const general = useWords(errorWords);
  if (problem === undefined) return undefined;
  const { code } = problem;
  if (Object.hasOwn(own, code)) return own[code];
  const fault = code.startsWith(CARD) ? code.slice(CARD.length) : '';
  const { middleware } = general;
  if (Object.hasOwn(middleware, fault)) return middleware[fault as keyof typeof middleware];
  return wordsOfProblem(general, problem);
}
