export {
  ANNOUNCEMENT_FORMAT,
  type Announcement,
  type AnnouncementClaim,
  type Decision,
  encodeAnnouncement,
  parseAnnouncement,
  signAnnouncement,
  validSignatures,
  verifyAnnouncement,
} from './announcement.ts';
export { assembleBundle, type BundleParts, MAX_CHECKPOINTS, sampleEvenly, withIndex } from './assemble-bundle.ts';
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
  REQUIRED_FILES,
  sizeOfCheckpointPath,
} from './bundle-path.ts';
export { COVER_FORMAT, type CoverRecord, encodeCover, parseCover } from './cover.ts';
