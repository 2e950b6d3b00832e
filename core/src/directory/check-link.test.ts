import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pinFragment, signingLink } from '../manifest/index.ts';
import { DIRECTORY, ORIGIN, PETITION } from './directory.fixture.ts';
import { ADDRESS_TRICKS, type AddressTrick, checkLink, type LinkKind } from './index.ts';

const LINK = signingLink(ORIGIN, '9001.petition.1', PETITION.manifestSha256);
const PIN = pinFragment(PETITION.manifestSha256);
const PATH = LINK.slice(ORIGIN.length);

/** What is pasted, what it is, and which tricks have to be named (others may be too). */
type Row = readonly [pasted: string, kind: LinkKind, ...tricks: AddressTrick[]];

const GENUINE: readonly Row[] = [
  [LINK, 'genuine-signing'],
  [`  ${LINK}\n`, 'genuine-signing'],
  [`<${LINK}>`, 'genuine-signing'],
  [`「${LINK}」。`, 'genuine-signing'],
  [`請大家連署：\n${LINK}\n謝謝！`, 'genuine-signing'],
  [`請連署${LINK}`, 'genuine-signing'],
  [`1.先看 2.再簽：\n${LINK}\n謝謝。大家一起來！`, 'genuine-signing'],
  [LINK.replace('#', '?fbclid=abc#'), 'genuine-signing'],
  [`${ORIGIN}/sign/9001.petition.1`, 'unpinned-signing'],
  [`${ORIGIN}/sign/9001.petition.1#top`, 'unpinned-signing'],
  [`${ORIGIN}/cases/9001`, 'genuine-case'],
  [`${ORIGIN}/cases/T1`, 'genuine-case'],
  [ORIGIN, 'official-page'],
  [`${ORIGIN}/`, 'official-page'],
  [`${ORIGIN}/receipt`, 'official-page'],
  [`${ORIGIN}/cases.json`, 'official-page'],
];

const OFFICIAL_BUT: readonly Row[] = [
  [`${ORIGIN}/sign/9003.petition.1${PIN}`, 'unknown-case'],
  [`${ORIGIN}/sign/9001.petition.2${PIN}`, 'unknown-case'],
  [`${ORIGIN}/sign/9001.petition.01${PIN}`, 'unknown-case'],
  [`${ORIGIN}/sign/`, 'unknown-case'],
  [`${ORIGIN}/SIGN/9001.petition.1${PIN}`, 'unknown-case'],
  [`${ORIGIN}//sign/9001.petition.1${PIN}`, 'unknown-case'],
  [`${ORIGIN}/sign/9001.petition.1/${PIN}`, 'unknown-case'],
  [`${ORIGIN}/cases/9003`, 'unknown-case'],
  [`${ORIGIN}/cases/09001`, 'unknown-case'],
  [`${ORIGIN}/sign/9001.petition.1#m=`, 'wrong-hash'],
  [LINK.slice(0, -1), 'wrong-hash'],
  [`${LINK}A`, 'wrong-hash'],
  [`${LINK}==`, 'wrong-hash'],
  [`${ORIGIN}/sign/9001.petition.1${pinFragment(new Uint8Array(32))}`, 'wrong-hash'],
  [`${ORIGIN}/sign/9001.proposal.1${PIN}`, 'wrong-hash'],
  [`${ORIGIN}/sign/9001.petition.1#M${PIN.slice(2)}`, 'unpinned-signing'],
  [`${ORIGIN}/sign/9001%2Epetition.1${PIN}`, 'not-as-printed', 'percent-encoded'],
  [`${ORIGIN}/sign\\9001.petition.1${PIN}`, 'not-as-printed', 'backslash'],
  [LINK.replace('sign', 'si\u200bgn'), 'not-as-printed', 'hidden-letters'],
  [`${ORIGIN}/receipt/../sign/9001.petition.1#m=AAAAAAAAAAAAAAAAAAAAAA`, 'not-as-printed', 'dots-in-path'],
  [`${ORIGIN}/./sign/9001.petition.1`, 'not-as-printed', 'dots-in-path'],
  [`請看 joint.example.tw${PATH} 謝謝`, 'not-as-printed', 'no-scheme'],
  [`http://joint.example.tw${PATH}`, 'not-as-printed', 'http'],
  [`joint.example.tw${PATH}`, 'not-as-printed', 'no-scheme'],
  [`//joint.example.tw${PATH}`, 'not-as-printed', 'no-scheme'],
  [`HTTPS://joint.example.tw${PATH}`, 'not-as-printed', 'upper-case'],
  [`https://JOINT.example.tw${PATH}`, 'not-as-printed', 'upper-case'],
  [`https:\\\\joint.example.tw${PATH}`, 'not-as-printed', 'backslash'],
  [`https://joint.example.tw:443${PATH}`, 'not-as-printed', 'port'],
  [`https://joint.example.tw:8443${PATH}`, 'not-as-printed', 'port'],
  [`https://joint.example.tw.${PATH}`, 'not-as-printed', 'trailing-dot'],
  [`https://evil.example@joint.example.tw${PATH}`, 'not-as-printed', 'userinfo'],
  [`https://joint%2Eexample.tw${PATH}`, 'not-as-printed', 'percent-encoded'],
  [`https://ｊｏｉｎｔ.example.tw${PATH}`, 'not-as-printed', 'wide-letters'],
  [`https://joint。example。tw${PATH}`, 'not-as-printed', 'wide-letters'],
  [`https://jo\u00adint.example.tw${PATH}`, 'not-as-printed', 'hidden-letters'],
  [`\u202ehttps://joint.example.tw${PATH}`, 'not-as-printed', 'hidden-letters'],
];

const ELSEWHERE: readonly Row[] = [
  ['https://evil.example/sign/9001.petition.1', 'other-site'],
  [`https://joint.example.tw@evil.example${PATH}`, 'other-site', 'userinfo'],
  [`https://joint.example.tw:443@evil.example${PATH}`, 'other-site', 'userinfo'],
  [`https://joint.example.tw%2F@evil.example${PATH}`, 'other-site', 'userinfo'],
  [`https://evil.example\\@joint.example.tw${PATH}`, 'other-site', 'backslash', 'named-in-path'],
  [`https://joint.example.tw.evil.example${PATH}`, 'other-site', 'subdomain'],
  [`https://www.joint.example.tw.evil.example${PATH}`, 'other-site', 'subdomain'],
  [`https://sign.joint.example.tw${PATH}`, 'other-site', 'below-official'],
  [`https://joint-example.tw${PATH}`, 'other-site', 'misspelt'],
  [`https://joint.exarnple.tw${PATH}`, 'other-site', 'look-alike'],
  [`https://j0int.example.tw${PATH}`, 'other-site', 'look-alike'],
  [`https://jo1nt.example.tw${PATH}`, 'other-site', 'look-alike'],
  [`https://jiont.example.tw${PATH}`, 'other-site', 'misspelt'],
  [`https://joint.example.co${PATH}`, 'other-site', 'misspelt'],
  [`https://joint.example.com${PATH}`, 'other-site', 'other-ending'],
  [`https://joint.example-tw.org${PATH}`, 'other-site', 'other-ending'],
  [`https://jоint.example.tw${PATH}`, 'other-site', 'punycode', 'mixed-scripts', 'look-alike'],
  [`https://xn--jint-6cd.example.tw${PATH}`, 'other-site', 'punycode'],
  [`https://xn--jint-55d.example.tw${PATH}`, 'other-site', 'punycode'],
  [`https://連署.example${PATH}`, 'other-site', 'punycode'],
  [`https://evil.example/joint.example.tw${PATH}`, 'other-site', 'named-in-path'],
  [`https://evil.example/?to=${encodeURIComponent(LINK)}`, 'other-site', 'named-in-path'],
  [`https://evil.example/#${LINK}`, 'other-site', 'named-in-path'],
  [`https://192.0.2.7${PATH}`, 'other-site', 'ip-address'],
  [`https://0xc0000207${PATH}`, 'other-site', 'ip-address'],
  [`https://[2001:db8::7]${PATH}`, 'other-site', 'ip-address'],
  [`http://evil.example${PATH}`, 'other-site', 'http'],
  [`https://evil.example:8443${PATH}`, 'other-site', 'port'],
  ['www.evil.example', 'other-site', 'no-scheme'],
  ['evil.example:8080/x', 'other-site', 'no-scheme', 'port'],
  ['javascript:alert(1)//https://joint.example.tw/', 'other-scheme'],
  ['java\u0000script:alert(1)', 'other-scheme'],
  ['data:text/html,https://joint.example.tw', 'other-scheme'],
  ['mailto:lead@joint.example.tw', 'other-scheme'],
];

const NONE: readonly Row[] = [
  ['', 'not-a-link'],
  ['   ', 'not-a-link'],
  ['請問這個連署是真的嗎？', 'not-a-link'],
  ['9001', 'not-a-link'],
  ['https://', 'not-a-link'],
  ['https:///', 'not-a-link'],
  [`https://${'a'.repeat(3000)}.example`, 'not-a-link'],
  [`${LINK} 或 https://evil.example/x`, 'several-links'],
  // What a chat makes a link of without https:// is one too; the genuine one beside it must not vouch for it.
  [`請到 joint-example.com/sign 連署\n官網：${LINK}`, 'several-links'],
  [`請到joint-example.com連署 ${LINK}`, 'several-links'],
  [`${LINK} ｊｏｉｎｔ．ｅｘａｍｐｌｅ．ｃｏｍ`, 'several-links'],
  [`${LINK} 192.0.2.7/x`, 'several-links'],
  [`${LINK} //evil`, 'several-links'],
  [`連署 line://evil ${LINK}`, 'several-links'],
  [`${LINK}\n${'謝'.repeat(8000)}\nhttps://evil.example/x`, 'not-a-link'],
];

const ALL = [...GENUINE, ...OFFICIAL_BUT, ...ELSEWHERE, ...NONE];

for (const [pasted, kind, ...tricks] of ALL)
  test(`${JSON.stringify(pasted.slice(0, 90))} is ${kind}`, () => {
    const verdict = checkLink(DIRECTORY, pasted);
    assert.equal(verdict.kind, kind, JSON.stringify(verdict));
    const found = 'tricks' in verdict ? verdict.tricks : [];
    for (const trick of tricks) assert.ok(found.includes(trick), `${trick} among ${found}`);
  });

test('ninety spellings were tried, and every trick is found by one of them', () => {
  assert.ok(ALL.length >= 90, String(ALL.length));
  const tried = new Set(ALL.flatMap(([, , ...tricks]) => tricks));
  assert.deepEqual(
    ADDRESS_TRICKS.filter((trick) => !tried.has(trick)),
    [],
  );
});

test('a plain other site is accused of nothing', () => {
  const verdict = checkLink(DIRECTORY, 'https://news.example.org/2026/11/23/story');
  assert.deepEqual(verdict, { kind: 'other-site', host: 'news.example.org', readable: undefined, tricks: [] });
});

test('whatever a genuine link is changed to in one letter of its site, it is not genuine', () => {
  const letter = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(...'/\\@:.#?%a0-'),
  );
  fc.assert(
    fc.property(fc.nat(ORIGIN.length), letter, fc.boolean(), (at, put, isPut) => {
      const changed = LINK.slice(0, at) + put + LINK.slice(isPut ? at : at + 1);
      fc.pre(changed.trim() !== LINK && !changed.trim().endsWith(LINK));
      const { kind } = checkLink(DIRECTORY, changed);
      assert.ok(!kind.startsWith('genuine') && kind !== 'unpinned-signing', `${JSON.stringify(changed)} ${kind}`);
    }),
    { numRuns: 3000 },
  );
});

test('where the browser goes decides: what is called genuine goes to the official origin', () => {
  const piece = fc.constantFrom(
    ORIGIN,
    'https:',
    'http:',
    '//',
    '/',
    '\\',
    '@',
    'joint.example.tw',
    'evil.example',
    '.',
    ':',
    '443',
    PATH,
    '#',
    '?',
    ' ',
    '\t',
    '\u200b',
    '％',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
      const pasted = pieces.join('');
      const verdict = checkLink(DIRECTORY, pasted);
      if (/^(genuine|official|unpinned)/.test(verdict.kind)) {
        const address = /https?:[^\s]+/.exec(pasted)![0];
        assert.equal(new URL(address).origin, ORIGIN, pasted);
      }
    }),
    { numRuns: 5000 },
  );
});

test('nothing that is pasted makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      checkLink(DIRECTORY, text);
      checkLink(DIRECTORY, `https://${text}`);
      checkLink(DIRECTORY, ORIGIN + text);
    }),
    { numRuns: 3000 },
  );
});
