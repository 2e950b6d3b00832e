import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Card } from '@lianshu/devkit/card';
import { type Generation, issueRevocationList, type RevokedSerial } from '@lianshu/devkit/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import { forOfficers, loadRevocations, revocationFiles } from '../revocation-files.ts';
import {
  authorities,
  card,
  FILED_AT,
  manifest,
  pki,
  population,
  randomOf,
  realSlot,
  SIGNED_AT,
  trust,
  withFolder,
  writeFiling,
} from './filing.fixture.ts';
import { runCheck } from './run-check.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const HOLD = 6;
const people = Array.from({ length: 7 }, (_, i) => population.person(i));
const cards: readonly Card[] = people.map((person) => card(person));
const [, before, after, atOnce, lifted, lasting, heldLater] = cards as [Card, Card, Card, Card, Card, Card, Card];

const row = (of: Card, revokedAt: number, reason: number): RevokedSerial => ({
  serial: of.signing.serial,
  revokedAt,
  reason,
});

/** A complete list of a generation in the folder from which the registry reads. */
function putList(folder: string, name: string, thisUpdate: number, revoked: readonly RevokedSerial[], of: Generation) {
  const fields = { thisUpdate, nextUpdate: thisUpdate + DAY_MS, number: Math.floor(thisUpdate / HOUR_MS), revoked };
  writeFileSync(join(folder, name), issueRevocationList(pki.issuer(of), fields));
}

/** The list that was current when they signed, as the gate had it, and the one of the day of the check. */
function putLists(folder: string): void {
  const held = [row(lifted, SIGNED_AT - DAY_MS, HOLD), row(lasting, SIGNED_AT - DAY_MS, HOLD)];
  putList(folder, 'g2-then.crl', SIGNED_AT - HOUR_MS, held, 'G2');
  putList(
    folder,
    'g2-now.crl',
    FILED_AT + DAY_MS,
    [
      row(before, SIGNED_AT - 2 * HOUR_MS, 1),
      row(after, SIGNED_AT + HOUR_MS, 1),
      row(atOnce, SIGNED_AT, 4),
      row(lasting, SIGNED_AT - DAY_MS, HOLD),
      row(heldLater, SIGNED_AT + HOUR_MS, HOLD),
    ],
    'G2',
  );
}

async function check(folder: string, lists: string) {
  const checked = runCheck({
    log: manifest.log,
    filingDir: join(folder, 'to-registry', `filing-${manifest.log}`),
    outDir: join(folder, 'to-commission', `verdict-${manifest.log}`),
    secrets: authorities.registry,
    trust,
    register: { find: async () => new Map(people.map((person) => [person.idNumber, person])) },
    revocations: await loadRevocations(p, trust, lists),
    now: FILED_AT + 2 * DAY_MS,
    random: randomOf('revoked at signing'),
    primitives: p,
  });
  return checked;
}

test('the check judges by the later lists whether a card was revoked when it signed', { timeout: 60_000 }, () =>
  withFolder(async (folder) => {
    const lists = join(folder, 'crl');
    mkdirSync(lists);
    putLists(lists);
    // The lead filed with a card of one generation, whichever; a list of each covers the day.
    putList(lists, 'g3-now.crl', FILED_AT + DAY_MS, [], 'G3');
    writeFiling(
      folder,
      cards.map((by, i) => realSlot(`signer ${i}`, by)),
    );
    const result = await check(folder, lists);
    assert.ok(result.ok, JSON.stringify(result));
    // Struck out: revoked before and at the second of signing, on hold then, whether the hold was lifted or not.
    assert.deepEqual(result.value.struckOutBy, { 'certificate-invalid': 4 });
    // Counts: never revoked, revoked an hour later, held an hour later.
    assert.equal(result.value.accepted, 3);
  }),
);

test(
  'with the list of the day of signing alone the check does not run, though the gate took the signatures',
  {
    timeout: 60_000,
  },
  () =>
    withFolder(async (folder) => {
      const lists = join(folder, 'crl');
      mkdirSync(lists);
      putLists(lists);
      rmSync(join(lists, 'g2-now.crl'));
      putList(lists, 'g3-now.crl', FILED_AT + DAY_MS, [], 'G3');
      writeFiling(folder, [realSlot('signer', cards[0]!)]);
      // The one that was current then, and covers the moment by its own word; and one that did not even then.
      for (const thisUpdate of [SIGNED_AT - HOUR_MS, SIGNED_AT - 2 * DAY_MS]) {
        putList(lists, 'g2-then.crl', thisUpdate, [], 'G2');
        const result = await check(folder, lists);
        assert.equal(!result.ok && result.code, 'certificate.revocation-unknown');
      }
      putList(lists, 'g2-now.crl', SIGNED_AT + HOUR_MS, [row(cards[0]!, SIGNED_AT - HOUR_MS / 2, 1)], 'G2');
      putList(lists, 'g2-later.crl', FILED_AT + DAY_MS, [], 'G2');
      const result = await check(folder, lists);
      assert.deepEqual(result.ok && result.value.struckOutBy, { 'certificate-invalid': 1 });
    }),
);

test('a folder with a list that cannot be read, or is a stranger’s, stops the check', () =>
  withFolder(async (folder) => {
    putLists(folder);
    const lists = revocationFiles(p, trust, folder);
    const first = await lists();
    assert.equal(await lists(), first, 'what has not changed is not read again');
    const { keyId } = pki.issuer('G2');
    const late = FILED_AT + 30 * DAY_MS;
    assert.equal(first.status(keyId, Uint8Array.of(7), late), 'unknown');
    assert.equal(forOfficers(first).status(keyId, Uint8Array.of(7), late), 'good', 'an old list ends nobody’s work');
    putList(folder, 'g2-now.crl', FILED_AT + 2 * DAY_MS, [], 'G2');
    assert.notEqual(await lists(), first);
    const rogue = { thisUpdate: FILED_AT, nextUpdate: FILED_AT + DAY_MS, number: 1, revoked: [] };
    writeFileSync(join(folder, 'x.crl'), issueRevocationList(pki.rogue(), rogue));
    await assert.rejects(loadRevocations(p, trust, folder), /certificate.unknown-issuer/);
    writeFileSync(join(folder, 'x.crl'), issueRevocationList(pki.issuer('G3'), rogue).subarray(0, -1));
    await assert.rejects(loadRevocations(p, trust, folder), { code: 'der.truncated' });
  }));
