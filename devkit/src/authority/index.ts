export { type DemoAuthorities, demoTrust, deriveDemoAuthorities } from './demo-authorities.ts';
export { type CastMember, type CastRole, castMember } from './demo-cast.ts';
export { DEMO_TRUST_FILE } from './trust-file.ts';
