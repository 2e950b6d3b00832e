import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { wallClock } from '@lianshu/platform';
import type { Card } from '../devkit/src/card/index.ts';
import {
  type Hit,
  type Needle,
  type NeedleSearch,
  spellingsOfBytes,
  spellingsOfText,
} from '../devkit/src/leaks/index.ts';
import { CASE_20 } from '../devkit/src/seed/published-cases.ts';
import { createPeople } from '../devkit/src/world/people.ts';
import { openPetition, seatOfficer } from '../devkit/src/world/petition.ts';
import { openLog, preparePost, sendPostAs, signOnce } from '../devkit/src/world/signer-acts.ts';
import { visitorApi } from '../devkit/src/world/visitor.ts';
import { startWorld, type World } from '../devkit/src/world/world.ts';

/** A log that many have signed, some twice, some with cards that are refused; and every line the server logged meanwhile. */
export interface SignedScene {
  readonly world: World;
  readonly lines: readonly string[];
  /** Cards that were presented. */
  readonly cards: readonly Card[];
}

const REFUSED = ['expired', 'revoked', 'foreign-issuer', 'mobile', 'not-natural-person'] as const;

/** Plays the signing with the most talkative logging there is. */
export async function playSigning(folder: string, databaseUrl?: string): Promise<SignedScene> {
  const now = wallClock;
  const people = createPeople({ presses: 24, registered: 500, now: now() });
  const lines: string[] = [];
  const world = await startWorld({
    folder,
    people,
    clock: now,
    logLevel: 'trace',
    logTo: { write: (line) => void lines.push(line) },
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  });
  const officer = await seatOfficer(world, people, now);
  const { mainText, reason, electorate } = CASE_20;
  const draft = { number: '9001', kind: 'policy-initiative', mainText, reason, electorate } as const;
  const { log } = await openPetition(world, officer, people.lead, draft);
  const api = visitorApi(world.server.origin);
  const open = await openLog(api, world.registryDeps.trust, log);
  await Promise.all(people.pressers.map(({ card }) => signOnce({ api, card, now }, open)));
  const refused = REFUSED.map((kind) => people.refusedCard(kind));
  for (const card of refused) await signOnce({ api, card, now }, open);
  for (const { card } of people.pressers.slice(0, 4)) {
    const post = await preparePost({ api, card, now }, open);
    await sendPostAs(api, open, post);
    await sendPostAs(api, open, { ...post, body: post.body.subarray(1) });
    await sendPostAs(api, open, { ...post, cms: post.cms.subarray(0, 400) });
  }
  return { world, lines, cards: [...people.pressers.map(({ card }) => card), ...refused] };
}

/** Two letters would be found by chance in megabytes of ciphertext. */
const MIN_NAME = 3;

/** What must not be found: ID numbers, names, and parts of the certificates that no other certificate has. */
export function needlesOf(cards: readonly Card[]): Needle[] {
  return cards.flatMap((card) => {
    const { idNumber, name } = card.holder;
    const der = card.signing.certificate;
    const { n } = new X509Certificate(der).publicKey.export({ format: 'jwk' });
    const modulus = Buffer.from(n!, 'base64url');
    return [
      { what: 'id number', spellings: spellingsOfText(idNumber) },
      ...([...name].length >= MIN_NAME ? [{ what: 'name', spellings: spellingsOfText(name) }] : []),
      { what: 'certificate serial', spellings: spellingsOfBytes(card.signing.serial) },
      { what: 'subject serial number', spellings: spellingsOfText(card.subjectSerialNumber) },
      { what: 'public key', spellings: spellingsOfBytes(modulus.subarray(0, 48)) },
      { what: 'certificate signature', spellings: spellingsOfBytes(der.subarray(-48)) },
    ];
  });
}

/** The folders of a world that the commission holds; the register is the registry's, the revocation lists are public. */
export const COMMISSION_FOLDERS = ['commission', 'exchange'] as const;

/** Every hit in the files under `folder`, and how many bytes were looked at. */
export function searchFolder(
  search: NeedleSearch,
  folder: string,
): { hits: (Hit & { file: string })[]; bytes: number } {
  let bytes = 0;
  const hits = readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    const path = join(folder, file);
    if (!statSync(path).isFile()) return [];
    const content = readFileSync(path);
    bytes += content.length;
    return search.find(content).map((hit) => ({ ...hit, file }));
  });
  return { hits, bytes };
}
