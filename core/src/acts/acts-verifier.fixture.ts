import { type ActItem, exportOf, FIXTURE_ACTS } from '@lianshu/devkit/fixture-acts';
import { TRUST } from '@lianshu/devkit/fixture-bundle';
import { nodePrimitives } from '@lianshu/platform';
import { concat, toHex } from '../bytes/index.ts';
import type { JsonObject } from '../json/index.ts';
import type { Primitives } from '../primitives/index.ts';
import { type ActFindingCode, type ActsReport, ActsVerifier, cardName, type VerifyActsOptions } from './index.ts';

/** The same question is answered once: a thousand changed exports mostly have the same checkpoint. */
function remembering(p: Primitives): Primitives {
  const known = new Map<string, boolean>();
  return {
    ...p,
    mlDsa44Verify: (key, message, signature) => {
      const name = toHex(p.sha256(concat(key, message, signature)));
      const answer = known.get(name) ?? p.mlDsa44Verify(key, message, signature);
      known.set(name, answer);
      return answer;
    },
  };
}
export const p = remembering(nodePrimitives);

export function split(bytes: Uint8Array): (Uint8Array | undefined)[] {
  const lines: (Uint8Array | undefined)[] = [];
  let from = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
    lines.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return from < bytes.length ? [...lines, undefined] : lines;
}

/** Which of the test files makes each finding: a new code does not compile before it has its own. */
const MADE_BY: Readonly<Record<ActFindingCode, 'lines' | 'events' | 'signatures' | 'checkpoints'>> = {
  'line-malformed': 'lines',
  'line-absent': 'lines',
  'checkpoint-malformed': 'checkpoints',
  'checkpoint-other-origin': 'checkpoints',
  'checkpoint-ed25519-missing': 'checkpoints',
  'checkpoint-ed25519-wrong': 'checkpoints',
  'checkpoint-mldsa44-missing': 'checkpoints',
  'checkpoint-mldsa44-wrong': 'checkpoints',
  'checkpoint-signature-repeated': 'checkpoints',
  'checkpoint-size': 'checkpoints',
  'checkpoint-root': 'checkpoints',
  'checkpoint-time': 'checkpoints',
  'begun-missing': 'lines',
  'begun-again': 'lines',
  'before-changed': 'lines',
  'time-backwards': 'lines',
  'event-absent': 'lines',
  'event-unnamed': 'lines',
  'event-changed': 'lines',
  'event-order': 'events',
  'event-actor': 'events',
  'event-case': 'events',
  'event-in-future': 'events',
  'event-unreadable': 'events',
  'event-illegal': 'events',
  'event-differs': 'events',
  'office-wrong': 'signatures',
  'officer-not-listed': 'signatures',
  'actor-wrong': 'signatures',
  'paper-absent': 'lines',
  'paper-unnamed': 'lines',
  'paper-changed': 'lines',
  'papers-other': 'signatures',
  'paper-other': 'lines',
  'paper-order': 'lines',
  'signature-missing': 'signatures',
  'signature-absent': 'lines',
  'signature-unnamed': 'lines',
  'signature-changed': 'lines',
  'signature-invalid': 'signatures',
  'signature-other-officer': 'signatures',
  'signature-other-act': 'signatures',
  'signature-repeated': 'signatures',
  'earlier-malformed': 'checkpoints',
  'earlier-not-signed': 'checkpoints',
  'earlier-larger': 'checkpoints',
  'earlier-other-history': 'checkpoints',
};
const seen = new Set<string>();

/** Findings of this kind of tampering that nothing has made so far. */
export function neverMade(kind: (typeof MADE_BY)[ActFindingCode]): readonly string[] {
  return (Object.keys(MADE_BY) as ActFindingCode[]).filter((code) => MADE_BY[code] === kind && !seen.has(code));
}

export function verify(bytes: Uint8Array, options: VerifyActsOptions = {}): ActsReport {
  const verifier = new ActsVerifier(p, TRUST, options);
  for (const line of split(bytes)) verifier.add(line);
  const report = verifier.end();
  for (const { code } of report.findings) seen.add(code);
  return report;
}

export const { before, items } = FIXTURE_ACTS;
export const whole = exportOf(items, before);
export const codes = (bytes: Uint8Array, options?: VerifyActsOptions): string[] =>
  verify(bytes, options).findings.map(({ code }) => code);
/** The log that an operator with the commission's keys would write who did `change`: signed anew, with every hash right. */
export const forged = (change: (items: ActItem[]) => ActItem[]): string[] =>
  codes(exportOf(change([...items]), before));
export const with_ = (index: number, change: Partial<ActItem>) =>
  forged((all) => all.map((item, i) => (i === index - 1 ? { ...item, ...change } : item)));
export const eventOf = (index: number): JsonObject => items[index - 1]!.event!.json;

/** Of the operator's list: everything that he may write there himself, and what it must then say. */
export const registered = (card: Uint8Array, roles: readonly string[]): ActItem => ({
  actor: 'operator',
  kind: 'officer-registered',
  detail: { card: cardName(card), roles },
});
