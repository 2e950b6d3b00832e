export { fixtureManifest, fixturePlan, fixtureSealKey, fixtureSeed, LOG_SECRET } from './log.ts';
