import { createRevocationLookup, parseCrl } from '@lianshu/core/pki';
import { nodePrimitives as p } from '@lianshu/platform';
import { pinDemoIssuers } from '../../bench/signing-posts.ts';
import { issueCard, revokedSerials } from '../../card/index.ts';
import { createDemoPki, type Generation, issueRevocationList } from '../../pki/index.ts';
import type { CorpusCase } from './corpus-case.ts';
import { EXPLANATIONS, type Verdicts } from './explained.ts';
import { makeCorpus } from './index.ts';
import { judgeOpenssl } from './judge-openssl.ts';
import { judgeOurs } from './judge-ours.ts';
import { judgePkijs } from './judge-pkijs.ts';

const NOW = Date.UTC(2026, 10, 23, 2);
const DAY_MS = 86_400_000;
const GENERATIONS: readonly Generation[] = ['G2', 'G3'];

export interface Judged extends CorpusCase {
  readonly verdicts: Verdicts;
  /** Our refusal. */
  readonly code: string;
}

/** The whole corpus before the three judges. Takes the openssl program. */
export async function judgeCorpus(): Promise<readonly Judged[]> {
  const pki = createDemoPki();
  const cases = makeCorpus(pki, NOW);
  const lists = GENERATIONS.map((generation) => {
    const card = issueCard(pki, { idNumber: 'A123456789', name: '示範𡍼一' }, { kind: 'revoked', generation });
    const revoked = revokedSerials([card], generation);
    return issueRevocationList(pki.issuer(generation), {
      thisUpdate: NOW - 3_600_000,
      nextUpdate: NOW + DAY_MS,
      number: 1,
      revoked,
    });
  });
  const issuers = pinDemoIssuers(pki);
  const revocations = createRevocationLookup(
    p,
    issuers,
    lists.map((list) => parseCrl(p, list)),
  );
  if (!revocations.ok) throw new Error(revocations.code);
  const context = { issuers, at: NOW, revocations: revocations.value };
  const authorities = GENERATIONS.flatMap((generation) => [
    pki.root(generation).certificate,
    pki.issuer(generation).certificate,
  ]);
  const pinned = { authorities, lists, at: NOW };
  const codes = cases.map((one) => judgeOurs(one, context));
  const [byOpenssl, byPkijs] = await Promise.all([judgeOpenssl(cases, pinned), judgePkijs(cases, pinned)]);
  const letter = (accepts: boolean | undefined) => (accepts ? 'A' : 'r');
  return cases.map((one, i) => {
    const verdicts: Verdicts = `${letter(codes[i] === 'accepted')}${letter(byOpenssl[i])}${letter(byPkijs[i])}`;
    return { ...one, verdicts, code: codes[i]! };
  });
}

export function isAgreed(verdicts: Verdicts): boolean {
  return verdicts === 'AAA' || verdicts === 'rrr';
}

/** The class under which a case is explained: messages by the key of a changed certificate go with the certificate. */
export function explainedClass({ class: name }: Pick<CorpusCase, 'class'>): string {
  return name.replace('message: certificate: ', 'certificate: ');
}

export interface Disagreement {
  readonly class: string;
  readonly verdicts: Verdicts;
  readonly count: number;
  /** Place in EXPLANATIONS; −1 where it is not explained. */
  readonly why: number;
}

/** One row a class and verdicts, in the order of the explanations. */
export function disagreementsOf(all: readonly Judged[]): readonly Disagreement[] {
  const rows = new Map<string, Disagreement>();
  for (const one of all) {
    const { verdicts } = one;
    if (isAgreed(verdicts)) continue;
    const name = explainedClass(one);
    const key = `${name} ${verdicts}`;
    const why = EXPLANATIONS.findIndex(({ classes }) => classes[name]?.split(' ').includes(verdicts));
    rows.set(key, { class: name, verdicts, count: (rows.get(key)?.count ?? 0) + 1, why });
  }
  return [...rows.values()].sort((a, b) => a.why - b.why);
}

const WORD = { A: 'accepts', r: 'refuses' } as const;

/** The tables of docs/agreement.md. */
export function renderTables(all: readonly Judged[]): string {
  const count = (verdicts: Verdicts) => all.filter((one) => one.verdicts === verdicts).length;
  const kinds: readonly Verdicts[] = ['AAA', 'rrr', 'rAA', 'rrA', 'rAr', 'ArA', 'Arr', 'AAr'];
  const lines = [
    `${all.length} inputs in ${new Set(all.map((one) => one.class)).size} classes.`,
    '',
    '| ours | OpenSSL | pkijs | inputs |',
    '|---|---|---|---|',
    ...kinds.map((verdicts) => {
      const [ours, openssl, pkijs] = [...verdicts].map((letter) => WORD[letter as 'A' | 'r']);
      return `| ${ours} | ${openssl} | ${pkijs} | ${count(verdicts)} |`;
    }),
  ];
  const found = disagreementsOf(all);
  EXPLANATIONS.forEach(({ why }, i) => {
    lines.push('', `**${i + 1}.** ${why}`, '', '| class | ours, OpenSSL, pkijs | inputs |', '|---|---|---|');
    for (const row of found.filter((one) => one.why === i)) {
      const words = [...row.verdicts].map((letter) => WORD[letter as 'A' | 'r']).join(', ');
      lines.push(`| ${row.class} | ${words} | ${row.count} |`);
    }
  });
  return `${lines.join('\n')}\n`;
}
