import { type NumberForm, RETURN_CODES, type ReturnName } from './return-codes.ts';

/** What can be wrong on a signer's computer. All off by default. */
export interface Conditions {
  /** Nothing listens: connections are dropped. */
  readonly notInstalled: boolean;
  /** The popup opens and never asks for anything. */
  readonly silentPopup: boolean;
  readonly noReader: boolean;
  readonly noLibrary: boolean;
  /** The component's helper program does not come back in time. */
  readonly helperTimeout: boolean;
  /** Sites must be on the trusted list; `/addDomain?domain=` puts them there. */
  readonly untrustedSite: boolean;
  readonly forbiddenDomain: boolean;
  readonly userCancels: boolean;
  readonly signFails: boolean;
  readonly decryptFails: boolean;
  /** The answer is not JSON. */
  readonly garbledAnswer: boolean;
  /** Every operation answers with this code, whatever else holds. */
  readonly failWith: ReturnName | null;
  /** A wrong PIN is told with the tries left, or with the bare PKCS #11 code as some builds do. */
  readonly pinAnswer: 'tries' | 'bare';
  readonly numbers: NumberForm;
  /** How long a card operation takes. */
  readonly delayMs: number;
}

export const CALM: Conditions = {
  notInstalled: false,
  silentPopup: false,
  noReader: false,
  noLibrary: false,
  helperTimeout: false,
  untrustedSite: false,
  forbiddenDomain: false,
  userCancels: false,
  signFails: false,
  decryptFails: false,
  garbledAnswer: false,
  failWith: null,
  pinAnswer: 'tries',
  numbers: 'signed',
  delayMs: 0,
};

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
  switch (name) {
    case 'failWith':
      return value === null || (typeof value === 'string' && Object.hasOwn(RETURN_CODES, value));
    case 'pinAnswer':
      return value === 'tries' || value === 'bare';
    case 'numbers':
      return value === 'signed' || value === 'unsigned';
    case 'delayMs':
      return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 600_000;
    default:
      return Object.hasOwn(CALM, name) && typeof value === 'boolean';
  }
}
