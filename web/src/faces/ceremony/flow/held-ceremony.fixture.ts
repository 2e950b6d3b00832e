import assert from 'node:assert/strict';
import { type Answer, failed, good } from '../../../api/index.ts';
import {
  cardInReader,
  type FakeCommission,
  fakeCommission,
  inSlot,
  NOW,
  PIN,
  p,
  plan,
  random,
  trust,
} from './commission.fixture.ts';
import { consentText, postCeremony, signConsent } from './consent.ts';
import type { LocalTool } from './local-files.ts';
import { type Ceremony, codeGroups, makeKeys } from './make-keys.ts';
import { readLeadCard } from './read-lead-card.ts';

export const SLOT = 'Reader 0';

export function taken<T>(answer: Answer<T>): T {
  assert.ok(answer.ok, answer.ok ? '' : answer.problem.code);
  return answer.value;
}

export function codeOf(answer: Answer<unknown>): string {
  return answer.ok ? 'accepted' : answer.problem.code;
}

/** The lead's program with these files in her folder. */
export function folderOf(files: readonly (readonly [name: string, bytes: Uint8Array])[]): LocalTool {
  return {
    facts: async () => failed('tool.unreachable'),
    keep: async () => failed('tool.unreachable'),
    read: async (name) => {
      const found = files.find(([known]) => known === name);
      return found === undefined ? failed('file.missing') : good(found[1]);
    },
  };
}

export async function consentOf(ceremony: Ceremony): Promise<Uint8Array> {
  return taken(await signConsent(p, trust, cardInReader(), ceremony, consentText(ceremony, NOW), PIN, SLOT));
}

export function newCeremony(seed = 'ceremony'): Ceremony {
  const card = taken(readLeadCard(p, trust, [inSlot()], NOW));
  return taken(makeKeys(p, random(seed), trust, plan, card, NOW));
}

/** A case whose ceremony is over: what every later flow starts from. */
export async function heldCeremony(): Promise<{ commission: FakeCommission; ceremony: Ceremony; typedCode: string }> {
  const commission = fakeCommission();
  const ceremony = newCeremony();
  taken(await postCeremony(commission.api, ceremony, await consentOf(ceremony)));
  return { commission, ceremony, typedCode: codeGroups(ceremony.code).join(' ').toLowerCase() };
}
