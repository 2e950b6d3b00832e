import { isIsoDate } from '@lianshu/core/calendar';
import { GROUNDS, isPolicyId, isServed, ORDERED_PHASES, POLICIES, POLICY_IDS } from '@lianshu/core/case';
import type { JsonValue } from '@lianshu/core/json';
import type { LetterRow } from './case-file.ts';

/** How each field of a command is asked for. */
export const FIELD_KINDS = {
  electorate: 'count',
  proposersFiled: 'count',
  valid: 'count',
  struckOut: 'count',
  consents: 'count',
  counted: 'count',
  paperCount: 'count',
  paperAccepted: 'count',
  paperStruckOut: 'count',
  servedOn: 'date',
  closedOn: 'date',
  until: 'date',
  noticeOn: 'date',
  answeredOn: 'date',
  hearingOn: 'date',
  heldOn: 'date',
  pollOn: 'date',
  filedOn: 'date',
  finalOn: 'date',
  destroyedOn: 'date',
  firstDay: 'date',
  lastDay: 'date',
  electronic: 'yes',
  paper: 'yes',
  undertaking: 'yes',
  acceptsExpiry: 'yes',
  mattersConsulted: 'yes',
  passed: 'yes',
  officialNumber: 'text',
  agency: 'text',
  documentNumber: 'text',
  mainText: 'line',
  reason: 'long',
  reasons: 'long',
  conditions: 'long',
  failures: 'long',
  feedback: 'long',
  letter: 'choice',
  ground: 'choice',
  ordered: 'choice',
  policy: 'choice',
  choice: 'choice',
} as const;

export type ActField = keyof typeof FIELD_KINDS;
export type ActValues = Readonly<Partial<Record<ActField, string | boolean>>>;

export function isActField(name: string): name is ActField {
  return Object.hasOwn(FIELD_KINDS, name);
}

/** What a field of choices offers, which may hang on what else is chosen. */
export function optionsOf(
  command: string,
  name: ActField,
  values: ActValues,
  letters: readonly LetterRow[] = [],
): readonly string[] {
  switch (name) {
    case 'ground':
      return Object.hasOwn(GROUNDS, command) ? GROUNDS[command as keyof typeof GROUNDS] : [];
    case 'letter':
      return letters.filter((letter) => concerns(command, letter)).map(({ n }) => String(n));
    case 'ordered':
      return ORDERED_PHASES;
    case 'policy':
      return POLICY_IDS.filter((id) => POLICIES[id].choices.length > 1);
    case 'choice': {
      const policy = String(values.policy ?? '');
      return isPolicyId(policy) ? POLICIES[policy].choices : [];
    }
    default:
      return [];
  }
}

/** Which letters an act can be about: those not issued, or those issued that are to be served. */
function concerns(command: string, { name, documentNumber, servedOn }: LetterRow): boolean {
  if (command === 'issue-letter') return documentNumber === null;
  return documentNumber !== null && servedOn === null && isServed(name);
}

/** What a form begins with: nothing ticked, today for a date, the text as it stands. `today` is a law date. */
export function emptyValues(
  needs: readonly string[],
  today: string,
  text: { readonly mainText: string; readonly reason: string } = { mainText: '', reason: '' },
): ActValues {
  return Object.fromEntries(
    needs.filter(isActField).map((name) => {
      if (name === 'mainText' || name === 'reason') return [name, text[name]];
      const kind = FIELD_KINDS[name];
      return [name, kind === 'yes' ? false : kind === 'date' ? today : ''];
    }),
  );
}

/** The command's data, or the fields that are not filled in as they must be. */
export function dataOf(
  needs: readonly string[],
  values: ActValues,
): { readonly data: JsonValue } | { readonly wrong: readonly ActField[] } {
  const names = needs.filter(isActField);
  const wrong = names.filter((name) => !isFilled(name, values[name]));
  if (wrong.length > 0) return { wrong };
  return { data: Object.fromEntries(names.map((name) => [name, valueGiven(name, values[name]!)])) };
}

function valueGiven(name: ActField, value: string | boolean): JsonValue {
  if (typeof value === 'boolean') return value;
  if (name === 'letter') return Number(value);
  switch (FIELD_KINDS[name]) {
    case 'count':
      return Number(plainDigits(value));
    case 'line':
      return value
        .normalize('NFC')
        .replace(/\s*\n\s*/g, '')
        .trim();
    case 'long':
      return value.normalize('NFC').replace(/\r\n?/g, '\n').trim();
    default:
      return value.trim();
  }
}

function isFilled(name: ActField, value: string | boolean | undefined): boolean {
  if (typeof value === 'boolean') return true;
  if (value === undefined) return false;
  if (FIELD_KINDS[name] === 'count') return /^\d{1,12}$/.test(plainDigits(value));
  return FIELD_KINDS[name] === 'date' ? isIsoDate(value) : value.trim() !== '';
}

/** 18,782,991 as it is written in letters. */
function plainDigits(text: string): string {
  return text.normalize('NFKC').replace(/[,\s]/g, '');
}
