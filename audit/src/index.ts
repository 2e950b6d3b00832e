export { runRegistryActs } from './registry-acts/main.ts';
export { openBundleFolder } from './verify/bundle-folder.ts';
export { runVerify, type VerifyIo } from './verify/main.ts';
