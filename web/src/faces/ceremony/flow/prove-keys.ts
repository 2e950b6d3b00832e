import { equalBytes } from '@lianshu/core/bytes';
import { checkCountKey, checkLogKeys, type LogPublicKeys, openMaster, parseUnsealingCode } from '@lianshu/core/crypto';
import type { Primitives } from '@lianshu/core/primitives';
import { type Answer, failed, good } from '../../../api/index.ts';
import type { CardClient, CipherForm } from '../../../middleware/index.ts';
import { fromCard } from '../../session/card.ts';
import type { Ceremony } from './make-keys.ts';

/** A way back to the keys that the ceremony proves before anything is sent. */
export type ProofPath = 'sheet' | 'pkcs1' | 'cms' | 'count';

/** `unsupported`: the component does not take this form. `wrong`: it answered with something else than was wrapped. */
export type ProofState = 'waiting' | 'proven' | 'unsupported' | 'wrong';

export type Proofs = Readonly<Record<ProofPath, ProofState>>;

export const NO_PROOFS: Proofs = { sheet: 'waiting', pkcs1: 'waiting', cms: 'waiting', count: 'waiting' };

/**
 * Enough to go on: the sheet was read back, the card opens the master in at least one stored form and the count key, and
 * no path gave something wrong.
 */
export function areProven(proofs: Proofs): boolean {
  return (
    proofs.sheet === 'proven' &&
    proofs.count === 'proven' &&
    (proofs.pkcs1 === 'proven' || proofs.cms === 'proven') &&
    proofs.pkcs1 !== 'wrong' &&
    proofs.cms !== 'wrong'
  );
}

/** What the lead typed from paper against the code of this ceremony. Problems: `code.malformed`, `code.wrong`. */
export function proveSheet(p: Primitives, ceremony: Ceremony, typed: string): Answer<true> {
  let code: Uint8Array;
  try {
    code = parseUnsealingCode(typed);
  } catch {
    return failed('code.malformed');
  }
  return equalBytes(p.sha256(code), p.sha256(ceremony.code)) ? good(true) : failed('code.wrong');
}

/** The faults by which a component says that it does not know a form of ciphertext (moica §1.6). */
const UNSUPPORTED = [
  'card.decrypt-type',
  'card.decrypt-format',
  'card.wrong-type',
  'card.unsupported-method',
  'card.parameter-error',
];

/** Where one card proof ends: its state, or a problem that says nothing about the path (wrong PIN, window closed). */
export async function proveByCard(
  p: Primitives,
  card: CardClient,
  ceremony: Ceremony,
  path: CipherForm | 'count',
  pin: string,
  slot: string,
): Promise<Answer<ProofState>> {
  const { wrap, code, manifest } = ceremony;
  const form = path === 'count' ? 'pkcs1' : path;
  const ciphertext = path === 'count' ? wrap.countPkcs1 : wrap[path];
  const opened = fromCard(await card.decryptData({ ciphertext, form, pin, slot }));
  if (!opened.ok) return UNSUPPORTED.includes(opened.problem.code) ? good('unsupported') : opened;
  const plain = opened.value;
  const proven =
    path === 'count' ? checkCountKey(p, plain, manifest.keys).ok : provesMaster(p, plain, code, manifest.keys);
  plain.fill(0);
  return good(proven ? 'proven' : 'wrong');
}

function provesMaster(p: Primitives, inner: Uint8Array, code: Uint8Array, expected: LogPublicKeys): boolean {
  const master = openMaster(p, inner, code);
  if (master === undefined) return false;
  const keys = checkLogKeys(p, master, expected);
  master.fill(0);
  if (!keys.ok) return false;
  keys.value.seedOpen.fill(0);
  keys.value.seedCount.fill(0);
  return true;
}
