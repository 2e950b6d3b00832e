import { caseWords, useWords } from '../words/index.ts';
import type { TimelineEvent } from './case-view.ts';

/** What an entry of a case's history is called; a letter's event names the letter. An event that is not known is said as it is. */
export function useEventWords(): (entry: TimelineEvent) => string {
  const { events, letters, ofLetter } = useWords(caseWords);
  return ({ event, letter }) => {
    const said = Object.hasOwn(events, event) ? events[event as keyof typeof events] : event;
    return letter !== null && Object.hasOwn(letters, letter) ? ofLetter(said, letters[letter]) : said;
  };
}
