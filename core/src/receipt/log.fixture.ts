export { fixtureManifest, fixtureSealKey, fixtureSeed, LOG_SECRET } from '@lianshu/devkit/fixture-log';
