import { ByteReader, concat, u16, utf8 } from '../bytes/index.ts';
import { opener, sealBase, sealInfo, XWING } from '../crypto/index.ts';
import type { Primitives, Random } from '../primitives/index.ts';
import { ID_LENGTH, recordLayout } from './layout.ts';
import type { LogContext } from './log-context.ts';

/** Who reads the ID number: the lead too, or the registry alone. */
export type Disclosure = 'lead' | 'lead+registry';

const VERSION = 0x01;
const DISCLOSURE_BYTE = { lead: 0x01, 'lead+registry': 0x02 } as const satisfies Record<Disclosure, number>;
const NO_ID = new Uint8Array(ID_LENGTH);
const NONE = new Uint8Array(0);
const ENC = XWING.kem.encLength;
const ID_PATTERN = /^[A-Z0-9]{10}$/;

/** What a signer seals. `z` salts the ID commitment, `receiptPublic` is R of her receipt secret; 32 bytes each. */
export interface RecordFields {
  readonly disclosure: Disclosure;
  readonly idNumber: string;
  readonly z: Uint8Array;
  readonly receiptPublic: Uint8Array;
  readonly cms: Uint8Array;
}

/** What the log key opens. `idNumber` is present under disclosure `lead` only. */
export interface OuterCompartment {
  readonly disclosure: Disclosure;
  readonly idNumber: string | undefined;
  readonly innerEnc: Uint8Array;
  readonly innerCt: Uint8Array;
}

/**
 * Seals a record into a body whose length depends on the length class alone. The ID number must have passed
 * `checkIdNumber`; RangeError if it has another form or the CMS is longer than `recordLayout(…).cmsCapacity`.
 */
export function sealRecord(p: Primitives, context: LogContext, fields: RecordFields, random: Random): Uint8Array {
  const layout = recordLayout(context.plaintextLength);
  const { disclosure, idNumber, z, receiptPublic, cms } = fields;
  if (!ID_PATTERN.test(idNumber)) throw new RangeError('record: ID number form');
  if (z.length !== 32 || receiptPublic.length !== 32) throw new RangeError('record: z and R expect 32 bytes');
  if (cms.length < 1 || cms.length > layout.cmsCapacity) throw new RangeError('record: CMS length');
  const id = utf8(idNumber);
  const toLead = disclosure === 'lead';

  const inner = new Uint8Array(layout.innerPlaintext);
  inner.set(concat(toLead ? NO_ID : id, z, receiptPublic, u16(cms.length), cms));
  const innerInfo = sealInfo('registry compartment', context.manifestHash);
  const innerSealed = sealBase(p, XWING, context.registrySeal, innerInfo, NONE, inner, random(XWING.kem.coinsLength));

  const head = Uint8Array.of(VERSION, DISCLOSURE_BYTE[disclosure]);
  const outer = concat(head, toLead ? id : NO_ID, innerSealed.enc, innerSealed.ct);
  const outerInfo = sealInfo('record', context.manifestHash);
  const sealed = sealBase(p, XWING, context.open, outerInfo, NONE, outer, random(XWING.kem.coinsLength));
  return concat(sealed.enc, sealed.ct);
}

/** An ID number's place: the number, `undefined` for zeros, `false` for anything else. */
function readId(bytes: Uint8Array): string | undefined | false {
  if (bytes.every((byte) => byte === 0)) return undefined;
  const text = String.fromCharCode(...bytes);
  return ID_PATTERN.test(text) ? text : false;
}

/** Opens many bodies of one log with the lead's `seedOpen`. See `openOuter`. */
export function outerOpener(
  p: Primitives,
  seedOpen: Uint8Array,
  context: Pick<LogContext, 'manifestHash' | 'plaintextLength'>,
): (body: Uint8Array) => OuterCompartment | undefined {
  const layout = recordLayout(context.plaintextLength);
  const open = opener(p, XWING, seedOpen, sealInfo('record', context.manifestHash));
  return (body) => {
    if (body.length !== layout.body) return undefined;
    const plaintext = open(body.subarray(0, ENC), NONE, body.subarray(ENC));
    if (plaintext === undefined) return undefined;
    const reader = new ByteReader(plaintext);
    const version = reader.u8();
    const disclosureByte = reader.u8();
    const idNumber = readId(reader.take(ID_LENGTH));
    const disclosure = disclosureByte === 1 ? 'lead' : disclosureByte === 2 ? 'lead+registry' : undefined;
    if (version !== VERSION || disclosure === undefined || idNumber === false) return undefined;
    if ((idNumber !== undefined) !== (disclosure === 'lead')) return undefined;
    return { disclosure, idNumber, innerEnc: reader.take(ENC), innerCt: reader.take(layout.innerCiphertext) };
  };
}

/**
 * The outer compartment, or undefined when the body is no record of this log (a decoy, sealed to another key, or badly
 * formed inside: a hostile client can seal any bytes). The caller must compare `disclosure` with the manifest's policy.
 */
export function openOuter(
  p: Primitives,
  seedOpen: Uint8Array,
  context: Pick<LogContext, 'manifestHash' | 'plaintextLength'>,
  body: Uint8Array,
): OuterCompartment | undefined {
  return outerOpener(p, seedOpen, context)(body);
}

/** Opens many inner compartments of one log with the registry's sealing seed. See `openInner`. */
export function innerOpener(
  p: Primitives,
  registrySeed: Uint8Array,
  context: Pick<LogContext, 'manifestHash'>,
): (outer: OuterCompartment) => RecordFields | undefined {
  const open = opener(p, XWING, registrySeed, sealInfo('registry compartment', context.manifestHash));
  return (outer) => {
    const plaintext = open(outer.innerEnc, NONE, outer.innerCt);
    if (plaintext === undefined) return undefined;
    const reader = new ByteReader(plaintext);
    const innerId = readId(reader.take(ID_LENGTH));
    const z = reader.take(32);
    const receiptPublic = reader.take(32);
    const cmsLength = reader.u16();
    if (innerId === false || cmsLength < 1 || cmsLength > reader.left) return undefined;
    const cms = reader.take(cmsLength);
    if (reader.take(reader.left).some((byte) => byte !== 0)) return undefined;
    const { disclosure, idNumber: outerId } = outer;
    if ((innerId !== undefined) !== (disclosure === 'lead+registry')) return undefined;
    const idNumber = outerId ?? innerId;
    return idNumber === undefined ? undefined : { disclosure, idNumber, z, receiptPublic, cms };
  };
}

/** The whole record, or undefined when the inner compartment does not open or is badly formed. Nothing in it is checked yet. */
export function openInner(
  p: Primitives,
  registrySeed: Uint8Array,
  context: Pick<LogContext, 'manifestHash'>,
  outer: OuterCompartment,
): RecordFields | undefined {
  return innerOpener(p, registrySeed, context)(outer);
}
