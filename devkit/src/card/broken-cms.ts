import { createHash } from 'node:crypto';
import { concat, utf8 } from '@lianshu/core/bytes';
import { context, integer, octetString, oid, sequence, tlv } from '../pki/der.ts';
import { nodeAt, readNodes } from '../pki/der-node.ts';
import { OID } from '../pki/oids.ts';
import type { Card } from './card.ts';
import { attribute, encodeSignedCms, type SignedCmsFields } from './signed-cms.ts';

/**
 * Signed messages that must be refused, one fault each, by the name of the fault. Every one is otherwise what `card`
 * would have made of `content`, so a test that sees the wrong refusal sees a missing check.
 */
export const BROKEN_CMS = {
  'trailing-bytes': (card, content) => concat(signWith(card, content), Uint8Array.of(0)),
  truncated: (card, content) => signWith(card, content).slice(0, -1),
  'sha1-digest': (card, content) => signWith(card, content, { digest: 'SHA1' }),
  'encryption-certificate': (card, content) => {
    const { key, certificate } = card.encryption!;
    const certificates = [certificate, card.issuer.certificate];
    return signWith(card, content, { key, signerCertificate: certificate, certificates });
  },
  'swapped-content': (card, content) => signWith(card, content, { carriedContent: concat(content, utf8('\n')) }),
  'wrong-signature': (card, content) => {
    const cms = signWith(card, content);
    cms[cms.length - 1]! ^= 1;
    return cms;
  },
  'wrong-key': (card, content) => signWith(card, content, { key: card.encryption!.key }),
  'two-signers': (card, content) => signWith(card, content, { signers: 2 }),
  'no-signer': (card, content) => signWith(card, content, { signers: 0 }),
  'no-signed-attributes': (card, content) => signWith(card, content, { withoutAttributes: true }),
  'unsorted-attributes': (card, content) => signWith(card, content, { attributesUnsorted: true }),
  'two-digests': (card, content) => {
    const digest = createHash('sha256').update(content).digest();
    return signWith(card, content, { extraAttributes: [attribute(OID.messageDigest, octetString(digest))] });
  },
  'two-content-types': (card, content) =>
    signWith(card, content, { extraAttributes: [attribute(OID.contentType, oid(OID.data))] }),
  detached: (card, content) => signWith(card, content, { detached: true }),
  'no-certificate': (card, content) => signWith(card, content, { certificates: [] }),
  'issuer-certificate-alone': (card, content) => signWith(card, content, { certificates: [card.issuer.certificate] }),
  'long-form-length': (card, content) => {
    const parts = nodeAt(signWith(card, content)).content;
    const length = Uint8Array.of(0x84, 0, 0, parts.length >> 8, parts.length & 0xff);
    return concat(Uint8Array.of(0x30), length, parts);
  },
  'indefinite-length': (card, content) =>
    concat(Uint8Array.of(0x30, 0x80), nodeAt(signWith(card, content)).content, Uint8Array.of(0, 0)),
  'not-signed-data': (card, content) => {
    const [, body] = readNodes(nodeAt(signWith(card, content)).content);
    return sequence(oid(OID.envelopedData), body!.encoded);
  },
  'not-cms': (_card, content) => sequence(oid(OID.data), context(0, octetString(content))),
  'version-9': (card, content) => {
    const [, ...rest] = readNodes(nodeAt(signWith(card, content), 1, 0).content);
    const signedData = sequence(integer(9), ...rest.map(({ encoded }) => encoded));
    return sequence(oid(OID.signedData), context(0, signedData));
  },
  'constructed-content': (card, content) => {
    const [version, digests, , ...rest] = readNodes(nodeAt(signWith(card, content), 1, 0).content);
    const split = tlv(0x24, octetString(content.subarray(0, 5)), octetString(content.subarray(5)));
    const carried = sequence(oid(OID.data), context(0, split));
    const parts = [version!.encoded, digests!.encoded, carried, ...rest.map(({ encoded }) => encoded)];
    return sequence(oid(OID.signedData), context(0, sequence(...parts)));
  },
} as const satisfies Record<string, (card: Card, content: Uint8Array) => Uint8Array>;

export type BrokenCms = keyof typeof BROKEN_CMS;

/** A signed message with the named fault; `card` must have an encryption pair for the faults that use it. */
export function makeBrokenCms(fault: BrokenCms, card: Card, content: Uint8Array): Uint8Array {
  return BROKEN_CMS[fault](card, content);
}

/** A message of `card` over `content` with any field changed: for faults that are not in the table. */
export function signWith(card: Card, content: Uint8Array, changes: Partial<SignedCmsFields> = {}): Uint8Array {
  const { key, certificate } = card.signing;
  return encodeSignedCms({
    content,
    digest: 'SHA256',
    key,
    signerCertificate: certificate,
    certificates: [certificate, card.issuer.certificate],
    signingTime: undefined,
    ...changes,
  });
}
