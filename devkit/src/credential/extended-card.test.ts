// A card whose certificate was extended (展期): a new certificate over the same key, with the same number in its subject or another.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { card, FILED_ON, population } from '../../../registry/src/check/filing.fixture.ts';
import { signWith } from '../card/index.ts';
import { issueCardCertificate, serialFrom } from '../pki/index.ts';
import { plantPerson } from '../population/index.ts';
import { openDoor } from './gate-to-check.fixture.ts';

const holder = plantPerson(population, 'eligible', 0, FILED_ON).person;
const first = card(holder);

/** Signs with the card's key under its extended certificate. */
function withExtended(subjectSerialNumber: string): (tbs: Uint8Array) => Uint8Array {
  const { key } = first.signing;
  const until = new Date(first.notAfter);
  until.setUTCFullYear(until.getUTCFullYear() + 3);
  const certificate = issueCardCertificate(first.issuer, {
    serial: serialFrom(`extended ${subjectSerialNumber}`),
    commonName: holder.name,
    subjectSerialNumber,
    idTail: holder.idNumber.slice(-4),
    usage: 'digitalSignature',
    notBefore: first.notBefore,
    notAfter: until.getTime(),
    publicKey: key,
  });
  return (tbs) => signWith(first, tbs, { signerCertificate: certificate, certificates: [certificate] });
}

const withFirst = (tbs: Uint8Array) => signWith(first, tbs, { certificates: [first.signing.certificate] });

test('when the extension keeps the number, the second signing is told that this card has signed', async (t) => {
  const door = await openDoor({});
  t.after(() => door.close());
  const kinds: string[] = [];
  for (const by of [withFirst, withExtended(first.subjectSerialNumber)]) {
    const answer = await door.sign(holder, by);
    assert.ok(answer.ok, JSON.stringify(answer));
    kinds.push(answer.value.kind);
  }
  assert.deepEqual(kinds, ['receipt', 'already-signed']);
  const checked = await door.check([holder]);
  assert.ok(checked.ok, JSON.stringify(checked));
  assert.deepEqual([checked.value.opened, checked.value.accepted], [1, 1]);
});

test('when it gives another number, both records are taken and the check counts the person once', async (t) => {
  const door = await openDoor({});
  t.after(() => door.close());
  for (const by of [withExtended('4504940269002821'), withFirst]) {
    const answer = await door.sign(holder, by);
    assert.ok(answer.ok, JSON.stringify(answer));
    assert.equal(answer.value.kind, 'receipt');
  }
  const checked = await door.check([holder]);
  assert.ok(checked.ok, JSON.stringify(checked));
  const { opened, accepted, struckOutBy } = checked.value;
  assert.deepEqual([opened, accepted, struckOutBy], [2, 1, { 'duplicate-electronic': 1 }]);
});
