import { equalBytes, utf8 } from '@lianshu/core/bytes';
import { Fields } from '@lianshu/core/json';
import { manifestEntry, readPinFragment } from '@lianshu/core/manifest';
import { purePrimitives as p } from '@lianshu/core/primitives';
import { leafHash } from '@lianshu/core/tlog';
import { type Answer, failed, fromJson, getJson, good } from '../../api/index.ts';
import { type Config, loadConfig } from '../../app/config.ts';
import { pinnedTrust } from '../../app/pinned-trust.ts';
import { type SigningNow, signingNowFrom } from '../../cases/case-view.ts';
import { fetchLogAt, loadManifest, type OpenManifest, proveInLog } from '../../log/index.ts';

/** All that the signing page shows before she does anything, verified. */
export interface Signing {
  readonly open: OpenManifest;
  readonly config: Config;
  readonly state: 'open' | 'held' | 'closed';
  readonly hasPin: boolean;
  /** 理由書; undefined when not offered, `other` when it is not the one that was signed. */
  readonly reason: string | 'other' | undefined;
  /** What the commission says of signing in this round now; null when it collects in another or none, or is not known. It is not proven, and decides nothing. */
  readonly now: SigningNow | null;
}

function pinOf(hash: string): Answer<Uint8Array | undefined> {
  try {
    return good(readPinFragment(hash));
  } catch {
    return failed('manifest.hash-mismatch');
  }
}

async function loadState(log: string): Promise<Answer<Signing['state']>> {
  return fromJson(await getJson(`/api/logs/${encodeURIComponent(log)}`), (value) => {
    const fields = new Fields(value, 'log');
    if (fields.boolean('open')) return fields.has('held') && fields.boolean('held') ? 'held' : 'open';
    return fields.has('held') && fields.boolean('held') ? 'held' : 'closed';
  });
}

/** The reason is no part of the manifest, its hash is: what does not fit is not shown. */
async function loadCaseOf({ manifest }: OpenManifest): Promise<Pick<Signing, 'reason' | 'now'>> {
  const { number, stage, round, reasonSha256 } = manifest.case;
  const answer = fromJson(await getJson(`/api/cases/${encodeURIComponent(number)}`), (value) => {
    const fields = new Fields(value, 'case');
    return { reason: fields.string('reason', 20_000), now: signingNowFrom(fields) };
  });
  if (!answer.ok) return { reason: undefined, now: null };
  const { reason, now } = answer.value;
  const isThis = now.collecting?.stage === stage && now.collecting.round === round;
  return {
    reason: equalBytes(p.sha256(utf8(reason)), reasonSha256) ? reason : 'other',
    now: isThis ? now : null,
  };
}

/** That the log which is published really begins with this manifest, under its own keys. */
async function proveFirstLeaf({ manifest }: OpenManifest): Promise<Answer<null>> {
  const leaf = leafHash(p, manifestEntry(manifest));
  const proof = await proveInLog(p, manifest, fetchLogAt(manifest.log), { index: 0, leafHash: leaf });
  if (proof.outcome === 'unreachable') return { ok: false, problem: proof.problem };
  return proof.outcome === 'proven' ? good(null) : failed('manifest.hash-mismatch');
}

/** Loads and verifies a signing link. `hash` is the location's, with the pin. */
export async function loadSigning(log: string, hash: string): Promise<Answer<Signing>> {
  const pin = pinOf(hash);
  if (!pin.ok) return pin;
  const [open, config, state] = await Promise.all([
    loadManifest(p, pinnedTrust(), log, pin.value),
    loadConfig(),
    loadState(log),
  ]);
  if (!open.ok) return open;
  if (!config.ok) return config;
  if (!state.ok) return state;
  const [first, ofCase] = await Promise.all([proveFirstLeaf(open.value), loadCaseOf(open.value)]);
  if (!first.ok) return first;
  return good({
    open: open.value,
    config: config.value,
    state: state.value,
    hasPin: pin.value !== undefined,
    ...ofCase,
  });
}
