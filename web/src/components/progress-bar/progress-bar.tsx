import { Label } from 'react-aria-components/Label';
import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import './progress-bar.css';

export interface ProgressBarProps {
  readonly label: string;
  /** Undefined: under way, end unknown. */
  readonly value?: number | undefined;
  readonly max?: number | undefined;
  /** The value in words, such as "1,234／5,000". */
  readonly says?: string | undefined;
}

export function ProgressBar({ label, value, max = 100, says }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className="progress-bar"
      {...(value === undefined ? { isIndeterminate: true } : { value, maxValue: max })}
      {...(says === undefined ? {} : { valueLabel: says })}
    >
      {({ valueText }) => (
        <>
          <span className="progress-bar__words">
            <Label>{label}</Label>
            <span className="number">{value === undefined ? '' : valueText}</span>
          </span>
          <svg className="progress-bar__track" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <rect className="progress-bar__ground" width="100" height="4" />
            {value === undefined ? (
              <rect className="progress-bar__moving" width="30" height="4" />
            ) : (
              <rect
                className="progress-bar__done"
                width={max === 0 ? 0 : Math.min(100, (100 * value) / max)}
                height="4"
              />
            )}
          </svg>
        </>
      )}
    </AriaProgressBar>
  );
}
