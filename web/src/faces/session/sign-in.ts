import { toBase64url } from '@lianshu/core/bytes';
import { OFFICER_ROLES, type OfficerRole, REGISTRY_ROLES, type RegistryRole } from '@lianshu/core/case';
import { Fields, type JsonValue } from '@lianshu/core/json';
import { type LoginRole, renderLogin } from '@lianshu/core/statement';
import { type Answer, type Api, fromJson } from '../../api/index.ts';
import type { CardClient } from '../../middleware/index.ts';
import { fromCard } from './card.ts';

/** A login nonce; times in ms, whole seconds. */
export interface Challenge {
  readonly nonce: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** What a card may be listed for, at the commission and at the household authority. */
export type ListedRole = OfficerRole | RegistryRole;
const LISTED_ROLES: readonly ListedRole[] = [...OFFICER_ROLES, ...REGISTRY_ROLES];

/** Who is signed in, as the server knows her. */
export interface Session {
  readonly role: LoginRole;
  readonly name: string;
  readonly caseNumber: string | undefined;
  /** What an officer's card is listed for; of everyone else none. */
  readonly roles: readonly ListedRole[];
}

export interface SignIn {
  readonly api: Api;
  readonly card: CardClient;
  /** The origin that the statement names: the site's, also when the tool stands between. */
  readonly origin: string;
  readonly role: LoginRole;
  readonly challenge: Challenge;
  readonly pin: string;
  /** Of the lead: her case and the commission's code (認證碼). */
  readonly lead?: { readonly caseNumber: string; readonly authenticationCode: string };
}

/** Fetched before the button is pressed, since the card's window must open in the very press. */
export async function fetchChallenge(api: Api, role: LoginRole): Promise<Answer<Challenge>> {
  return fromJson(await api.post('/api/session/challenge', { role }), (value) => {
    const fields = new Fields(value);
    return {
      nonce: fields.string('nonce', 64),
      issuedAt: fields.integer('issuedAt'),
      expiresAt: fields.integer('expiresAt'),
    };
  });
}

/** The card signs the login statement and the server opens a session. The PIN goes to the card's window alone. */
export async function signIn(work: SignIn): Promise<Answer<Session>> {
  const { api, card, origin, role, challenge, pin, lead } = work;
  const statement = renderLogin({
    role,
    origin,
    ...challenge,
    ...(lead === undefined ? {} : { caseNumber: lead.caseNumber }),
  });
  const signed = fromCard(await card.makeSignature({ content: statement, pin, slot: '' }));
  if (!signed.ok) return signed;
  return keepSession(api, await api.post('/api/session', { role, cms: toBase64url(signed.value), ...lead }));
}

/** The session of this role that the browser's cookie still stands for: a lead's and an officer's may live side by side. */
export async function resumeSession(api: Api, role: LoginRole): Promise<Answer<Session>> {
  return keepSession(api, await api.get(`/api/session?role=${role}`));
}

export async function signOut(api: Api, role: LoginRole): Promise<Answer<JsonValue>> {
  const answer = await api.remove(`/api/session?role=${role}`);
  api.setCsrf(undefined);
  return answer;
}

function keepSession(api: Api, answer: Answer<JsonValue>): Answer<Session> {
  return fromJson(answer, (value) => {
    const fields = new Fields(value);
    api.setCsrf(fields.string('csrf', 200));
    return {
      role: fields.oneOf('role', ['lead', 'commission', 'registry']),
      name: fields.string('name', 200),
      caseNumber: fields.has('caseNumber') && !fields.isNull('caseNumber') ? fields.string('caseNumber', 8) : undefined,
      roles: fields.array('roles').flatMap((item) => LISTED_ROLES.find((known) => known === item) ?? []),
    };
  });
}
