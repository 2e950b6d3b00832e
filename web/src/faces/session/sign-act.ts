import { toBase64url } from '@lianshu/core/bytes';
import { canonicalText, encodeCanonical, Fields, type JsonObject, type JsonValue } from '@lianshu/core/json';
import type { Primitives } from '@lianshu/core/primitives';
import { type ActOffice, isSignedAct, OFFICE_TITLES, renderAct } from '@lianshu/core/statement';
import { type Answer, type Api, failed, fromJson, good } from '../../api/index.ts';
import type { CardClient } from '../../middleware/index.ts';
import { fromCard } from './card.ts';

/** A dangerous act, before the card has signed it. */
export interface AskedAct {
  readonly caseNumber: string;
  /** Of an act on a log's papers. */
  readonly log?: string;
  readonly act: string;
  /** Of a command: as it will be posted. */
  readonly data?: JsonObject;
  /** What the signed data must hold, as the page has it; of a command the data itself. */
  readonly expects?: JsonObject;
}

/** The statement that the card will sign, as its bytes. */
export interface PreparedAct {
  readonly asked: AskedAct;
  readonly statement: Uint8Array;
  /** ms. */
  readonly expiresAt: number;
}

const OFFICES = Object.keys(OFFICE_TITLES) as readonly ActOffice[];

/** Papers of the counter that the server turns into what they stand for: the token itself never enters the records. */
const EXCHANGED = 'trialToken';

/**
 * Asks for what has to be signed and renders the statement here. The server may add to the data what it knows better, but a
 * field that the page has given must come back as it was: `unexpected` otherwise, and nothing is signed.
 */
export async function prepareAct(
  p: Primitives,
  api: Api,
  origin: string,
  asked: AskedAct,
): Promise<Answer<PreparedAct>> {
  const { caseNumber, log, act, data } = asked;
  if (!isSignedAct(act)) return failed('unexpected');
  const body = { caseNumber, act, ...(log === undefined ? {} : { log }), ...(data === undefined ? {} : { data }) };
  return fromJson(await api.post('/api/session/act-challenge', body), (value) => {
    const fields = new Fields(value);
    const signed = fields.json('data');
    demandFields(signed, asked.expects ?? data ?? {});
    const expiresAt = fields.integer('expiresAt');
    const statement = renderAct({
      office: fields.oneOf('office', OFFICES),
      caseNumber,
      act,
      dataSha256: p.sha256(encodeCanonical(signed)),
      origin,
      nonce: fields.string('nonce', 64),
      issuedAt: fields.integer('issuedAt'),
      expiresAt,
      ...(log === undefined ? {} : { log }),
    });
    return { asked, statement, expiresAt };
  });
}

/** Throws unless every field of `expected` stands in `value` with the same content. */
function demandFields(value: JsonValue, expected: JsonObject): void {
  const fields = new Fields(value, 'data');
  for (const [name, wanted] of Object.entries(expected))
    if (name !== EXCHANGED && canonicalText(fields.json(name)) !== canonicalText(wanted))
      throw new Error('the data to be signed is not what was entered');
}

/** What a post carries to show that the card has signed its act. */
export interface CardSignature {
  readonly cms: string;
}

/** The card's signature over the statement. To be called in the press itself; the PIN goes to the card's window alone. */
export async function signAct(
  card: CardClient,
  { statement }: PreparedAct,
  pin: string,
): Promise<Answer<CardSignature>> {
  const signed = fromCard(await card.makeSignature({ content: statement, pin, slot: '' }));
  return signed.ok ? good({ cms: toBase64url(signed.value) }) : signed;
}
