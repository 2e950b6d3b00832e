import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fromUtf8, toHex } from '@lianshu/core/bytes';
import { loadCase } from '../cases/case-store.ts';
import { runCommand } from '../cases/run-command.ts';
import { collectCase, logInAs, officerOf } from '../testing/acts.testing.ts';
import { issueLetter, letterOf, sampleDetails, serveLetter } from '../testing/letters.testing.ts';
import { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';
import { composeIssued } from './letter-text.ts';

let world: World;
before(async () => {
  world = await createWorld();
});
after(() => world.close());

const TODAY = '2026-11-23';
const NUMBER = '中選綜字第1153059999號';

async function drafted(number: string): Promise<Visitor> {
  const officer = await officerOf(world);
  const draft = {
    number,
    kind: 'law-referendum',
    mainText: '您是否同意本案為示範？',
    reason: '理由書。',
    leadName: world.lead.holder.name,
  };
  await officer.must(officer.post('/api/commission/cases', draft));
  return officer;
}

function act(officer: Visitor, number: string, command: string, data: object = {}) {
  return officer.must(officer.post(`/api/commission/cases/${number}/commands`, { command, data }));
}

const text = (bytes: Uint8Array) => fromUtf8(bytes);

test('a letter is composed, stored word for word with its event, and given as text and PDF', async () => {
  const number = '9701';
  const officer = await drafted(number);
  await act(officer, number, 'file-proposal', { electorate: 100, proposersFiled: 5 });
  await act(officer, number, 'accept-proposal', { mattersConsulted: true });
  const url = `/api/commission/cases/${number}/letters`;
  const waiting = await letterOf(officer, number, 'proposal-accepted');
  assert.deepEqual(
    waiting.details.map(({ name, isOptional }) => `${name}${isOptional ? '?' : ''}`),
    ['signer', 'contact?', 'copies?'],
  );
  const details = { ...sampleDetails(waiting), signer: '主任委員　示範甲' };
  const early = await officer.get(`${url}/${waiting.n}.pdf`);
  assert.deepEqual([early.status, early.json.code], [404, 'letter.not-issued']);

  const preview = await officer.must(officer.post(`${url}/${waiting.n}/preview`, { documentNumber: NUMBER, details }));
  assert.ok(preview.json.lines.includes('發文日期：中華民國115年11月23日'));
  assert.equal(preview.json.lines[0], '【示範 DEMO：本件為示範，無法律效力】');
  assert.equal(
    (await world.parts.db.selectFrom('letter').selectAll().where('case_number', '=', number).execute()).length,
    0,
  );

  await act(officer, number, 'issue-letter', { letter: waiting.n, documentNumber: NUMBER, details });
  const stored = await officer.get(`${url}/${waiting.n}.txt`);
  assert.equal(stored.status, 200);
  assert.equal(text(stored.bytes), `${preview.json.lines.join('\n')}\n`);
  assert.match(String(stored.headers['content-type']), /^text\/plain; charset=utf-8/);
  const { events } = await loadCase(world.parts.db, number);
  const issued = events.find((event) => event.type === 'letter-issued')!;
  assert.equal(issued.type === 'letter-issued' && issued.data.textSha256, preview.json.sha256);
  assert.equal(toHex(world.parts.primitives.sha256(stored.bytes)), preview.json.sha256);
  const pdf = await officer.get(`${url}/${waiting.n}.pdf`);
  assert.equal(pdf.headers['content-type'], 'application/pdf');
  assert.equal(text(pdf.bytes.slice(0, 5)), '%PDF-');
  const again = await officer.get(`${url}/${waiting.n}.pdf`);
  assert.deepEqual(again.bytes, pdf.bytes);
  const twice = await officer.post(`/api/commission/cases/${number}/commands`, {
    command: 'issue-letter',
    data: { letter: waiting.n, documentNumber: '中選綜字第1153059998號', details },
  });
  assert.equal(twice.json.code, 'case.guard-failed');
});

test('a letter says nothing else than its act: what is missing, too much, or of no letter is refused by name', async () => {
  const number = '9702';
  const officer = await drafted(number);
  await act(officer, number, 'file-proposal', { electorate: 100, proposersFiled: 5 });
  await act(officer, number, 'accept-proposal', { mattersConsulted: true });
  const { n } = await letterOf(officer, number, 'proposal-accepted');
  const tell = async (path: string, body: object) => {
    const { status, json } = await officer.post(`/api/commission/cases/${number}/${path}`, body);
    return [status, json.code, json.detail?.field, json.detail?.fault];
  };
  const free = '中選綜字第1153059998號';
  const issue = (details: object, documentNumber = free, letter = n) =>
    tell('commands', { command: 'issue-letter', data: { letter, documentNumber, details } });
  assert.deepEqual(await issue({}), [422, 'letter.details', 'signer', 'missing']);
  assert.deepEqual(await issue({ signer: '甲\n正本：乙' }), [422, 'letter.details', 'signer', 'text']);
  assert.deepEqual(await issue({ signer: '甲', place: '本會' }), [422, 'letter.details', 'details', 'unknown']);
  assert.deepEqual(await issue({ signer: '甲' }, '第1號'), [422, 'letter.details', 'documentNumber', 'text']);
  assert.equal((await issue({ signer: '甲' }, free, 40))[1], 'letter.unknown');
  assert.equal((await tell('letters/40/preview', { documentNumber: NUMBER, details: {} }))[1], 'letter.unknown');
  const { events, state } = await loadCase(world.parts.db, number);
  assert.equal(state.letters[n - 1]?.issued, null);
  // The event may not say of a text what is not true of it.
  const issueOf = { letter: n, documentNumber: free, details: { signer: '甲' } };
  const composed = composeIssued(world.parts, events, issueOf, TODAY);
  assert.ok(composed.ok);
  const enter = (textSha256: string) =>
    runCommand(
      world.parts,
      number,
      { name: 'issue-letter', by: 'commission', data: { ...issueOf, textSha256 } },
      world.clock.now,
    );
  const false_ = await enter('00'.repeat(32));
  assert.deepEqual([false_.ok, false_.ok ? '' : false_.code], [false, 'request.malformed']);
  assert.ok((await enter(composed.value.sha256)).ok);
});

test('a document number is used once, in whichever case and however it is typed; two at once do not share one', async () => {
  const typed = '中選綜字第1153057777號';
  const cases = ['9711', '9712', '9713'];
  const officers = new Map<string, Visitor>();
  const letters = new Map<string, number>();
  for (const number of cases) {
    const officer = await drafted(number);
    await act(officer, number, 'file-proposal', { electorate: 100, proposersFiled: 5 });
    await act(officer, number, 'accept-proposal', { mattersConsulted: true });
    officers.set(number, officer);
    letters.set(number, (await letterOf(officer, number, 'proposal-accepted')).n);
  }
  const issue = (number: string, documentNumber: string) =>
    officers.get(number)!.post(`/api/commission/cases/${number}/commands`, {
      command: 'issue-letter',
      data: { letter: letters.get(number), documentNumber, details: { signer: '甲' } },
    });
  await officers.get('9711')!.must(issue('9711', ' 中選綜字第１１５３０５７７７７號 '));
  // The list says what the letter says.
  const shown = async (number: string) => await letterOf(officers.get(number)!, number, 'proposal-accepted');
  assert.equal((await shown('9711')).documentNumber, typed);
  for (const again of [typed, '中選綜字第 1153057777 號']) {
    const refused = await issue('9712', again);
    assert.deepEqual(
      [refused.json.code, refused.json.detail],
      ['case.guard-failed', { guard: 'letter-issuable', field: 'documentNumber' }],
    );
  }
  assert.equal((await shown('9712')).issuedOn, null);
  const both = await Promise.all(['9712', '9713'].map((number) => issue(number, '中選綜字第1153057778號')));
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
  assert.equal(both.find(({ status }) => status !== 200)?.json.code, 'case.guard-failed');
});

test('the stored text of a letter is never changed', async () => {
  const { db } = world.parts;
  const row = { case_number: '9701', n: 1 };
  await assert.rejects(db.updateTable('letter').set({ text: '' }).where('case_number', '=', '9701').execute());
  await assert.rejects(db.deleteFrom('letter').where('case_number', '=', row.case_number).execute());
});

test('a term waits for its letter, and the list says which letter and which term', async () => {
  const number = '9703';
  const officer = await drafted(number);
  await act(officer, number, 'file-proposal', { electorate: 100, proposersFiled: 5 });
  await act(officer, number, 'accept-proposal', { mattersConsulted: true });
  await act(officer, number, 'begin-proposer-check');
  await act(officer, number, 'record-proposer-check', { valid: 5, struckOut: 0 });
  await act(officer, number, 'request-opinion', { agency: '示範部' });
  await act(officer, number, 'notify-to-collect');
  const rows = async () => {
    const { json } = await officer.must(officer.get(`/api/commission/cases/${number}/letters`));
    return (json.letters as { name: string; starts: object | null }[]).filter(({ starts }) => starts !== null);
  };
  const opinion = { length: 45, unit: 'days', article: 'Act Art. 10(8)' };
  const collect = { length: 10, unit: 'days', article: 'Act Art. 10(9)' };
  assert.deepEqual(
    (await rows()).map(({ name, starts }) => [name, starts]),
    [
      ['opinion-request', opinion],
      ['collection-notice', collect],
    ],
  );
  await serveLetter(officer, number, 'collection-notice', TODAY);
  assert.deepEqual(
    (await rows()).map(({ name }) => name),
    ['opinion-request'],
  );
  const { state } = await loadCase(world.parts.db, number);
  assert.equal(state.term?.lastDay, '2026-12-03');
});

test('everyone reads announcements once they are issued, and no other letter', async () => {
  const number = '9704';
  const officer = await drafted(number);
  const visitor = new Visitor(world.app);
  await act(officer, number, 'file-proposal', { electorate: 100, proposersFiled: 5 });
  await act(officer, number, 'accept-proposal', { mattersConsulted: true });
  const closed = { closedOn: '2027-01-22', until: '2027-01-23', reasons: '颱風。' };
  await act(officer, number, 'extend-term', closed);
  const list = async () => (await visitor.must(visitor.get(`/api/cases/${number}/announcements`))).json.announcements;
  assert.deepEqual(await list(), []);
  const { n } = await letterOf(officer, number, 'extension-announcement');
  const file = `/api/cases/${number}/announcements/${n}`;
  assert.equal((await visitor.get(`${file}.pdf`)).json.code, 'letter.unknown');
  await issueLetter(officer, number, 'extension-announcement');
  assert.deepEqual(
    (await list()).map(({ name, issuedOn }: { name: string; issuedOn: string }) => [name, issuedOn]),
    [['extension-announcement', TODAY]],
  );
  assert.equal((await visitor.get(`${file}.pdf`)).headers['content-type'], 'application/pdf');
  assert.match(text((await visitor.get(`${file}.txt`)).bytes), /期間末日延長至中華民國116年1月23日/);
  const accepted = await issueLetter(officer, number, 'proposal-accepted');
  for (const kind of ['pdf', 'txt'])
    assert.equal(
      (await visitor.get(`/api/cases/${number}/announcements/${accepted}.${kind}`)).json.code,
      'letter.unknown',
    );
  assert.equal((await visitor.get(`/api/commission/cases/${number}/letters/${accepted}.pdf`)).status, 401);
  assert.equal((await visitor.get(`/api/cases/9799/announcements`)).json.code, 'case.unknown');
});

test('the lead reads the letters to her, and prints the form that she has collected; nothing of another case', async () => {
  const number = '9705';
  const { officer, authenticationCode } = await collectCase(world, number);
  await issueLetter(officer, number, 'roster-format');
  const request = await issueLetter(officer, number, 'proposer-check-request');
  const lead = await logInAs(world, { role: 'lead', card: world.lead, caseNumber: number, authenticationCode });
  const { json } = await lead.must(lead.get('/api/lead/letters'));
  const names = json.letters.map(({ name }: { name: string }) => name);
  assert.deepEqual(names, ['collection-notice', 'roster-format']);
  assert.equal(
    (await lead.get(`/api/lead/letters/${json.letters[0].n}.pdf`)).headers['content-type'],
    'application/pdf',
  );
  assert.equal((await lead.get(`/api/lead/letters/${request}.pdf`)).json.code, 'letter.unknown');
  const form = await lead.get(`/api/lead/roster.pdf?kind=signer&county=${encodeURIComponent('新北市')}`);
  assert.equal(form.headers['content-type'], 'application/pdf');
  const wrong = await lead.get(`/api/lead/roster.pdf?kind=signer&county=${encodeURIComponent('新北')}`);
  assert.deepEqual([wrong.status, wrong.json.detail], [400, { at: '/county' }]);
  assert.equal((await lead.get('/api/lead/roster.pdf')).status, 400);
  assert.equal((await lead.get(`/api/commission/cases/${number}/letters`)).status, 403);
  for (const path of ['undertaking.pdf', 'roster.pdf?kind=proposer'])
    assert.equal(
      (await officer.get(`/api/commission/cases/${number}/${path}`)).headers['content-type'],
      'application/pdf',
    );
});
