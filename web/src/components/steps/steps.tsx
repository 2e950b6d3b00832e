import { commonWords, useWords } from '../../words/index.ts';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon/icon.tsx';
import './steps.css';

export interface StepsProps {
  readonly label: string;
  readonly steps: readonly string[];
  /** Index of the step at hand; `steps.length` when all are done. */
  readonly current: number;
}

/** Where she is in a task of a few steps. It only tells; going back is the page's business. */
export function Steps({ label, steps, current }: StepsProps) {
  const words = useWords(commonWords);
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, i) => {
        const state = i < current ? 'done' : i === current ? 'now' : 'later';
        return (
          <li
            key={step}
            className={classNames('steps__step', `steps__step--${state}`)}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className="steps__mark" aria-hidden="true">
              {state === 'done' ? <Icon name="check" /> : i + 1}
            </span>
            <span className="steps__name">
              {step}
              {state === 'done' && <span className="visually-hidden">（{words.stepDone}）</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
