import type { IsoDate } from '../calendar/index.ts';
import type { Actor } from './actor.ts';
import type { DocumentName } from './document-name.ts';
import type { OrderedPhase } from './ordered-phase.ts';
import type { PolicyChoice, PolicyId } from './policies.ts';

/** 法律之複決、立法原則之創制、重大政策之創制、重大政策之複決 (Act Art. 2). */
export const CASE_KINDS = ['law-referendum', 'principle-initiative', 'policy-initiative', 'policy-referendum'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** On what an order or a refusal rests, by command. */
export const GROUNDS = {
  /** 不予受理 (Act Art. 10(2)). */
  'not-accept': ['papers', 'binding', 'number'],
  /** 命補正 (Act Art. 10(3)①–⑤). */
  'order-correction': ['excluded-matter', 'wording', 'several-matters', 'repeated-matter', 'unclear-meaning'],
  /** 清查不足 or 未依規定裝訂 (Act Art. 13(1)). */
  'not-accept-filing': ['count', 'binding'],
} as const;
export type Ground<N extends keyof typeof GROUNDS> = (typeof GROUNDS)[N][number];

/** 查對結果: what the household authority returned, electronic entries by class and paper beside them. */
export interface CheckResult {
  /** All entries of the log, leaf 0 and acts included; 0 where all was on paper. */
  readonly entries: number;
  readonly accepted: number;
  readonly struckOut: number;
  readonly decoys: number;
  readonly malformed: number;
  readonly other: number;
  readonly paperAccepted: number;
  readonly paperStruckOut: number;
}

export interface Text {
  readonly mainText: string;
  readonly reason: string;
  /** Why an officer lets a text in that is beyond the limits of Act Art. 9(2). */
  readonly overrideReason?: string;
}

/** `size`, `root` (hex): the head of the log that is filed. All on paper: `log` and `root` null, `size` 0. */
export interface FilingData {
  readonly log: string | null;
  readonly size: number;
  readonly root: string | null;
  readonly realCount: number;
  readonly paperCount: number;
}

type Nothing = Readonly<Record<never, never>>;
/** `reasons`: 說明, as the letter gives it. */
type Reasoned = { readonly reasons: string };
/** What the lead's card showed in a trial decryption: its encryption certificate, and the last day that it is valid. */
export interface Trial {
  /** Hexadecimal. */
  readonly certificateSha256: string;
  readonly expiresOn: IsoDate;
}

/**
 * `undertaking`: 切結書, needed for the electronic way (regulation Art. 4), as is `trial`; null on paper. `acceptsExpiry`: the lead was told
 * that her card expires before the petition ends, and goes on.
 */
type Collection = {
  readonly electronic: boolean;
  readonly paper: boolean;
  readonly undertaking: boolean;
  readonly trial: Trial | null;
  readonly acceptsExpiry: boolean;
};
/** `record`: the check of an electronic record and of the paper filed with it; `valid` and `struckOut` are its sums. */
type ProposersChecked = { readonly valid: number; readonly struckOut: number; readonly record?: CheckResult };

/** What each command must be told. Everything is JSON: commands and events are stored as they are. */
export interface CommandData {
  /** 因天然災害停止上班: offices were closed on the last day, so that the term ends on `until` (選罷法 Art. 5(1)). */
  readonly 'extend-term': Reasoned & { readonly closedOn: IsoDate; readonly until: IsoDate };
  readonly 'settle-policy': Reasoned & { readonly policy: PolicyId; readonly choice: PolicyChoice };
  /** 暫停電子連署: nothing is taken electronically until it is resumed. No term moves by it (regulation Art. 11). */
  readonly 'suspend-signing': Reasoned;
  readonly 'resume-signing': Nothing;
  /** 誤寫誤繕更正. */
  readonly 'correct-clerical': Text;
  /** `consents`: proposers who agree in writing. */
  readonly withdraw: { readonly consents: number };
  readonly stop: { readonly noticeOn: IsoDate };
  readonly 'request-opinion': { readonly agency: string };
  readonly 'record-opinion': { readonly agency: string; readonly answeredOn: IsoDate };
  readonly 'lapse-opinions': Nothing;
  /** `letter`: its number in the case; `textSha256` (hex): of the text as sent; `details`: what the act does not say. */
  readonly 'issue-letter': {
    readonly letter: number;
    readonly documentNumber: string;
    readonly details: Readonly<Record<string, string>>;
    readonly textSha256: string;
  };
  /** 送達: the day on which letter `letter` reached whom it is for. The term that waits for it runs from that day. */
  readonly 'record-service': { readonly letter: number; readonly servedOn: IsoDate };
  /** 補發認證碼: the lead has lost hers, or her card was renewed, and stands at the counter with it. The old code ends. */
  readonly 'reissue-code': { readonly trial: Trial; readonly acceptsExpiry: boolean };
  /** `isPilot`: 試辦; the number then begins with T. */
  readonly draft: Text & {
    readonly number: string;
    readonly kind: CaseKind;
    readonly leadName: string;
    readonly isPilot?: boolean;
  };
  /** `lastDay`: agreed with the lead, since no term of the Act ends proposing; `electorate` as for the proposal, and known from here on. */
  readonly 'open-proposing': {
    readonly electorate: number;
    readonly lastDay: IsoDate;
    readonly undertaking: boolean;
    readonly trial: Trial;
    readonly acceptsExpiry: boolean;
  };
  /**
   * `electorate`: electors of the most recent presidential election, fixed from here on (Act Art. 10(1), 12(1)). `record`: of
   * electronic proposing, filed by the lead with any paper; absent where all is on paper.
   */
  readonly 'file-proposal': {
    readonly electorate: number;
    readonly proposersFiled: number;
    readonly record?: FilingData;
  };
  readonly 'not-accept': Reasoned & { readonly ground: Ground<'not-accept'> };
  /**
   * `mattersConsulted`: the officer has looked through the register of barred matters; `sameMatterAs`: the one that stands in the
   * way, null when none does (Act Art. 12(4), 32).
   */
  readonly 'accept-proposal': { readonly mattersConsulted: boolean; readonly sameMatterAs: string | null };
  /** `hearingOn`: the day it is called for. */
  readonly 'call-hearing': { readonly hearingOn: IsoDate };
  readonly 'record-hearing': { readonly heldOn: IsoDate };
  readonly 'order-correction': Reasoned & { readonly ground: Ground<'order-correction'> };
  readonly 'submit-correction': Text;
  readonly 'lapse-correction': Nothing;
  readonly reject: Reasoned;
  readonly 'begin-proposer-check': Nothing;
  readonly 'record-proposer-check': ProposersChecked;
  readonly 'order-proposer-supplement': Nothing;
  readonly 'supplement-proposers': { readonly proposersFiled: number; readonly record?: FilingData };
  readonly 'lapse-proposer-supplement': Nothing;
  readonly 'record-proposer-recheck': ProposersChecked;
  readonly 'notify-to-collect': Nothing;
  readonly 'record-collection': Collection;
  readonly 'add-collection': Collection;
  readonly 'file-petition': FilingData;
  /** `counted`: the commission's own count (清查), electronic and paper. */
  readonly 'not-accept-filing': Reasoned & { readonly ground: Ground<'not-accept-filing'>; readonly counted: number };
  readonly 'begin-household-check': Nothing;
  readonly 'record-household-check': CheckResult;
  readonly 'order-signer-supplement': Nothing;
  readonly 'file-supplement': FilingData;
  readonly 'lapse-signer-supplement': Nothing;
  readonly 'record-supplement-check': CheckResult;
  readonly 'not-establish': Nothing;
  /** `officialNumber`: 編號 of an established case (施行細則 Art. 13). */
  readonly establish: { readonly officialNumber: string };
  readonly lapse: Nothing;
  readonly 'announce-poll': { readonly pollOn: IsoDate };
  readonly 'open-voting': Nothing;
  readonly 'record-poll-result': { readonly passed: boolean };
  readonly 'record-litigation': { readonly filedOn: IsoDate };
  readonly 'record-judgment': { readonly finalOn: IsoDate };
  /** `ordered`: where the judgment puts the case. */
  readonly reopen: Reasoned & { readonly ordered: OrderedPhase };
  readonly 'end-retention': Nothing;
  readonly 'destroy-records': { readonly destroyedOn: IsoDate };
  readonly 'open-pilot': { readonly firstDay: IsoDate; readonly lastDay: IsoDate };
  readonly 'end-pilot': Reasoned;
  readonly 'lapse-pilot': Nothing;
  /** Conditions met, failures, and feedback of those who took part, one thing per line. */
  readonly 'report-pilot': { readonly conditions: string; readonly failures: string; readonly feedback: string };
}

export type CommandName = keyof CommandData;

export type Command<N extends CommandName = CommandName> = {
  readonly [K in N]: {
    readonly name: K;
    readonly by: Actor;
    readonly data: CommandData[K];
    /** The documents that an officer had before her when she entered the act by hand. */
    readonly papers?: readonly DocumentName[];
  };
}[N];

const TEXT = ['mainText', 'reason'] as const;
const COLLECTION = ['electronic', 'paper', 'undertaking', 'trial', 'acceptsExpiry'] as const;
const FILING = ['log', 'size', 'root', 'realCount', 'paperCount'] as const;
const RESULT = [
  'entries',
  'accepted',
  'struckOut',
  'decoys',
  'malformed',
  'other',
  'paperAccepted',
  'paperStruckOut',
] as const;

/** The fields a command needs, for forms and for the list of possible acts. */
export const COMMAND_NEEDS: { readonly [K in CommandName]: readonly (keyof CommandData[K])[] } = {
  'extend-term': ['closedOn', 'until', 'reasons'],
  'settle-policy': ['policy', 'choice', 'reasons'],
  'suspend-signing': ['reasons'],
  'resume-signing': [],
  'correct-clerical': TEXT,
  withdraw: ['consents'],
  stop: ['noticeOn'],
  'request-opinion': ['agency'],
  'record-opinion': ['agency', 'answeredOn'],
  'lapse-opinions': [],
  'issue-letter': ['letter', 'documentNumber', 'details', 'textSha256'],
  'record-service': ['letter', 'servedOn'],
  'reissue-code': ['trial', 'acceptsExpiry'],
  draft: ['number', 'kind', ...TEXT, 'leadName'],
  'open-proposing': ['electorate', 'lastDay', 'undertaking', 'trial', 'acceptsExpiry'],
  'file-proposal': ['electorate', 'proposersFiled'],
  'not-accept': ['ground', 'reasons'],
  'accept-proposal': ['mattersConsulted', 'sameMatterAs'],
  'call-hearing': ['hearingOn'],
  'record-hearing': ['heldOn'],
  'order-correction': ['ground', 'reasons'],
  'submit-correction': TEXT,
  'lapse-correction': [],
  reject: ['reasons'],
  'begin-proposer-check': [],
  'record-proposer-check': ['valid', 'struckOut'],
  'order-proposer-supplement': [],
  'supplement-proposers': ['proposersFiled'],
  'lapse-proposer-supplement': [],
  'record-proposer-recheck': ['valid', 'struckOut'],
  'notify-to-collect': [],
  'record-collection': COLLECTION,
  'add-collection': COLLECTION,
  'file-petition': FILING,
  'not-accept-filing': ['ground', 'counted', 'reasons'],
  'begin-household-check': [],
  'record-household-check': RESULT,
  'order-signer-supplement': [],
  'file-supplement': FILING,
  'lapse-signer-supplement': [],
  'record-supplement-check': RESULT,
  'not-establish': [],
  establish: ['officialNumber'],
  lapse: [],
  'announce-poll': ['pollOn'],
  'open-voting': [],
  'record-poll-result': ['passed'],
  'record-litigation': ['filedOn'],
  'record-judgment': ['finalOn'],
  reopen: ['ordered', 'reasons'],
  'end-retention': [],
  'destroy-records': ['destroyedOn'],
  'open-pilot': ['firstDay', 'lastDay'],
  'end-pilot': ['reasons'],
  'lapse-pilot': [],
  'report-pilot': ['conditions', 'failures', 'feedback'],
};
