import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { encodeAnnouncement, signAnnouncement } from '@lianshu/core/bundle';
import { formatLogId, type LogId } from '@lianshu/core/case';
import { type Manifest, manifestHash } from '@lianshu/core/manifest';
import { PROPOSER_BAR, SAME_MATTER } from '@lianshu/core/submission';
import { encodeSignedClaim, signClaim } from '@lianshu/core/trust';
import { plantPerson } from '@lianshu/devkit/population';
import { nodePrimitives as p } from '@lianshu/platform';
import type { FastifyInstance } from 'fastify';
import { createRegistryApp } from '../app.ts';
import {
  authorities,
  card,
  FILED_AT,
  FILED_ON,
  manifest,
  population,
  randomOf,
  realSlot,
  trust,
  withFolder,
  writeFiling,
} from '../check/filing.fixture.ts';
import { Browser, OFFICERS, ORIGIN, writeOfficers } from '../sessions/officers.fixture.ts';
import { openRolls } from './rolls.ts';

const people = Array.from({ length: 6 }, (_, i) => plantPerson(population, 'eligible', i, FILED_ON).person);
const { secret } = authorities.commission;
const DAY_MS = 86_400_000;

function manifestFor(id: LogId): Manifest {
  const log = formatLogId(id);
  return {
    ...manifest,
    log,
    logOrigin: `localhost/log/${log}`,
    previousRoot: id.round === 2 ? new Uint8Array(32) : null,
    case: { ...manifest.case, number: id.caseNumber, stage: id.stage, round: id.round },
  };
}

class Desk {
  readonly folder: string;
  readonly stateDir: string;
  readonly #app: FastifyInstance;
  readonly #browser: Browser;
  now = FILED_AT + DAY_MS;

  constructor(folder: string) {
    this.folder = folder;
    this.stateDir = join(folder, 'state');
    for (const name of ['to-registry', 'to-commission']) mkdirSync(join(folder, name), { recursive: true });
    writeOfficers(this.stateDir);
    this.#app = createRegistryApp({
      origin: ORIGIN,
      exchangeDir: folder,
      stateDir: this.stateDir,
      secrets: authorities.registry,
      trust,
      register: { find: async () => new Map(people.map((person) => [person.idNumber, person])) },
      revocations: () => ({ status: () => 'good' }),
      clock: () => this.now,
      random: randomOf('rolls'),
      primitives: p,
    });
    this.#browser = new Browser(this.#app);
  }

  close = () => this.#app.close();

  /** As the officer who is everything; years go by between her calls. */
  async call(method: 'GET' | 'POST', url: string, payload?: object) {
    const asked = { method, url: `/api/registry/${url}`, ...(payload === undefined ? {} : { payload }) };
    const answer = await this.#browser.call(asked);
    if (answer.status !== 401) return answer;
    await this.#browser.logIn(OFFICERS.all);
    return this.#browser.call(asked);
  }

  /** Files the records of these people in a log of their own, and checks it. */
  async check(id: LogId, signers: readonly number[], same: readonly string[] | null = []) {
    const of = manifestFor(id);
    const slots = signers.map((i) => realSlot(`${of.log} ${i}`, card(people[i]!), {}, of));
    const dir = writeFiling(this.folder, slots, {}, of);
    if (id.stage === 'proposal' && same !== null) {
      const claim = { log: of.log, manifestHash: manifestHash(p, of), cases: same };
      const signature = signClaim(p, secret, SAME_MATTER, claim);
      writeFileSync(join(dir, 'same-matter.json'), encodeSignedClaim(SAME_MATTER, { claim, signature }));
    }
    return this.again(of.log);
  }

  async again(log: string) {
    let answer = await this.call('POST', `filings/${log}/check`);
    while (answer.json.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 5));
      answer = await this.call('GET', `filings/${log}`);
    }
    if (answer.json.state !== 'decided') return answer.json;
    return (await this.#browser.act(OFFICERS.all, 'registry-return', log)).json;
  }

  bar(caseNumber: string, since: string, until: string, by = secret) {
    const claim = { caseNumber, matter: manifest.case.mainText, since, until };
    const bytes = encodeSignedClaim(PROPOSER_BAR, { claim, signature: signClaim(p, by, PROPOSER_BAR, claim) });
    writeFileSync(join(this.folder, 'to-registry', `bar-${caseNumber}.json`), bytes);
  }

  rolls(): string[] {
    return readdirSync(this.stateDir).filter((name) => name.startsWith('roll-'));
  }
}

function withDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    const desk = new Desk(folder);
    try {
      await work(desk);
    } finally {
      await desk.close();
    }
  });
}

const petition = (round: 1 | 2, caseNumber = '9001') => ({ caseNumber, stage: 'petition', round }) as const;
const proposal = (round: 1 | 2, caseNumber = '9001') => ({ caseNumber, stage: 'proposal', round }) as const;

test('who counted in the first round, electronic or paper, does not count again; then the roll is destroyed', () =>
  withDesk(async (desk) => {
    const first = await desk.check(petition(1), [0, 1]);
    assert.equal(first.summary.accepted, 2);
    assert.deepEqual(desk.rolls(), ['roll-9001.petition.1.json']);
    const kept = readFileSync(join(desk.stateDir, 'roll-9001.petition.1.json'), 'utf8');
    for (const { idNumber, name } of people) assert.ok(!kept.includes(idNumber) && !kept.includes(name));

    const paper = { filedOn: FILED_ON, idNumbers: [0, 2].map((i) => people[i]!.idNumber) };
    const answer = await desk.call('POST', 'rolls/9001.petition.1/paper', paper);
    assert.deepEqual(answer.json, { kept: 1, already: [people[0]!.idNumber] });

    const second = await desk.check(petition(2), [0, 2, 3]);
    assert.deepEqual([second.summary.accepted, second.summary.struckOutBy], [1, { 'duplicate-earlier-round': 2 }]);
    assert.deepEqual(desk.rolls(), []);
    // The verdict was given once; what it needed is gone.
    assert.equal((await desk.again('9001.petition.2')).state, 'done');
  }));

test('a supplement is refused until the persons of the first round are known', () =>
  withDesk(async (desk) => {
    const refused = await desk.check(petition(2), [0, 1]);
    assert.deepEqual([refused.state, refused.code], ['refused', 'check.earlier-round']);
    const paper = { filedOn: FILED_ON, idNumbers: [people[1]!.idNumber] };
    await desk.call('POST', 'rolls/9001.petition.1/paper', paper);
    const checked = await desk.again('9001.petition.2');
    assert.deepEqual(checked.summary.struckOutBy, { 'duplicate-earlier-round': 1 });
  }));

test('paper persons are entered with numbers that can be some and a day that exists', () =>
  withDesk(async (desk) => {
    const send = (idNumbers: string[], filedOn = FILED_ON, log = '9001.petition.1') =>
      desk.call('POST', `rolls/${log}/paper`, { filedOn, idNumbers });
    assert.equal((await send(['A123456780'])).json.code, 'id.check-digit');
    assert.equal((await send([], '2027-02-30')).json.code, 'request.malformed');
    assert.equal((await send([], FILED_ON, '9001.poll.1')).json.code, 'log.unknown');
  }));

test('a case announced as established needs no roll; a stranger’s word or a short one destroys nothing', () =>
  withDesk(async (desk) => {
    await desk.check(proposal(1), [0]);
    await desk.check(petition(1), [0, 1]);
    const announce = async (decision: 'reached' | 'not-reached', by = secret) => {
      const claim = {
        log: '9001.petition.1',
        manifestHash: new Uint8Array(32),
        size: 3,
        root: new Uint8Array(32),
        verdictRoot: new Uint8Array(32),
        totals: { entries: 3, accepted: 2, struckOut: 0, decoys: 0, malformed: 0 },
        paper: null,
        otherRound: null,
        threshold: 2,
        decision,
        announcedAt: desk.now,
      };
      const path = join(desk.folder, 'to-registry', 'announcement-9001.petition.1.json');
      writeFileSync(path, encodeAnnouncement(signAnnouncement(p, by, claim)));
      await desk.call('GET', 'inbox');
      return desk.rolls().length;
    };
    assert.equal(await announce('reached', authorities.registry.secret), 2);
    assert.equal(await announce('not-reached'), 2);
    assert.equal(await announce('reached'), 0);
  }));

test('original proposers of an abandoned case are struck from a proposal of the same matter for two years', () =>
  withDesk(async (desk) => {
    await desk.check(proposal(1), [0, 1]);
    await desk.check(proposal(2), [1, 2]);
    desk.bar('9001', '2026-06-01', '2028-06-01');
    const same = await desk.check(proposal(1, '9005'), [0, 1, 2, 3], ['9001']);
    assert.deepEqual([same.summary.accepted, same.summary.struckOutBy], [1, { 'barred-proposer': 3 }]);
    const another = await desk.check(proposal(1, '9006'), [0, 1, 2, 3], []);
    assert.equal(another.summary.accepted, 4);
    // What was proposed on the last day of the bar is checked within a year, and then the roll is gone.
    desk.now = Date.parse('2029-06-01T15:59:59.999Z');
    await desk.call('GET', 'inbox');
    assert.ok(desk.rolls().includes('roll-9001.proposal.1.json'));
    desk.now += 1;
    await desk.call('GET', 'inbox');
    assert.deepEqual(desk.rolls(), ['roll-9005.proposal.1.json', 'roll-9006.proposal.1.json']);
  }));

test('a bar that does not run on the day of the proposal bars nobody; one without its roll is told', () =>
  withDesk(async (desk) => {
    await desk.check(proposal(1), [0]);
    for (const [since, until, accepted] of [
      ['2025-01-20', '2027-01-19', 1],
      ['2027-01-21', '2029-01-20', 1],
      ['2025-01-20', FILED_ON, 0],
      [FILED_ON, '2029-01-20', 0],
    ] as const) {
      desk.bar('9001', since, until);
      const number = `90${since.slice(8)}${until.slice(8)}`;
      assert.equal((await desk.check(proposal(1, number), [0], ['9001'])).summary.accepted, accepted, since);
    }
    desk.bar('77', '2026-06-01', '2028-06-01');
    const unknown = await desk.check(proposal(1, '9010'), [0], ['77']);
    assert.deepEqual([unknown.summary.accepted, unknown.summary.rollsMissing], [1, ['77']]);
  }));

test('proposers are not checked without the commission’s signed word on the matter', () =>
  withDesk(async (desk) => {
    const codeOf = async (number: string, same: readonly string[] | null) => {
      const { code, state } = await desk.check(proposal(1, number), [0], same);
      return code ?? state;
    };
    assert.equal(await codeOf('9005', null), 'submission.head');
    assert.equal(await codeOf('9005', ['9001']), 'submission.head');
    desk.bar('9001', '2026-06-01', '2028-06-01', authorities.registry.secret);
    assert.equal(await codeOf('9005', ['9001']), 'submission.head');
    const other = join(desk.folder, 'to-registry', 'filing-9005.proposal.1', 'same-matter.json');
    const bytes = readFileSync(other);
    await desk.check(proposal(1, '9006'), [0], null);
    writeFileSync(join(desk.folder, 'to-registry', 'filing-9006.proposal.1', 'same-matter.json'), bytes);
    assert.equal((await desk.again('9006.proposal.1')).code, 'submission.head');
    assert.equal(await codeOf('9007', []), 'done');
  }));

test('added proposers are judged on the day of the proposal', () =>
  withDesk(async (desk) => {
    const idNumbers = [people[5]!.idNumber];
    await desk.call('POST', 'rolls/9001.proposal.1/paper', { filedOn: '1930-01-01', idNumbers });
    const checked = await desk.check(proposal(2), [0]);
    assert.deepEqual(checked.summary.struckOutBy, { 'under-age': 1 });
  }));

test('digests of one person have nothing in common between cases, and nothing without the secret', () =>
  withFolder(async (stateDir) => {
    const numbers = [people[0]!.idNumber];
    const rolls = openRolls({ primitives: p, stateDir, secret: new Uint8Array(32) });
    await rolls.keep('9001.petition.1', FILED_ON, numbers);
    await rolls.keep('9002.petition.1', FILED_ON, numbers);
    const personsOf = (log: string) => JSON.parse(readFileSync(join(stateDir, `roll-${log}.json`), 'utf8')).persons;
    assert.notDeepEqual(personsOf('9001.petition.1'), personsOf('9002.petition.1'));
    const others = openRolls({ primitives: p, stateDir, secret: new Uint8Array(32).fill(1) });
    assert.equal((await others.find('9001.petition.1'))!.has(numbers[0]!), false);
    assert.equal((await rolls.find('9001.petition.1'))!.has(numbers[0]!), true);
    await rolls.keep('9001.petition.1', '2030-01-01', [people[1]!.idNumber]);
    const both = (await rolls.find('9001.petition.1'))!;
    assert.deepEqual([both.size, both.filedOn], [2, FILED_ON]);
    rmSync(join(stateDir, 'roll-9002.petition.1.json'));
    writeFileSync(join(stateDir, 'roll-9002.petition.1.json'), '{}');
    await assert.rejects(rolls.find('9002.petition.1'));
  }));
