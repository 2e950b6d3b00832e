import { concat, fromBase64url, fromUtf8, toBase64url, utf8 } from '@lianshu/core/bytes';
import type { CredentialVerifier } from '@lianshu/core/credential';
import { accept, ParseError, refuse } from '@lianshu/core/errors';
import { encodeCanonical, Fields, parseCanonical } from '@lianshu/core/json';
import { nodePrimitives } from '@lianshu/platform';
import { seededBytes } from '../pki/index.ts';

/** Begins every document of the test credential, so that it is no DER and no card's. */
const MAGIC = utf8('TEST-EID1\n');
const ISSUER_SEED = seededBytes('test eid issuer', 32);
const ISSUER = nodePrimitives.ed25519Public(ISSUER_SEED);
const ISSUER_NAME = utf8('test eid issuer');

export interface TestEidHolder {
  readonly idNumber: string;
  readonly name: string;
}

const keyOf = (idNumber: string) => seededBytes(`test eid ${idNumber}`, 32);

/** A document of another form than any card's: JSON with two Ed25519 signatures, the issuer's over the holder, hers over the content. */
export function signWithTestEid({ idNumber, name }: TestEidHolder, content: Uint8Array, origin?: string): Uint8Array {
  const p = nodePrimitives;
  const seed = keyOf(idNumber);
  const holder = encodeCanonical({
    key: toBase64url(p.ed25519Public(seed)),
    name,
    number: `eid-${idNumber.slice(1)}`,
    tail: idNumber.slice(-4),
  });
  const tbs = concat(utf8(origin ?? ''), Uint8Array.of(0), content);
  return concat(
    MAGIC,
    encodeCanonical({
      content: toBase64url(content),
      holder: toBase64url(holder),
      issued: toBase64url(p.ed25519Sign(ISSUER_SEED, holder)),
      origin: origin ?? '',
      signature: toBase64url(p.ed25519Sign(seed, tbs)),
    }),
  );
}

function parse(bytes: Uint8Array) {
  const fields = new Fields(parseCanonical(bytes.subarray(MAGIC.length)), 'eid');
  const document = {
    content: fields.bytes('content'),
    holder: fields.bytes('holder'),
    issued: fields.bytes('issued', 64),
    origin: fields.string('origin', 255),
    signature: fields.bytes('signature', 64),
  };
  fields.end();
  const about = new Fields(parseCanonical(document.holder), 'holder');
  const holder = {
    key: fromBase64url(about.string('key', 43)),
    name: about.string('name', 200),
    number: about.string('number', 40),
    tail: about.string('tail', 4),
  };
  about.end();
  return { ...document, about: holder };
}

/** The verifier of that form, for tests alone: stands for whatever kind the law may name one day. */
export const TEST_EID_VERIFIER: CredentialVerifier = {
  kinds: ['new-eid'],
  takes: (bytes) => fromUtf8Safe(bytes.subarray(0, MAGIC.length)) === fromUtf8(MAGIC),
  read(bytes) {
    let read: ReturnType<typeof parse>;
    try {
      read = parse(bytes);
    } catch (error) {
      if (error instanceof ParseError) return refuse('cms.malformed', { at: error.code });
      throw error;
    }
    const { content, holder, issued, origin, signature, about } = read;
    return accept({
      content,
      judge(p, { admitted }) {
        if (!admitted.includes('new-eid')) return refuse('certificate.unknown-issuer', { kind: 'new-eid' });
        if (!p.ed25519Verify(ISSUER, holder, issued)) return refuse('certificate.issuer-signature');
        const tbs = concat(utf8(origin), Uint8Array.of(0), content);
        if (!p.ed25519Verify(about.key, tbs, signature)) return refuse('cms.signature-invalid');
        return accept({
          kind: 'new-eid',
          content,
          issuerDn: ISSUER_NAME,
          subjectSerial: about.number,
          commonName: about.name,
          idTail: about.tail,
          readOrigin: () => (origin === '' ? undefined : origin),
        });
      },
    });
  },
};

function fromUtf8Safe(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
