import { type ReactNode, useEffect, useRef } from 'react';
import { type Problem, secondsToWait } from '../../api/index.ts';
import type { CardResult } from '../../middleware/index.ts';
import { commonWords, errorWords, sayArticle, useLanguage, useWords, wordsOfProblem } from '../../words/index.ts';
import { ButtonLink } from '../button/button.tsx';
import { Notice } from '../notice/notice.tsx';
import { CredentialMeans } from './credential-means.tsx';

export interface RefusedProps {
  readonly problem: Problem;
  /** What became of her data, when something was under way. */
  readonly lost?: string | undefined;
  /** Buttons of the way out. */
  readonly children?: ReactNode;
}

/** A server's refusal in words: what happened, what was lost, what to do, on which article it rests. */
export function Refused({ problem, lost, children }: RefusedProps) {
  const words = useWords(commonWords);
  const { said, next } = wordsOfProblem(useWords(errorWords), problem);
  const { language } = useLanguage();
  const article = problem.article === undefined ? undefined : sayArticle(problem.article, language);
  const seconds = secondsToWait(problem);
  return (
    <Notice tone="bad" title={said} announce="assertive">
      {lost !== undefined && <p>{lost}</p>}
      <p>{next}</p>
      <CredentialMeans kind={problem.detail?.kind} />
      {seconds !== undefined && <p className="number">{words.waitSeconds(seconds)}</p>}
      {children}
      <p className="small soft">
        {article !== undefined && <>{words.article(article)}　</>}
        {words.technicalCode(problem.code)}
      </p>
    </Notice>
  );
}

type CardFault = Exclude<CardResult<unknown>, { readonly ok: true }>;

export interface CardRefusedProps {
  readonly fault: CardFault;
  readonly lost?: string | undefined;
  readonly children?: ReactNode;
}

/** The same for the card and its component. It comes into view by itself: where a card is used there is much to read before. */
export function CardRefused({ fault, lost, children }: CardRefusedProps) {
  const words = useWords(commonWords);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // In some browsers it answers with a promise, which is no way to end an effect.
    void place.current?.scrollIntoView({ block: 'center' });
  }, []);
  const { said, next } = useWords(errorWords).middleware[fault.fault];
  const isPressing = fault.fault === 'pin-wrong-one-left' || fault.fault === 'pin-locked';
  return (
    <div ref={place}>
      <Notice tone={isPressing ? 'bad' : 'warn'} title={said} announce="assertive">
        {lost !== undefined && <p>{lost}</p>}
        <p>{next}</p>
        {fault.open !== undefined && (
          <div>
            <ButtonLink to={fault.open} look="primary" opensWindow>
              {words.trustSite}
            </ButtonLink>
          </div>
        )}
        {children}
        <p className="small soft">{words.technicalCode(fault.code ?? fault.fault)}</p>
      </Notice>
    </div>
  );
}
