import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { utf8 } from '@lianshu/core/bytes';
import { pinIssuer } from '@lianshu/core/pki';
import { parseRegistryAct, verifyRegistryActs } from '@lianshu/core/registry-acts';
import { nodePrimitives as p } from '@lianshu/platform';
import { FILED_AT, trust, withFolder } from '../check/filing.fixture.ts';
import { parseRegistryOfficers } from '../officers/officers-file.ts';
import { cardHash, OFFICERS, officersFile } from '../sessions/officers.fixture.ts';
import { type NewDeed, openActsFile } from './acts-file.ts';

const ALL = parseRegistryOfficers(utf8(officersFile()));
const CLERK_ALONE = parseRegistryOfficers(utf8(officersFile([['clerk', ['clerk']]])));
const deed: NewDeed = {
  kind: 'check-filing',
  card: cardHash(OFFICERS.clerk),
  role: 'clerk',
  data: { log: '9001.petition.1' },
  cms: null,
};

function withFile(
  work: (parts: {
    readonly stateDir: string;
    readonly open: () => ReturnType<typeof openActsFile>;
    readonly lines: () => readonly string[];
    readonly setTime: (at: number) => void;
  }) => Promise<void>,
): Promise<void> {
  return withFolder(async (stateDir) => {
    let now = FILED_AT;
    const path = join(stateDir, 'acts.jsonl');
    await work({
      stateDir,
      open: () => openActsFile({ primitives: p, stateDir, clock: () => now }),
      lines: () => readFileSync(path, 'utf8').split('\n').slice(0, -1),
      setTime: (at) => {
        now = at;
      },
    });
  });
}

const holds = (lines: readonly string[]) => {
  const options = { issuers: trust.issuers.map(pinIssuer), signature: () => undefined };
  assert.deepEqual(verifyRegistryActs(p, options, lines.map(utf8)).findings, []);
};

test('the list stands before the first act, and again whenever it is another', () =>
  withFile(async ({ open, lines }) => {
    const file = open();
    for (const officers of [ALL, ALL, CLERK_ALONE, CLERK_ALONE, ALL]) await file.enter(officers, deed);
    const kinds = lines().map((line) => JSON.parse(line).kind);
    const [list, act] = ['officers', 'check-filing'];
    assert.deepEqual(kinds, [list, act, act, list, act, act, list, act]);
    holds(lines());
  }));

test('acts at the same moment stand one after the other, also those of a program that starts anew', () =>
  withFile(async ({ open, lines, setTime }) => {
    const file = open();
    await Promise.all(Array.from({ length: 20 }, () => file.enter(ALL, deed)));
    setTime(FILED_AT - 60_000);
    await open().enter(ALL, deed);
    assert.equal(lines().length, 22);
    assert.equal(JSON.parse(lines().at(-1)!).at, FILED_AT, 'a clock that is set back');
    holds(lines());
  }));

test('a line that a power cut left half written is no line; a file that was tampered with takes no act', () =>
  withFile(async ({ stateDir, open, lines }) => {
    const path = join(stateDir, 'acts.jsonl');
    await open().enter(ALL, deed);
    const whole = readFileSync(path, 'utf8');
    appendFileSync(path, '{"at":18');
    await open().enter(ALL, deed);
    assert.equal(lines().length, 3);
    assert.ok(readFileSync(path, 'utf8').startsWith(whole));
    holds(lines());
    const tampered = readFileSync(path, 'utf8').replace('check-filing', 'read-review');
    writeFileSync(path, tampered);
    await assert.rejects(open().enter(ALL, deed), /broken/);
    assert.equal(readFileSync(path, 'utf8'), tampered);
  }));

test('a file that is cut, exchanged or taken away under the running program takes no act', () =>
  withFile(async ({ stateDir, open, lines }) => {
    const path = join(stateDir, 'acts.jsonl');
    const file = open();
    await file.enter(ALL, deed);
    const early = readFileSync(path);
    await file.enter(ALL, deed);
    const whole = readFileSync(path);
    const other = join(stateDir, 'other');
    await openActsFile({ primitives: p, stateDir: other, clock: () => FILED_AT + 1 }).enter(ALL, deed);
    await openActsFile({ primitives: p, stateDir: other, clock: () => FILED_AT + 1 }).enter(ALL, deed);
    for (const bytes of [early, readFileSync(join(other, 'acts.jsonl')), undefined]) {
      if (bytes === undefined) rmSync(path);
      else writeFileSync(path, bytes);
      await assert.rejects(file.enter(ALL, deed), /broken/);
    }
    assert.equal(existsSync(path), false, 'nor is another begun');
    writeFileSync(path, whole);
    await file.enter(ALL, deed);
    assert.equal(lines().length, 4);
    holds(lines());
  }));

test('a card signature lies beside the file under the hash that its line names', () =>
  withFile(async ({ stateDir, open, lines }) => {
    const cms = utf8('a signature');
    await open().enter(ALL, { ...deed, cms });
    const act = parseRegistryAct(utf8(lines()[1]!));
    assert.ok(act.kind !== 'officers' && act.signature !== null);
    const name = `${Buffer.from(act.signature).toString('hex')}.p7s`;
    assert.ok(existsSync(join(stateDir, 'act-signatures', name)));
    assert.deepEqual(new Uint8Array(readFileSync(join(stateDir, 'act-signatures', name))), cms);
  }));
