import type { IsoDate } from '../calendar/index.ts';
import type { Round, Stage } from '../case/index.ts';
import type { CredentialPolicy } from '../credential/index.ts';

export const MANIFEST_FORMAT = 'lianshu/manifest/v1';

/**
 * 設定書: everything that holds for one log, fixed before it opens and signed by the lead, the commission and the
 * registry. Its hash M stands in every statement and every sealing; it is leaf 0 of the log. Format: docs/specs/manifest.md.
 */
export interface Manifest {
  /** `9001.petition.1`. */
  readonly log: string;
  /** C2SP checkpoint origin of the log. */
  readonly logOrigin: string;
  /** Final root of the log of round 1, when this is the supplement (補提) of a round that had one. */
  readonly previousRoot: Uint8Array | null;
  readonly case: ManifestCase;
  /** First and last day of collecting, in Taipei, both included (Act Art. 12(2)). */
  readonly window: { readonly firstDay: IsoDate; readonly lastDay: IsoDate };
  readonly keys: ManifestKeys;
  readonly registry: ManifestRegistry;
  /** Checkpoint keys: Ed25519 (32) and ML-DSA-44 (1,312). */
  readonly logKeys: { readonly ed25519: Uint8Array; readonly mldsa44: Uint8Array };
  readonly statement: { readonly template: string; readonly sha256: Uint8Array; readonly origin: string };
  readonly record: { readonly plaintextLength: number };
  readonly policies: ManifestPolicies;
  readonly witness: WitnessPolicy;
  /** ms. */
  readonly createdAt: number;
}

export interface ManifestCase {
  readonly number: string;
  readonly stage: Stage;
  readonly round: Round;
  /** 主文. */
  readonly mainText: string;
  readonly mainTextSha256: Uint8Array;
  /** SHA-256 of the 理由書. */
  readonly reasonSha256: Uint8Array;
  /** 提案人之領銜人. */
  readonly leadName: string;
  /** SHA-256 of the DER of the certificate that signs the consent. */
  readonly leadSigningCertSha256: Uint8Array;
}

/** What records are sealed to, and the hash of the wrap file of the ceremony. */
export interface ManifestKeys {
  /** X-Wing, 1,216 bytes. */
  readonly open: Uint8Array;
  /** X25519, 32 bytes. */
  readonly count: Uint8Array;
  readonly wrapSha256: Uint8Array;
}

/** The household authority's keys; must equal the pinned ones, never replace them. */
export interface ManifestRegistry {
  /** X-Wing, 1,216 bytes. */
  readonly seal: Uint8Array;
  /** X25519, 32 bytes. */
  readonly verdict: Uint8Array;
  readonly ed25519: Uint8Array;
}

/** To whom the ID number is disclosed: the lead (regulation Art. 3, 7), or nobody but the registry beside her. */
export type Disclosure = 'lead' | 'lead+registry';

/**
 * Whether a signature must carry the origin of the page that asked for it, signed by the card component
 * (docs/specs/origin-attribute.md): `off` ignores the attribute, `warn` lets a missing one pass and tells of it, `enforce`
 * refuses a missing one. An attribute with another origin is refused under `warn` and `enforce`.
 */
export type OriginAttributePolicy = 'off' | 'warn' | 'enforce';

export type CoverPolicy =
  | { readonly mode: 'off'; readonly poolMs: number; readonly padTo: number }
  | {
      readonly mode: 'metronome';
      readonly tickMs: number;
      readonly baseClass: number;
      readonly steps: 'manual' | 'automatic';
    };

export interface ManifestPolicies extends CredentialPolicy {
  readonly disclosure: Disclosure;
  /** The provision that allows `lead+registry`; null exactly under `lead`. */
  readonly disclosureBasis: string | null;
  /** The provision that allows withdrawing a signature; null while none does (forum minutes, ruling of the chair). */
  readonly withdrawal: string | null;
  readonly cover: CoverPolicy;
  /** 試辦: without legal effect, and every statement says so. */
  readonly pilot: boolean;
  readonly originAttribute: OriginAttributePolicy;
  /** Whether the statutory roster (電磁紀錄) is made after the filing; excluded under `lead+registry`. */
  readonly rosterFile: boolean;
}

export type WitnessPolicy =
  | { readonly policy: 'none' }
  | { readonly policy: 'quorum'; readonly threshold: number; readonly vkeys: readonly string[] };
