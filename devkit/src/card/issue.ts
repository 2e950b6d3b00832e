// Issues synthetic cards into a folder as PEM files, for trying things by hand with openssl:
//   node devkit/src/card/issue.ts --kind expired --out /tmp/card
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDemoPki } from '../pki/demo-pki.ts';
import { pem } from '../pki/pem.ts';
import { issueRevocationList } from '../pki/revocation-list.ts';
import { createPopulation } from '../population/population.ts';
import { issueCard, revokedSerials } from './card.ts';
import { CARD_KINDS, type CardKind } from './card-kind.ts';

const DAY_MS = 86_400_000;

const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: 'good' },
    generation: { type: 'string' },
    person: { type: 'string', default: '0' },
    out: { type: 'string' },
  },
});
const { kind, generation, out } = values;

if (out === undefined || !isKind(kind) || (generation !== undefined && generation !== 'G2' && generation !== 'G3')) {
  console.error('usage: issue.ts --out FOLDER [--kind KIND] [--generation G2|G3] [--person NUMBER]\n\nkinds:');
  for (const [name, { says }] of Object.entries(CARD_KINDS)) console.error(`  ${name.padEnd(20)}${says}`);
  process.exit(2);
}

const pki = createDemoPki();
const holder = createPopulation({ size: 23_000_000 }).person(Number(values.person));
const card = issueCard(pki, holder, { kind, ...(generation ? { generation } : {}) });
const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
const crl = issueRevocationList(pki.issuer(card.generation), {
  thisUpdate: today,
  nextUpdate: today + 2 * DAY_MS,
  number: Number(new Date(today).toISOString().slice(0, 10).replaceAll('-', '')) * 100 + 1,
  revoked: revokedSerials([card], card.generation),
});
const files: Record<string, string> = {
  'root.pem': pem('CERTIFICATE', pki.root(card.generation).certificate),
  'ca.pem': pem('CERTIFICATE', card.issuer.certificate),
  'crl.pem': pem('X509 CRL', crl),
};
for (const [name, pair] of Object.entries({ signing: card.signing, encryption: card.encryption })) {
  if (!pair) continue;
  files[`${name}.pem`] = pem('CERTIFICATE', pair.certificate);
  files[`${name}-key.pem`] = pair.key.export({ format: 'pem', type: 'pkcs8' }).toString();
}
mkdirSync(out, { recursive: true });
for (const [name, content] of Object.entries(files)) writeFileSync(join(out, name), content, { mode: 0o600 });
console.log(
  JSON.stringify({
    demo: true,
    card: card.id,
    kind,
    generation: card.generation,
    holder: card.holder.name,
    pin: card.pin,
    files: Object.keys(files),
  }),
);

function isKind(text: string): text is CardKind {
  return Object.hasOwn(CARD_KINDS, text);
}
