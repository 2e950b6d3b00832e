import type { Like } from '../area.ts';
import type { matters as zhTw } from '../zh-TW/matters.ts';

export const matters: Like<typeof zhTw> = {
  binds: {
    'original-proposers': {
      name: 'The original proposers',
      says: 'After a petition is deemed abandoned, its original proposers may not propose the same matter again for two years.',
    },
    everyone: {
      name: 'Everyone',
      says: 'After the result of a vote is announced, no one may propose the same matter again for two years.',
    },
  },
  until: 'Barred until',
  since: 'Since',
  source: 'From the case',
  basis: 'Basis',
  public: {
    title: 'Matters that may not be proposed again for two years',
    intro:
      'For two years after the result of a vote is announced, no one may propose the same matter again. The competent authority decides what is the same matter.',
    none: (on) => `On ${on} no matter is barred for everyone.`,
    order: 'In the order in which the bars end.',
    proposers:
      'A petition that is deemed abandoned bars its original proposers alone and is not listed here; the household authority decides at the check of the proposers whether it concerns you.',
    before: 'Before you propose, check length and wording, and compare your text with these matters:',
    toLaw: 'Check a main text or reasons',
  },
  similar: {
    title: 'Barred matters with like wording',
    says: 'The nearest wording first, as a hint. The competent authority decides what is the same matter.',
    none: 'No barred matter has like wording. It may be the same matter all the same.',
    all: 'All barred matters',
    likeness: (percent) => `Wording ${percent}% alike`,
  },
  office: {
    title: 'Register of barred matters 同一事項',
    nav: 'Barred matters',
    intro:
      'Decided cases of this system are listed of themselves; the commission enters those from before. An entry is never changed or removed, only corrected by a new one.',
    list: 'The register',
    search: 'Search',
    searchHelp: 'The matter or the case it came from; the nearest wording stands first.',
    show: 'Show',
    shows: { running: 'Bars that run', all: 'All, also ended and corrected' },
    found: (count) => (Number(count) === 1 ? '1 line' : `${count} lines`),
    empty: 'Nothing in the register fits.',
    states: { running: 'Runs', over: 'Ended', corrected: 'Corrected' },
    derived: 'From a case of this system',
    entry: (number) => `Entry ${number}`,
    correctedBy: (number) => `Replaced by entry ${number}`,
    corrects: (number) => `Corrects entry ${number}`,
    reasonsOf: (reasons) => `Reasons: ${reasons}`,
    correct: 'Correct',
    strike: 'Strike out',
    form: {
      title: 'Enter a case from before this system',
      correctTitle: (number) => `Correct entry ${number}`,
      strikeTitle: (number) => `Strike out entry ${number}`,
      strikeSays: 'The entry will bar no proposal any more; it stays readable, with these reasons.',
      matter: 'Matter',
      matterHelp: 'The matter in words, such as the main text of that case.',
      source: 'From the case',
      sourceHelp: 'For example: National referendum case 17',
      binds: 'Who is barred',
      since: {
        everyone: 'Day the result was announced',
        'original-proposers': 'Day the petition was deemed abandoned',
      },
      until: (day) => `Two years, until ${day}`,
      reasons: 'Reasons for the correction',
      strikeReasons: 'Reasons for striking it out',
      submit: 'Enter',
      submitCorrection: 'Correct by a new entry',
      submitStrike: 'Strike out',
      faults: {
        matter: 'Say what the matter is.',
        source: 'Name the case.',
        since: 'Choose a day that is not after today.',
        reasons: 'Give the reasons.',
        text: 'There is a character that may not occur (a control character, five hyphens in a row, or the like).',
      },
    },
    done: { entered: 'Entered.', corrected: 'Corrected.', struck: 'Struck out.' },
  },
  consult: {
    title: 'Is it the same matter as a barred one?',
    says: (day) =>
      `Bars that run on the day of the proposal (${day}), the nearest wording first. Compare each and record the decision with its reasons.`,
    none: (day) => `No matter is barred on ${day}.`,
    proposers:
      'A bar on “the original proposers” binds those alone. The commission does not know who they are: the household authority finds and strikes them at the check of the proposers. Where the matter is the same, it checks on that decision.',
    everyone:
      'A bar on “everyone”: a proposal of the same matter cannot go to the check of its proposers; a correction is to be ordered on the ground “same matter proposed again within two years”.',
    undecided: 'Not decided yet',
    same: 'Decided: the same matter',
    different: 'Decided: not the same matter',
    on: 'on',
    change: 'Change the decision',
    record: 'Record the decision',
    decision: 'Decision',
    reasons: 'Reasons',
    faults: { decision: 'Choose the decision.', reasons: 'Give the reasons.' },
    more: (count) => `${count} more without like wording`,
    done: 'The decision is recorded.',
    toRegister: 'Register of barred matters',
  },
};
