import {
  LAST_ERRORS,
  type LastErrorName,
  NUMBER_FORMS,
  type NumberForm,
  RETURN_CODES,
  type ReturnName,
} from './return-codes.ts';

/** What can be wrong on a signer's computer. All off by default. */
export interface Conditions {
  /** Nothing listens: connections are dropped. */
  readonly notInstalled: boolean;
  /** The popup opens and never asks for anything. */
  readonly silentPopup: boolean;
  /** The popup closes itself before it asks. */
  readonly closesUnasked: boolean;
  /** The popup takes its task and closes without an answer. */
  readonly closesUnanswered: boolean;
  /** The popup takes its task, works, and never answers. */
  readonly neverAnswers: boolean;
  /** The answer comes twice, and once more with another content. */
  readonly answersTwice: boolean;
  /** The popup speaks from another origin of this computer, or from a frame inside it: neither may be believed. */
  readonly speaksAs: 'itself' | 'other-origin' | 'frame';
  /** Which of the two popup pages this build of the component has. */
  readonly popupForms: 'both' | 'popupForm' | 'ChtPopupForm';
  readonly noReader: boolean;
  /** The reader was plugged in after the component had looked for readers: it stays unseen until `/demo/restart`. */
  readonly readerLate: boolean;
  /** A second reader beside the first. */
  readonly secondReader: boolean;
  readonly noLibrary: boolean;
  /** The component's helper program does not come back in time. */
  readonly helperTimeout: boolean;
  /** Sites must be on the trusted list; `/addDomain?domain=` puts them there. */
  readonly untrustedSite: boolean;
  readonly forbiddenDomain: boolean;
  readonly userCancels: boolean;
  readonly signFails: boolean;
  readonly decryptFails: boolean;
  /** `/sign` judges the card's validity though nobody asked for it. */
  readonly checksValidity: boolean;
  /** The answer is not JSON. */
  readonly garbledAnswer: boolean;
  /** The answer carries the name of another operation. */
  readonly otherFunc: boolean;
  /** Labels of the two certificates are the other way round, as one source has it; their usages are not. */
  readonly labelsSwapped: boolean;
  /** A decryption knows one kind of cipher only. */
  readonly cipherTypes: 'both' | 'PKCS#1' | 'PKCS#7';
  /** A component that signs the origin of the page which opened the popup (docs/specs/origin-attribute.md). */
  readonly signedOrigin: 'none' | 'page';
  /** Every operation answers with this code, whatever else holds. */
  readonly failWith: ReturnName | null;
  /** The `last_error` beside it. */
  readonly failLastError: LastErrorName;
  /** A wrong PIN is told with the tries left, or with the bare PKCS #11 code as some builds do. */
  readonly pinAnswer: 'tries' | 'bare';
  readonly numbers: NumberForm;
  /** How long a card operation takes. */
  readonly delayMs: number;
}

export const CALM: Conditions = {
  notInstalled: false,
  silentPopup: false,
  closesUnasked: false,
  closesUnanswered: false,
  neverAnswers: false,
  answersTwice: false,
  speaksAs: 'itself',
  popupForms: 'both',
  noReader: false,
  readerLate: false,
  secondReader: false,
  noLibrary: false,
  helperTimeout: false,
  untrustedSite: false,
  forbiddenDomain: false,
  userCancels: false,
  signFails: false,
  decryptFails: false,
  checksValidity: false,
  garbledAnswer: false,
  otherFunc: false,
  labelsSwapped: false,
  cipherTypes: 'both',
  signedOrigin: 'none',
  failWith: null,
  failLastError: 'functionFailed',
  pinAnswer: 'tries',
  numbers: 'signed',
  delayMs: 0,
};

/** The conditions that are one of a few words. */
export const CHOICES = {
  speaksAs: ['itself', 'other-origin', 'frame'],
  popupForms: ['both', 'popupForm', 'ChtPopupForm'],
  cipherTypes: ['both', 'PKCS#1', 'PKCS#7'],
  signedOrigin: ['none', 'page'],
  failLastError: Object.keys(LAST_ERRORS),
  pinAnswer: ['tries', 'bare'],
  numbers: NUMBER_FORMS,
} as const satisfies Partial<Record<keyof Conditions, readonly string[]>>;

/** `now` changed by what a control request asks for; undefined when it names something unknown or of the wrong type. */
export function changeConditions(now: Conditions, request: unknown): Conditions | undefined {
  if (typeof request !== 'object' || request === null || Array.isArray(request)) return undefined;
  let changed: Record<string, unknown> = { ...now };
  for (const [name, value] of Object.entries(request)) {
    if (name === 'reset' && value === true) changed = { ...CALM };
    else if (isAllowed(name, value)) changed[name] = value;
    else return undefined;
  }
  return changed as unknown as Conditions;
}

function isAllowed(name: string, value: unknown): boolean {
  if (!Object.hasOwn(CALM, name)) return false;
  if (Object.hasOwn(CHOICES, name))
    return (CHOICES[name as keyof typeof CHOICES] as readonly unknown[]).includes(value);
  if (name === 'failWith') return value === null || (typeof value === 'string' && Object.hasOwn(RETURN_CODES, value));
  if (name === 'delayMs') return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 600_000;
  return typeof value === 'boolean';
}
