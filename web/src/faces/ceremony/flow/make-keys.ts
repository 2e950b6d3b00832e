import {
  deriveLogKeys,
  encodeUnsealingCode,
  encodeWrap,
  groupUnsealingCode,
  makeWrap,
  newUnsealingCode,
  sealMaster,
  type WrapFile,
} from '@lianshu/core/crypto';
import {
  encodeManifest,
  type Manifest,
  type ManifestPlan,
  manifestHash,
  manifestOfPlan,
  parseManifest,
} from '@lianshu/core/manifest';
import type { Primitives, Random } from '@lianshu/core/primitives';
import type { Trust } from '@lianshu/core/trust';
import { type Answer, failed, good } from '../../../api/index.ts';
import type { LeadCard } from './read-lead-card.ts';

/** A ceremony under way. It holds the unsealing code, never the master: that is forgotten as soon as it is wrapped. */
export interface Ceremony {
  /** 17 bytes; in this object and on the printed sheets, nowhere else. */
  readonly code: Uint8Array;
  readonly wrap: WrapFile;
  /** What is sent and kept: its SHA-256 stands in the manifest. */
  readonly wrapBytes: Uint8Array;
  readonly manifest: Manifest;
  /** M, 32 bytes. */
  readonly manifestHash: Uint8Array;
}

/**
 * Draws master and code, wraps the master for the card (bare and as CMS) and for the registry, and builds the manifest.
 * Everything secret but the code is overwritten before it returns; what remains in memory that a program cannot reach is
 * the reason why this runs on the lead's own computer. `manifest.shape` when the plan could not stand in a manifest.
 */
export function makeKeys(
  p: Primitives,
  random: Random,
  trust: Trust,
  plan: ManifestPlan,
  card: LeadCard,
  now: number,
): Answer<Ceremony> {
  const master = random(32);
  const keys = deriveLogKeys(p, master);
  const code = newUnsealingCode(random);
  const inner = sealMaster(p, master, code, random(12));
  const input = {
    log: plan.log,
    inner,
    seedCount: keys.seedCount,
    encryptionCertificate: card.encryption,
    registrySeal: trust.registry.seal,
  };
  const wrap = makeWrap(p, input, random);
  const wrapBytes = encodeWrap(wrap);
  for (const secret of [master, inner, keys.seedOpen, keys.seedCount]) secret.fill(0);
  try {
    const lead = {
      open: keys.open,
      count: keys.count,
      wrapSha256: p.sha256(wrapBytes),
      leadSigningCertSha256: p.sha256(card.signing.der),
    };
    const manifest = manifestOfPlan(p, plan, lead, trust.registry, now);
    // Read back what will be signed: a plan that no reader would accept is found before a sheet is printed.
    parseManifest(encodeManifest(manifest));
    return good({ code, wrap, wrapBytes, manifest, manifestHash: manifestHash(p, manifest) });
  } catch {
    return failed('manifest.shape');
  }
}

/**
 * The same ceremony with a manifest made now: printing and typing may take long, and the commission takes no manifest that
 * is more than an hour old. Keys, wrap and code stay what they are; the code is a copy, so that the old one can be forgotten.
 */
export function dateManifest(p: Primitives, ceremony: Ceremony, now: number): Ceremony {
  const manifest = { ...ceremony.manifest, createdAt: now };
  return { ...ceremony, code: ceremony.code.slice(), manifest, manifestHash: manifestHash(p, manifest) };
}

/** The groups of the printed code, five of five or six characters. */
export function codeGroups(code: Uint8Array): readonly string[] {
  return groupUnsealingCode(encodeUnsealingCode(code)).split('-');
}

/** Forgets the code: for the moment when the sheets are proven and the ceremony is over or given up. */
export function forget(ceremony: Ceremony): void {
  ceremony.code.fill(0);
}
