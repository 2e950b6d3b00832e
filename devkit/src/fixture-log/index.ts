export { fixtureManifest, fixtureSealKey, fixtureSeed, LOG_SECRET } from './log.ts';
