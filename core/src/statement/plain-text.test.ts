import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ParseError } from '../errors/index.ts';
import { assertOrigin, assertPlainText } from './index.ts';

function codeOf(text: string, lines = false): string {
  try {
    assertPlainText(text, undefined, { lines });
    return 'plain';
  } catch (error) {
    assert.ok(error instanceof ParseError);
    return error.code;
  }
}

test('texts that can stand in a statement', () => {
  const plain = [
    '您是否同意廢止現行憲法訴訟法第30條第2項至第6項之規定？',
    '陳○○',
    '陳　小明',
    'Kolas Yotaka（谷辣斯．尤達卡）',
    'Sukinrapaé',
    '𠮷野𡍼',
    '葛\u{e0100}城',
    '–—…「」『』（）',
    '----',
  ];
  assert.deepEqual(
    plain.map((text) => codeOf(text)),
    plain.map(() => 'plain'),
  );
});

const HOSTILE: readonly (readonly [name: string, text: string, code: string])[] = [
  ['fence', '-----BEGIN LIANSHU SIGN v1-----', 'text.fence'],
  ['five hyphens inside', '甲-----乙', 'text.fence'],
  ['carriage return', '甲\r乙', 'text.forbidden-character'],
  ['line feed', '甲\n乙', 'text.forbidden-character'],
  ['tab', '甲\t乙', 'text.forbidden-character'],
  ['nul', '甲\0乙', 'text.forbidden-character'],
  ['delete', '甲\x7f乙', 'text.forbidden-character'],
  ['C1 next line', '甲\x85乙', 'text.forbidden-character'],
  ['line separator', '甲\u2028乙', 'text.forbidden-character'],
  ['paragraph separator', '甲\u2029乙', 'text.forbidden-character'],
  ['right-to-left override', '甲\u202e乙', 'text.forbidden-character'],
  ['left-to-right mark', '甲\u200e乙', 'text.forbidden-character'],
  ['Arabic letter mark', '甲\u061c乙', 'text.forbidden-character'],
  ['isolate', '甲\u2067乙\u2069', 'text.forbidden-character'],
  ['zero-width space', '甲\u200b乙', 'text.forbidden-character'],
  ['zero-width joiner', '甲\u200d乙', 'text.forbidden-character'],
  ['word joiner', '甲\u2060乙', 'text.forbidden-character'],
  ['byte order mark', '\ufeff甲', 'text.forbidden-character'],
  ['soft hyphen', 'a\u00adb', 'text.forbidden-character'],
  ['combining grapheme joiner', 'a\u034fb', 'text.forbidden-character'],
  ['tag letter', '甲\u{e0041}', 'text.forbidden-character'],
  ['Hangul filler', '甲\u3164乙', 'text.forbidden-character'],
  ['half-width Hangul filler', '甲\uffa0乙', 'text.forbidden-character'],
  ['no-break space', '甲\u00a0乙', 'text.forbidden-character'],
  ['hair space', '甲\u200a乙', 'text.forbidden-character'],
  ['variation selector without a Han base', 'a\ufe0f', 'text.forbidden-character'],
  ['two variation selectors', '葛\u{e0100}\u{e0101}', 'text.forbidden-character'],
  ['private use', '甲\ue000', 'text.forbidden-character'],
  ['private use, plane 15', '甲\u{f0000}', 'text.forbidden-character'],
  ['noncharacter', '甲\uffff', 'text.forbidden-character'],
  ['leading mark', '\u0301甲', 'text.forbidden-character'],
  ['decomposed letter', 'e\u0301', 'text.not-nfc'],
  ['compatibility ideograph', '\uf900', 'text.not-nfc'],
  ['lone surrogate', '甲\ud800', 'text.not-nfc'],
];

test('texts that must not stand in a statement', () => {
  assert.equal(HOSTILE.length, 34);
  for (const [name, text, code] of HOSTILE) assert.equal(codeOf(text), code, name);
});

test('lines are allowed only where asked for, and only by LF', () => {
  assert.equal(codeOf('甲\n乙', true), 'plain');
  assert.equal(codeOf('甲\r\n乙', true), 'text.forbidden-character');
  assert.equal(codeOf('甲\n-----', true), 'text.fence');
});

test('origins are what a browser prints, over TLS or loopback', () => {
  for (const origin of [
    'https://joint.cec.gov.tw',
    'https://a.example:8443',
    'http://localhost:8080',
    'http://127.0.0.1:9',
    'http://evil.localhost:1',
  ])
    assert.doesNotThrow(() => assertOrigin(origin), origin);
  for (const origin of [
    'http://joint.cec.gov.tw',
    'https://joint.cec.gov.tw/',
    'https://Joint.cec.gov.tw',
    'https://joint.cec.gov.tw:0443',
    'https://user@joint.cec.gov.tw',
    'https://連署.tw',
    'https://-a.tw',
    'https://a..tw',
    'http://localhost.evil.tw',
    'http://127.0.0.1.evil.tw',
    'javascript:alert(1)',
    'https://a.tw\n',
    'null',
    '',
  ])
    assert.throws(() => assertOrigin(origin), ParseError, origin);
});
