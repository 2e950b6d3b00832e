import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHex } from '@lianshu/core/bytes';
import {
  checkSignerCertificate,
  createRevocationLookup,
  type PinnedIssuer,
  parseCertificate,
  parseCrl,
  pinIssuer,
} from '@lianshu/core/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import type { Generation } from '../pki/certificate-authority.ts';
import { createDemoPki } from '../pki/demo-pki.ts';
import { openssl, WITHOUT_OPENSSL } from '../pki/openssl.testing.ts';
import { issueRevocationList } from '../pki/revocation-list.ts';
import { type Card, issueCard, revokedSerials } from './card.ts';
import { CARD_ANSWERS } from './card-answers.ts';
import { CARD_KINDS, type CardKind } from './card-kind.ts';

const pki = createDemoPki();
const GENERATIONS: readonly Generation[] = ['G2', 'G3'];
const AT = Date.UTC(2026, 10, 23, 2);
const DAY_MS = 86_400_000;
const kinds = Object.keys(CARD_KINDS) as CardKind[];
const cards = GENERATIONS.flatMap((generation) =>
  kinds.map((kind) => issueCard(pki, { idNumber: 'A123456789', name: '示範𡍼一' }, { kind, generation })),
);

const issuers: readonly PinnedIssuer[] = GENERATIONS.map((generation) => {
  const { certificate, notBefore, notAfter } = pki.issuer(generation);
  return pinIssuer({ generation, certificate, notBefore, notAfter });
});
const lists = GENERATIONS.map((generation) =>
  parseCrl(
    p,
    issueRevocationList(pki.issuer(generation), {
      thisUpdate: AT - DAY_MS,
      nextUpdate: AT + DAY_MS,
      number: 2026112201,
      revoked: revokedSerials(cards, generation),
    }),
  ),
);
const revocations = createRevocationLookup(p, issuers, lists);

function judge(card: Card, use: 'sign' | 'encrypt', der: Uint8Array): string {
  if (!revocations.ok) return revocations.code;
  const result = checkSignerCertificate(p, parseCertificate(der), {
    issuers,
    at: AT,
    revocations: revocations.value,
    use,
  });
  if (result.ok) assert.equal(result.value.idTail, card.holder.idNumber.slice(-4));
  return result.ok ? 'accepted' : result.code;
}

test('core gives each kind of card of both generations its own answer', () => {
  for (const card of cards) {
    assert.equal(
      judge(card, 'sign', card.signing.certificate),
      CARD_ANSWERS[card.kind],
      `${card.kind} ${card.generation}`,
    );
  }
  assert.equal(cards.length, 26);
});

test('core accepts an encryption certificate to encrypt and not to sign', () => {
  for (const card of cards.filter(({ kind }) => kind === 'good')) {
    assert.equal(judge(card, 'encrypt', card.encryption!.certificate), 'accepted');
    assert.equal(judge(card, 'sign', card.encryption!.certificate), 'certificate.encryption-used-to-sign');
    assert.equal(judge(card, 'encrypt', card.signing.certificate), 'certificate.key-usage');
  }
});

test('openssl and core read the same from every certificate', { skip: WITHOUT_OPENSSL }, () => {
  const authorities = [...GENERATIONS.map((generation) => pki.issuer(generation)), pki.rogue()];
  const all = [
    ...authorities.map(({ certificate }) => certificate),
    ...cards.flatMap((card) => [card.signing, card.encryption].flatMap((pair) => pair?.certificate ?? [])),
  ];
  for (const der of all) {
    const ours = parseCertificate(der);
    const wanted = ['-serial', '-dates', '-subject', '-modulus', '-ext', 'subjectKeyIdentifier,authorityKeyIdentifier'];
    const names = ['-nameopt', 'utf8,sep_comma_plus', '-dateopt', 'iso_8601'];
    const { out } = openssl(['x509', '-inform', 'DER', '-in', 'c.der', '-noout', ...wanted, ...names], {
      'c.der': der,
    });
    const field = (pattern: RegExp): string => pattern.exec(out)?.[1] ?? `no ${pattern}`;
    const colons = (bytes: Uint8Array | undefined): string =>
      toHex(bytes!)
        .toUpperCase()
        .replace(/..(?=.)/g, '$&:');
    const iso = (at: number): string => new Date(at).toISOString().replace('T', ' ').replace('.000', '');
    assert.equal(field(/serial=(\w+)/), toHex(ours.serial).toUpperCase());
    assert.equal(field(/notBefore=(.*)/), iso(ours.notBefore));
    assert.equal(field(/notAfter=(.*)/), iso(ours.notAfter));
    assert.equal(field(/Modulus=(\w+)/), toHex(ours.publicKey.modulus).toUpperCase());
    assert.equal(field(/Subject Key Identifier: \n\s+([0-9A-F:]+)/), colons(ours.ski));
    assert.equal(field(/Authority Key Identifier: \n\s+([0-9A-F:]+)/), colons(ours.aki));
    if (ours.isCa) continue;
    assert.equal(field(/subject=(.*)/), `C=TW,CN=${ours.subjectCommonName},serialNumber=${ours.subjectSerialNumber}`);
  }
  assert.equal(all.length, 3 + 26 + 24);
});
