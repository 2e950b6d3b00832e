import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { concat } from '@lianshu/core/bytes';
import { accept } from '@lianshu/core/errors';
import type { RevocationLookup } from '@lianshu/core/pki';
import type { Slot } from '@lianshu/core/record';
import { nodePrimitives as p } from '@lianshu/platform';
import { firstStanding } from '../rolls/standing.ts';
import {
  authorities,
  card,
  decoySlot,
  extendedLead,
  FILED_AT,
  manifest,
  population,
  randomOf,
  realSlot,
  trust,
  withFolder,
  writeFiling,
} from './filing.fixture.ts';
import { type CheckOptions, runCheck } from './run-check.ts';

const people = Array.from({ length: 3 }, (_, i) => population.person(i));
const register = { find: async () => new Map(people.map((person) => [person.idNumber, person])) };
const bytesOf = ({ body, prog, c, tag }: Slot) => concat(body, prog, c, tag);

function optionsIn(folder: string, changes: Partial<CheckOptions> = {}): CheckOptions {
  return {
    log: manifest.log,
    filingDir: join(folder, 'to-registry', `filing-${manifest.log}`),
    outDir: join(folder, 'to-commission', `verdict-${manifest.log}`),
    secrets: authorities.registry,
    trust,
    register,
    revocations: { status: () => 'good' },
    now: FILED_AT + 86_400_000,
    random: randomOf('hostile'),
    primitives: p,
    ...changes,
  };
}

test('slots changed on disk after the root was recomputed get no verdict', { timeout: 60_000 }, () =>
  withFolder(async (folder) => {
    const slots = [realSlot('a', card(people[0]!)), realSlot('b', card(people[1]!)), decoySlot('c')];
    const another = realSlot('never logged', card(people[2]!));
    for (const put of [decoySlot('put there'), another]) {
      const dir = writeFiling(folder, slots);
      let swapped = false;
      const onProgress: CheckOptions['onProgress'] = ({ step, done, total }) => {
        if (swapped || step !== 'reading' || done !== total) return;
        swapped = true;
        writeFileSync(join(dir, 'slots.bin'), concat(bytesOf(slots[0]!), bytesOf(put), bytesOf(slots[2]!)));
      };
      const options = optionsIn(folder, { onProgress });
      const result = await runCheck(options);
      assert.ok(swapped);
      assert.ok(!result.ok, 'a verdict on what was not filed');
      assert.deepEqual([result.code, result.detail], ['submission.head', { at: 'root' }]);
      assert.equal(existsSync(options.outDir), false);
    }
  }),
);

test('a filing in the folder of another log gets no verdict there', () =>
  withFolder(async (folder) => {
    const dir = writeFiling(folder, [realSlot('a', card(people[0]!))]);
    const other = join(folder, 'to-registry', 'filing-9002.petition.1');
    renameSync(dir, other);
    const outDir = join(folder, 'to-commission', 'verdict-9002.petition.1');
    const result = await runCheck(optionsIn(folder, { log: '9002.petition.1', filingDir: other, outDir }));
    assert.ok(!result.ok);
    assert.deepEqual([result.code, result.detail], ['manifest.shape', { at: 'log' }]);
    assert.equal(existsSync(outDir), false);
  }));

test('pipes, links, endless and huge files in a package end in a refusal', { timeout: 30_000 }, () =>
  withFolder(async (folder) => {
    const put: readonly (readonly [string, (path: string) => void])[] = [
      ['pipe', (path) => execFileSync('mkfifo', [path])],
      ['link', (path) => symlinkSync('/dev/zero', path)],
      ['folder', (path) => symlinkSync(folder, path)],
      [
        'huge',
        (path) => {
          writeFileSync(path, '');
          truncateSync(path, 3 * 2 ** 30);
        },
      ],
    ];
    for (const name of ['manifest.json', 'filing.json', 'checkpoint', 'slots.bin'])
      for (const [kind, make] of put) {
        const path = join(writeFiling(folder, [decoySlot('a')]), name);
        rmSync(path);
        make(path);
        const result = await runCheck(optionsIn(folder));
        assert.equal(!result.ok && result.code, 'submission.head', `${name} ${kind}`);
        rmSync(path);
      }
  }),
);

test('a package without one of its files is refused', () =>
  withFolder(async (folder) => {
    for (const name of ['manifest.json', 'filing.json', 'checkpoint', 'slots.bin']) {
      rmSync(join(writeFiling(folder, [decoySlot('a')]), name));
      const result = await runCheck(optionsIn(folder));
      assert.deepEqual(!result.ok && [result.code, result.detail], [
        'submission.head',
        { at: name === 'slots.bin' ? 'slots' : name },
      ]);
    }
  }));

test('a statement of a time outside the life of the log is no statement of it', () =>
  withFolder(async (folder) => {
    const [a, b, c] = people.map((person) => card(person));
    const at = (issuedAt: number) => ({ statement: { issuedAt, expiresAt: issuedAt + 300_000 } });
    // An accomplice at the gate could date a statement back to when a card that has long expired was good.
    writeFiling(folder, [
      realSlot('before it was planned', a!, at(Date.UTC(2026, 5, 1))),
      realSlot('after it was filed', b!, at(FILED_AT + 3_600_000)),
      realSlot('just before it was filed', c!, at(FILED_AT - 1000)),
    ]);
    const result = await runCheck(optionsIn(folder));
    assert.ok(result.ok);
    assert.deepEqual(result.value.struckOutBy, { 'statement-mismatch': 2 });
    assert.equal(result.value.accepted, 1);
  }));

test('after the last day no statement is one, though the filing was in time', () =>
  withFolder(async (folder) => {
    const end = Date.parse('2027-05-24T00:00:00+08:00');
    const at = (issuedAt: number) => ({ statement: { issuedAt, expiresAt: issuedAt + 300_000 } });
    const [a, b] = people.map((person) => card(person));
    const slots = [realSlot('in time', a!, at(end - 1000)), realSlot('too late', b!, at(end))];
    writeFiling(folder, slots, { submittedAt: end - 60_000 });
    const result = await runCheck(optionsIn(folder, { now: end }));
    assert.ok(result.ok, JSON.stringify(result));
    assert.deepEqual(result.value.struckOutBy, { 'statement-mismatch': 1 });
    assert.equal(result.value.accepted, 1);
  }));

test('without a current revocation list nobody is struck out: the check does not run', () =>
  withFolder(async (folder) => {
    writeFiling(folder, [realSlot('a', card(people[0]!))]);
    // Of the lead's card a list speaks, of the signer's none does.
    const unknown: RevocationLookup = { status: (_, __, at) => (at === FILED_AT ? 'good' : 'unknown') };
    const options = optionsIn(folder, { revocations: unknown });
    const result = await runCheck(options);
    assert.equal(!result.ok && result.code, 'certificate.revocation-unknown');
    assert.equal(existsSync(options.outDir), false);
  }));

test('a signer cannot stop the check with a time of which no list knows', () =>
  withFolder(async (folder) => {
    const late = Date.UTC(2030, 0, 1);
    writeFiling(folder, [
      realSlot('a', card(people[0]!), { statement: { issuedAt: late, expiresAt: late + 300_000 } }),
    ]);
    const revocations: RevocationLookup = { status: (_, __, at) => (at < FILED_AT + 1 ? 'good' : 'unknown') };
    const result = await runCheck(optionsIn(folder, { revocations }));
    assert.ok(result.ok);
    assert.deepEqual(result.value.struckOutBy, { 'certificate-invalid': 1 });
  }));

test('a filing under the certificate that the lead’s card has since its extension is checked, one by another card is not', () =>
  withFolder(async (folder) => {
    const slots = [realSlot('a', card(people[0]!))];
    writeFiling(folder, slots, {}, manifest, card(people[1]!));
    const other = await runCheck(optionsIn(folder));
    assert.equal(!other.ok && other.code, 'submission.signature');
    writeFiling(folder, slots, {}, manifest, extendedLead);
    const result = await runCheck(optionsIn(folder));
    assert.equal(result.ok && result.value.accepted, 1);
  }));

test('a filing dated ahead, or before its own head, is refused', () =>
  withFolder(async (folder) => {
    const slots = [realSlot('a', card(people[0]!))];
    writeFiling(folder, slots);
    const early = await runCheck(optionsIn(folder, { now: FILED_AT - 3_600_000 }));
    assert.deepEqual(!early.ok && [early.code, early.detail], ['submission.head', { at: 'submittedAt' }]);
    writeFiling(folder, slots, { submittedAt: FILED_AT - 3_600_000 });
    const before = await runCheck(optionsIn(folder));
    assert.deepEqual(!before.ok && [before.code, before.detail], ['submission.head', { at: 'submittedAt' }]);
  }));

test('a supplement is not checked without the numbers that counted before', () =>
  withFolder(async (folder) => {
    const log = '9001.petition.2';
    const supplement = {
      ...manifest,
      log,
      previousRoot: new Uint8Array(32),
      case: { ...manifest.case, round: 2 },
    } as const;
    const filingDir = writeFiling(folder, [decoySlot('a')], {}, supplement);
    const options = optionsIn(folder, { log, filingDir, outDir: join(folder, 'to-commission', `verdict-${log}`) });
    await assert.rejects(runCheck(options), /with what others left/);
    assert.equal(existsSync(options.outDir), false);
    assert.ok((await runCheck({ ...options, standing: async (filed) => accept(firstStanding(filed)) })).ok);
  }));
