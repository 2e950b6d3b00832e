import type { Check } from '../check.ts';
import { v16ClientReleases, v17Records, v18Tags } from './not-in-this-path.ts';
import { v01Index } from './v01-index.ts';
import { v02Manifest } from './v02-manifest.ts';
import { v03LeafZero } from './v03-leaf-zero.ts';
import { v04CheckpointSignatures } from './v04-checkpoint-signatures.ts';
import { v05Witnesses } from './v05-witnesses.ts';
import { v06Tiles } from './v06-tiles.ts';
import { v07Consistency } from './v07-consistency.ts';
import { v08Metronome } from './v08-metronome.ts';
import { v09Filing } from './v09-filing.ts';
import { v10Release } from './v10-release.ts';
import { v11Verdict } from './v11-verdict.ts';
import { v12Totals } from './v12-totals.ts';
import { v13Receipts } from './v13-receipts.ts';
import { v14Refusals } from './v14-refusals.ts';
import { v15Destruction } from './v15-destruction.ts';
import { v19Rounds } from './v19-rounds.ts';

/** All checks in the order of their numbers, which is the order of the report. */
export const CHECKS: readonly Check[] = [
  v01Index,
  v02Manifest,
  v03LeafZero,
  v04CheckpointSignatures,
  v05Witnesses,
  v06Tiles,
  v07Consistency,
  v08Metronome,
  v09Filing,
  v10Release,
  v11Verdict,
  v12Totals,
  v13Receipts,
  v14Refusals,
  v15Destruction,
  v16ClientReleases,
  v17Records,
  v18Tags,
  v19Rounds,
];
