import { Fields, type JsonValue } from '@lianshu/core/json';
import { type Answer, fromJson, postJson } from '../../../api/index.ts';

/** A signing nonce of the gate; times in ms, whole seconds. */
export interface Challenge {
  /** 64 base64url characters. */
  readonly nonce: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Throws ParseError. */
export function challengeFromJson(value: JsonValue): Challenge {
  const fields = new Fields(value, 'challenge');
  const challenge = {
    nonce: fields.string('nonce', 64),
    issuedAt: fields.integer('issuedAt'),
    expiresAt: fields.integer('expiresAt'),
  };
  fields.end();
  return challenge;
}

export async function loadChallenge(log: string): Promise<Answer<Challenge>> {
  return fromJson(await postJson(`/api/logs/${encodeURIComponent(log)}/challenge`, {}), challengeFromJson);
}
