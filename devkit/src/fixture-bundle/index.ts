export {
  type Changes,
  EXTENDED_CARD,
  type FixtureBundle,
  fixtureBundle,
  type Kind,
  LONG_LOG,
  OTHER_CARD,
  OTHER_SECRET,
  readerOf,
  SECRETS,
  SHORT_LOG,
  TRUST,
} from './bundle.ts';
export { firstRoundOf, previousOf, supplementBundle } from './supplement.ts';
