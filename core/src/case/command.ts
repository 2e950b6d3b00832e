import type { IsoDate } from '../calendar/index.ts';
import type { Actor } from './actor.ts';

/** 法律之複決、立法原則之創制、重大政策之創制、重大政策之複決 (Act Art. 2). */
export const CASE_KINDS = ['law-referendum', 'principle-initiative', 'policy-initiative', 'policy-referendum'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** 查對結果: what the household authority returned, electronic entries by class and paper beside them. */
export interface CheckResult {
  /** All entries of the log, leaf 0 and acts included. */
  readonly entries: number;
  readonly accepted: number;
  readonly struckOut: number;
  readonly decoys: number;
  readonly malformed: number;
  readonly other: number;
  readonly paperAccepted: number;
  readonly paperStruckOut: number;
}

/** What each command must be told. Everything is JSON: commands and events are stored as they are. */
export interface CommandData {
  readonly draft: {
    readonly number: string;
    readonly kind: CaseKind;
    readonly mainText: string;
    readonly reason: string;
    readonly leadName: string;
  };
  /** `electorate`: electors of the most recent presidential election, fixed from here on (Act Art. 10(1), 12(1)). */
  readonly 'file-proposal': { readonly electorate: number; readonly proposersFiled: number };
  readonly 'accept-proposal': Readonly<Record<never, never>>;
  readonly 'begin-proposer-check': Readonly<Record<never, never>>;
  readonly 'record-proposer-check': { readonly valid: number; readonly struckOut: number };
  /** `servedOn`: the day the notice reached the lead (送達); the term runs from it. */
  readonly 'notify-to-collect': { readonly servedOn: IsoDate };
  /** `undertaking`: 切結書, needed for the electronic way (regulation Art. 4). */
  readonly 'record-collection': {
    readonly electronic: boolean;
    readonly paper: boolean;
    readonly undertaking: boolean;
  };
  /** `size`, `root` (hex): the head of the log that is filed. */
  readonly 'file-petition': {
    readonly log: string;
    readonly size: number;
    readonly root: string;
    readonly realCount: number;
    readonly paperCount: number;
  };
  readonly 'begin-household-check': Readonly<Record<never, never>>;
  readonly 'record-household-check': CheckResult;
  /** `officialNumber`: 編號 of an established case (施行細則 Art. 13). */
  readonly establish: { readonly officialNumber: string };
  readonly 'not-establish': Readonly<Record<never, never>>;
  readonly lapse: Readonly<Record<never, never>>;
}

export type CommandName = keyof CommandData;

export type Command<N extends CommandName = CommandName> = {
  readonly [K in N]: { readonly name: K; readonly by: Actor; readonly data: CommandData[K] };
}[N];

/** The fields a command needs, for forms and for the list of possible acts. */
export const COMMAND_NEEDS: { readonly [K in CommandName]: readonly (keyof CommandData[K])[] } = {
  draft: ['number', 'kind', 'mainText', 'reason', 'leadName'],
  'file-proposal': ['electorate', 'proposersFiled'],
  'accept-proposal': [],
  'begin-proposer-check': [],
  'record-proposer-check': ['valid', 'struckOut'],
  'notify-to-collect': ['servedOn'],
  'record-collection': ['electronic', 'paper', 'undertaking'],
  'file-petition': ['log', 'size', 'root', 'realCount', 'paperCount'],
  'begin-household-check': [],
  'record-household-check': [
    'entries',
    'accepted',
    'struckOut',
    'decoys',
    'malformed',
    'other',
    'paperAccepted',
    'paperStruckOut',
  ],
  establish: ['officialNumber'],
  'not-establish': [],
  lapse: [],
};
