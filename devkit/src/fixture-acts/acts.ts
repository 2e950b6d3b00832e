import {
  type Act,
  type ActDetail,
  type ActKind,
  actsLogKey,
  actsOrigin,
  type Before,
  cardName,
  encodeAct,
  encodeBefore,
  encodeExportLine,
} from '@lianshu/core/acts';
import { concat, toBase64url, toHex, utf8 } from '@lianshu/core/bytes';
import { type Command, decide, evolve, type Office, replay } from '@lianshu/core/case';
import { encodeCanonical, type JsonObject, type JsonValue } from '@lianshu/core/json';
import { renderAct, type SignedAct } from '@lianshu/core/statement';
import { appendLeaves, EMPTY_EDGE, leafHash, merkleRoot, signCheckpoint } from '@lianshu/core/tlog';
import { nodePrimitives as p } from '@lianshu/platform';
import { deriveDemoAuthorities } from '../authority/index.ts';
import { issueCard } from '../card/index.ts';
import { createDemoPki, seededBytes } from '../pki/index.ts';

/** 2026-11-23 10:15:00 in Taipei. */
const NOW = Date.UTC(2026, 10, 23, 2, 15);
const HOST = 'localhost';
const { commission } = deriveDemoAuthorities();
const officer = issueCard(createDemoPki(), { idNumber: 'A123456789', name: '示範承辦' });
/** A citizen's card that nobody listed. */
const stranger = issueCard(createDemoPki(), { idNumber: 'A223456781', name: '示範外人' });
const CARD = p.sha256(officer.signing.certificate);

/** What an entry is made of. Hashes, salt and times are made when the export is. */
export interface ActItem {
  readonly actor: Act['actor'];
  readonly office?: Office;
  /** The card of the demo's officer, or another. */
  readonly card?: Uint8Array;
  readonly case?: string;
  /** An event of a case, or an act of another kind. */
  readonly event?: { readonly seq: number; readonly json: JsonObject };
  readonly kind?: ActKind;
  readonly detail?: ActDetail;
  /** Of an act on the register of barred matters. */
  readonly paper?: JsonObject;
  readonly cms?: Uint8Array;
  /** Seconds after the first entry; default the place in the log. */
  readonly second?: number;
}

function actOf(item: ActItem, index: number): Act {
  const { actor, office = null, card, event, kind, detail, cms, second = index } = item;
  const frame = {
    at: NOW + second * 1000,
    actor,
    office,
    officer: card === undefined ? null : cardName(card),
    signature: cms === undefined ? null : p.sha256(cms),
    salt: seededBytes(`fixture-acts/${index}`, 16),
  };
  if (event !== undefined) {
    const name = { seq: event.seq, sha256: p.sha256(encodeCanonical(event.json)) };
    return { ...frame, kind: 'case-event', case: item.case!, event: name, detail: null };
  }
  return { ...frame, kind: kind!, case: item.case ?? null, event: null, detail: detail! };
}

/** What stood there before: lines and the first entry that names them. */
function beginning(before: readonly Before[]): ActItem {
  const root = merkleRoot(
    p,
    before.map((line) => leafHash(p, encodeBefore(line))),
  );
  return {
    actor: 'operator',
    kind: 'acts-begun',
    detail: { before: before.length, beforeRoot: toHex(root) },
  };
}

/** The lines of an export with these entries, its checkpoint signed by the demo's commission. Each ends in LF. */
export function linesOf(items: readonly ActItem[], before: readonly Before[] = []): readonly Uint8Array[] {
  const all = [beginning(before), ...items];
  const acts = all.map(actOf);
  const checkpoint = checkpointOf(acts);
  const lines = [
    encodeExportLine({ line: 'head', checkpoint }),
    ...before.map((one) => encodeExportLine({ line: 'before', before: one })),
    ...acts.map((act, i) => {
      const { event, paper = null, cms = null } = all[i]!;
      return encodeExportLine({ line: 'act', act, event: event?.json ?? null, paper, cms });
    }),
  ];
  return lines.map((line) => concat(line, utf8('\n')));
}

export function exportOf(items: readonly ActItem[], before: readonly Before[] = []): Uint8Array {
  return concat(...linesOf(items, before));
}

function checkpointOf(acts: readonly Act[]): string {
  const leaves = acts.map((act) => leafHash(p, encodeAct(act)));
  const { root } = appendLeaves(p, EMPTY_EDGE, leaves);
  const { origin } = actsLogKey(actsOrigin(HOST), commission.key);
  return signCheckpoint(p, commission.secret, { origin, size: acts.length, root }, acts.at(-1)!.at);
}

/** The checkpoint after each entry, from the first. */
export function actsCheckpoints(items: readonly ActItem[], before: readonly Before[] = []): readonly string[] {
  const acts = [beginning(before), ...items].map(actOf);
  return acts.map((_, i) => checkpointOf(acts.slice(0, i + 1)));
}

/** What a card signs: an act as its statement names it, in the second `index`, by the officer or by somebody who is none. */
export interface Signing {
  readonly act: SignedAct;
  readonly log?: string;
  readonly data: JsonValue;
  readonly index: number;
  readonly by?: 'officer' | 'stranger';
}

/** The item with a card's signature over what it says, in the second of its entry. */
export function signedItem(item: ActItem, { act, log, data, index, by = 'officer' }: Signing): ActItem {
  const signer = by === 'officer' ? officer : stranger;
  const issuedAt = NOW + index * 1000;
  const statement = renderAct({
    office: item.office!,
    caseNumber: item.case!,
    ...(log === undefined ? {} : { log }),
    act,
    dataSha256: p.sha256(encodeCanonical(data)),
    origin: `http://${HOST}:8460`,
    nonce: toBase64url(seededBytes(`fixture-acts/nonce/${index}`, 48)),
    issuedAt,
    expiresAt: issuedAt + 300_000,
  });
  const card = p.sha256(signer.signing.certificate);
  return { ...item, card, cms: signer.sign({ tbs: statement, hash: 'SHA256', type: 'PKCS7' }) };
}

/** The events that follow from commands, each decided where the one before it left the case. */
function eventsOf(
  from: readonly JsonObject[],
  commands: readonly (readonly [second: number, Command])[],
): JsonObject[] {
  let state = replay(from as never);
  return commands.map(([second, command]) => {
    const decided = decide(state, command, NOW + second * 1000);
    if (!decided.ok) throw new Error(`${command.name}: ${decided.code} ${JSON.stringify(decided.detail)}`);
    const [event] = decided.value;
    state = evolve(state, event!);
    return JSON.parse(JSON.stringify(event)) as JsonObject;
  });
}

function draft(number: string): Command {
  const data = {
    number,
    kind: 'policy-initiative',
    mainText: '您是否同意示範？',
    reason: '示範理由。',
    leadName: '示範人',
  };
  return { name: 'draft', by: 'commission', data } as Command;
}

const FILE = { name: 'file-proposal', by: 'lead', data: { electorate: 20_000, proposersFiled: 5 } } as Command;
const NOT_ACCEPT = {
  name: 'not-accept',
  by: 'commission',
  data: { ground: 'papers', reasons: '未附名冊。' },
} as Command;

const intake = { actor: 'commission', office: 'intake', card: CARD } as const;
const item = (number: string, seq: number, json: JsonObject): ActItem => ({
  actor: 'lead',
  case: number,
  event: { seq, json },
});

const [EARLIER_DRAFT] = eventsOf([], [[-86_400, draft('77')]]) as [JsonObject];
const [EARLIER_FILED] = eventsOf([EARLIER_DRAFT], [[9, FILE]]) as [JsonObject];
const [DRAFT_1, FILED_1] = eventsOf(
  [],
  [
    [1, draft('9001')],
    [2, FILE],
  ],
) as [JsonObject, JsonObject];
const [DRAFT_2, FILED_2, REFUSED_2] = eventsOf(
  [],
  [
    [4, draft('9002')],
    [5, FILE],
    [6, NOT_ACCEPT],
  ],
) as [JsonObject, JsonObject, JsonObject];
const PAPERS = { log: '9001.petition.1', manifestSha256: toHex(p.sha256(utf8('fixture'))) };

const ENTERED = {
  kind: 'entered',
  matter: '示範事項',
  source: '示範案',
  binds: 'everyone',
  since: '2026-01-01',
  corrects: null,
  reasons: '',
} as const;

function matter(entry: number, kind: 'matter-entered' | 'matter-struck', paper: JsonObject): ActItem {
  const detail = { entry, actSha256: toHex(p.sha256(encodeCanonical(paper))) };
  return { ...intake, office: 'legal', kind, detail, paper };
}

/** What stands before a log that begins with the officer's acts: her card. */
export const smallBefore: readonly Before[] = [{ officer: cardName(CARD) }];

/** A small log: a draft and its filing. */
export const smallActs: readonly ActItem[] = [{ ...item('9001', 1, DRAFT_1), ...intake }, item('9001', 2, FILED_1)];

/** Each a second after the one before, so that they keep their times when one is left out. */
function inOrder(items: readonly ActItem[]): readonly ActItem[] {
  return items.map((made, i) => ({ ...made, second: i + 1 }));
}

/** Three cases, one from before the log, an officer registered, two acts that the card signed, two on the register of matters. */
export const FIXTURE_ACTS: { readonly before: readonly Before[]; readonly items: readonly ActItem[] } = {
  before: [
    { case: '77', seq: 1, event: EARLIER_DRAFT },
    { log: '77.petition.1', size: 9, root: toHex(p.sha256(utf8('root'))) },
    { officer: cardName(CARD) },
  ],
  items: inOrder([
    ...smallActs,
    { actor: 'operator', kind: 'officer-registered', detail: { card: cardName(CARD), roles: ['intake', 'legal'] } },
    { ...item('9002', 1, DRAFT_2), ...intake },
    item('9002', 2, FILED_2),
    signedItem(
      { ...item('9002', 3, REFUSED_2), ...intake },
      { act: 'not-accept', data: NOT_ACCEPT.data as JsonValue, index: 6 },
    ),
    signedItem(
      { ...intake, case: '9001', kind: 'manifest-countersigned', detail: PAPERS },
      { act: 'countersign', log: PAPERS.log, data: PAPERS, index: 7 },
    ),
    { actor: 'lead', case: '9001', kind: 'log-held', detail: { log: PAPERS.log, until: NOW + 1_800_000 } },
    item('77', 2, EARLIER_FILED),
    matter(1, 'matter-entered', ENTERED),
    matter(2, 'matter-struck', { kind: 'struck', corrects: 1, reasons: '登記錯誤。' }),
  ]),
};
