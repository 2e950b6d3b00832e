import { commonWords, useWords } from '../../words/index.ts';
import './demo-banner.css';

/** On every page of a demonstration, on the screen and on paper. */
export function DemoBanner() {
  const { demo } = useWords(commonWords);
  return (
    <aside className="demo-banner" aria-label={demo.mark}>
      <strong className="demo-banner__mark">{demo.mark}</strong> <span>{demo.sentence}</span>
    </aside>
  );
}
