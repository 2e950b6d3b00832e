export {
  ANNOUNCEMENT_FORMAT,
  type Announcement,
  type AnnouncementClaim,
  type Decision,
  encodeAnnouncement,
  type OtherRecord,
  type OtherRound,
  type PaperFigures,
  parseAnnouncement,
  signAnnouncement,
  validSignatures,
  verifyAnnouncement,
} from './announcement.ts';
export {
  assembleBundle,
  type BundleParts,
  MAX_CHECKPOINTS,
  type PreviousLog,
  sampleEvenly,
  withIndex,
} from './assemble-bundle.ts';
export {
  BUNDLE_FORMAT,
  type BundleFile,
  type BundleIndex,
  bundleFile,
  encodeBundleIndex,
  encodeIndexSignature,
  parseBundleIndex,
  parseIndexSignature,
} from './bundle-index.ts';
export {
  BUNDLE,
  checkpointPath,
  comparePaths,
  isBundlePath,
  PREVIOUS,
  REQUIRED_FILES,
  sizeOfCheckpointPath,
} from './bundle-path.ts';
export { COVER_FORMAT, type CoverRecord, encodeCover, parseCover } from './cover.ts';
