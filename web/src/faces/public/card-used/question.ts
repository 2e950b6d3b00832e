import { equalBytes, toBase64url } from '@lianshu/core/bytes';
import { type ListedCase, logOfListed } from '@lianshu/core/directory';
import { isNonceTerm } from '@lianshu/core/door';
import { ParseError } from '@lianshu/core/errors';
import { Fields } from '@lianshu/core/json';
import { parseSignedCms, slimCms } from '@lianshu/core/pki';
import { renderCardUsed } from '@lianshu/core/statement';
import { type Answer, failed, fromJson, good, postJson } from '../../../api/index.ts';

/** What the card will sign, ready before the press: the window of the card component opens within it. */
export interface Question {
  readonly listed: ListedCase;
  readonly statement: Uint8Array;
}

/** What came of it: whether the card was used, and on which day (Taipei). */
export interface CardUsed {
  readonly signed: boolean;
  readonly firstSignedOn: string | null;
}

const pathOf = (listed: ListedCase) => `/api/logs/${encodeURIComponent(logOfListed(listed))}/card-used`;

/** `listed` comes from the verified directory, so that the server cannot have the card sign about something else. */
export async function prepareQuestion(listed: ListedCase): Promise<Answer<Question>> {
  // Asked of the wrong site, the card would sign what that site may pass on.
  if (listed.origin !== location.origin) return failed('manifest.hash-mismatch');
  const challenge = fromJson(await postJson(`${pathOf(listed)}/challenge`, {}), (value) => {
    const fields = new Fields(value, 'challenge');
    return {
      nonce: fields.string('nonce', 64),
      issuedAt: fields.integer('issuedAt'),
      expiresAt: fields.integer('expiresAt'),
    };
  });
  if (!challenge.ok) return challenge;
  if (!isNonceTerm(challenge.value)) return failed('challenge-times');
  const { number: caseNumber, manifestSha256: manifestHash, origin } = listed;
  try {
    const words = { caseNumber, log: logOfListed(listed), manifestHash, origin, ...challenge.value };
    return good({ listed, statement: renderCardUsed(words) });
  } catch {
    return failed('unexpected');
  }
}

/** Sends what the card signed, if it is what the page showed. */
export async function askWith({ listed, statement }: Question, cardCms: Uint8Array): Promise<Answer<CardUsed>> {
  let cms: Uint8Array;
  try {
    if (!equalBytes(parseSignedCms(cardCms).content, statement)) return failed('statement.mismatch');
    cms = slimCms(cardCms);
  } catch (error) {
    if (error instanceof ParseError) return failed('cms.malformed');
    throw error;
  }
  return fromJson(await postJson(pathOf(listed), { cms: toBase64url(cms) }), (value) => {
    const fields = new Fields(value, 'card-used');
    const signed = fields.boolean('signed');
    const firstSignedOn = fields.isNull('firstSignedOn') ? null : fields.string('firstSignedOn', 10);
    fields.end();
    return { signed, firstSignedOn };
  });
}
