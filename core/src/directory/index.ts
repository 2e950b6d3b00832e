export { checkLink, type LinkKind, type LinkVerdict, MAX_LINK } from './check-link.ts';
export {
  casePage,
  compareListed,
  DIRECTORY_FAULTS,
  DIRECTORY_FORMAT,
  DIRECTORY_LIFETIME_MS,
  type Directory,
  type DirectoryContext,
  type DirectoryFault,
  encodeDirectory,
  LISTED_STATES,
  type ListedCase,
  type ListedState,
  logOfListed,
  parseDirectory,
  type SignedDirectory,
  signDirectory,
  verifyDirectory,
} from './directory.ts';
export { ADDRESS_TRICKS, type AddressTrick } from './read-address.ts';
