import type { Like } from '../area.ts';
import type { drafting as zhTw } from '../zh-TW/drafting.ts';

export const drafting: Like<typeof zhTw> = {
  counted: (count, limit) => `${count} of ${limit} characters (punctuation is free)`,
  over: (count) => `${count} over the limit`,
  overSays: 'What is over the limit is not announced and not printed in the gazette; the proposal may not be accepted.',
  publishedTitle: 'As it would be published',
  cutOff: 'Not published',
  hintsTitle: (count) => (Number(count) === 1 ? '1 hint on the wording' : `${count} hints on the wording`),
  hintsSay:
    'A hint asks you to look again. It does not say that a rule is broken and stops nothing; a person judges the wording.',
  noHints: 'No hint on the wording.',
  overrideReason: 'Why it is entered although it is too long',
  overrideHelp:
    'A text over the limit is not entered as a rule. Where the officer finds that it must be, the reason becomes part of the history of the case.',
  overrideFault: 'The text is too long. Shorten it, or say why it is entered all the same.',
};
