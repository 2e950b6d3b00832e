import type { RunningDemo } from './run-start.ts';

/** Where to go and who to be. */
export function welcome({
  origin,
  registryOrigin,
  leadOrigin,
  simulatorOrigin,
  seeded,
  officers,
  registryOfficers,
}: Omit<RunningDemo, 'close'>): string {
  const { open, ceremony, finished, review, counter, pilot } = seeded;
  return `
示範 DEMO: synthetic people, cards and keys. Not an official site; nothing signed here has any effect.

  Public pages 公開網站            ${origin}/
  Card reader 模擬讀卡機           ${simulatorOrigin}/       choose whose card is in the reader; PIN 123456
  Commission 中選會               ${origin}/commission
  Auditor 稽核                    ${origin}/auditor
  Household authority 戶政         ${registryOrigin}/registry
  Lead's own tool 領銜人工具        ${leadOrigin}/ceremony
  Lead's progress 領銜人進度        ${origin}/lead

Be a signer 連署人 of case ${open.number}
  1. At the card reader choose a card marked 連署人, and note the ID number beside it.
  2. Open the signing link:  ${open.link}
  3. Follow the page; the PIN is 123456. Keep the receipt.

Be the lead 領銜人
  Case ${open.number}, collecting signatures: authentication code ${open.authenticationCode}
    unsealing code ${open.unsealingCode}
  Case ${ceremony.number}, waiting for its key ceremony (the second lead's card): authentication code ${ceremony.authenticationCode}
${pilotLines(pilot)}
Be the commission: choose the card of one of its officers and sign in. Dangerous acts ask for the card again.
${officers.map(({ roleName, name }) => `  ${roleName}: ${name}`).join('\n')}
  Each office has its own acts; the auditor enters none and reads the acts log. Case ${review.number} waits for review.
${counterLines(counter)}
Be the household authority: choose the card of one of its officers and sign in at ${registryOrigin}/registry
${registryOfficers.map(({ roleName, name }) => `  ${roleName}: ${name}`).join('\n')}
  A clerk starts a check, a reviewer sees unlike names, the head signs a manifest, returns a result and destroys, with the card again.

Case ${finished.number} is decided and published:
  npm run -s verify -- ${bundleFolder(origin, finished.log)}

Stop with Ctrl-C.
`;
}

function bundleFolder(origin: string, log: string): string {
  return `data/start-${new URL(origin).port}/commission/bundles/${log}`;
}

function counterLines(counter: RunningDemo['seeded']['counter']): string {
  if (counter === undefined) return '';
  return `  In case ${counter.number} the second lead is expected at the counter: her card is tried there, and two of hers will not do.
`;
}

function pilotLines(pilot: RunningDemo['seeded']['pilot']): string {
  if (pilot === undefined) return '';
  return `  Pilot ${pilot.number} (試辦, without legal effect): authentication code ${pilot.authenticationCode}
    signing link ${pilot.link}
`;
}
