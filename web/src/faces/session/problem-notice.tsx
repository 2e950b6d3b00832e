import { type Problem, secondsToWait } from '../../api/index.ts';
import { ButtonLink, Notice } from '../../components/index.ts';
import { componentPage } from '../../middleware/index.ts';
import type { ErrorWords } from '../../words/error-words.ts';
import { errorWords, wordsOfProblem } from '../../words/errors.ts';
import { commonWords, sayArticle, sayNumber, useLanguage, useWords } from '../../words/index.ts';
import { useOwnProblemWords } from './problem-words.ts';
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
  const seconds = secondsToWait(problem);
  const trusting = problem.code === 'card.site-not-trusted' ? componentPage(problem.detail?.open) : undefined;
  const code = component === undefined ? problem.code : `${problem.code} (${component})`;
  return (
    <Notice tone="bad" title={words.said} announce="assertive">
      <p>{words.next}</p>
      {seconds !== undefined && <p className="number">{common.waitSeconds(seconds)}</p>}
      {trusting !== undefined && (
        <div>
          <ButtonLink to={trusting} look="primary" opensWindow>
            {common.trustSite}
          </ButtonLink>
        </div>
      )}
      <Figures problem={problem} />
      <p className="small soft">
        {article !== undefined && <>{common.article(article)}　</>}
        {common.technicalCode(code)}
      </p>
    </Notice>
  );
}

/** How much was needed and how much there is, where a guard of the law says so. */
function Figures({ problem: { detail } }: { readonly problem: Problem }) {
  const words = useWords(sessionWords).problem;
  const { needed, found } = detail ?? {};
  if (typeof needed !== 'number' || typeof found !== 'number') return null;
  return <p className="number">{words.figures(sayNumber(needed), sayNumber(found))}</p>;
}

function useProblemWords(problem: Problem | undefined): ErrorWords | undefined {
  const own = useOwnProblemWords();
  const general = useWords(errorWords);
  const { ended } = useWords(sessionWords);
  if (problem === undefined) return undefined;
  const { code, detail } = problem;
  const why = code === 'session.required' ? String(detail?.why) : '';
  if (Object.hasOwn(ended, why)) return ended[why as keyof typeof ended];
  if (Object.hasOwn(own, code)) return own[code];
  const fault = code.startsWith(CARD) ? code.slice(CARD.length) : '';
  const { middleware } = general;
  if (Object.hasOwn(middleware, fault)) return middleware[fault as keyof typeof middleware];
  return wordsOfProblem(general, problem);
}
