import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NeedleSearch, spellingsOfBytes, spellingsOfText } from './index.ts';

const NAME = '王小明';
const ID = 'A123456789';

test('a planted value is found in every spelling, at every offset', () => {
  const search = new NeedleSearch([
    { what: 'name', spellings: spellingsOfText(NAME) },
    { what: 'id', spellings: spellingsOfText(ID) },
  ]);
  const noise = Buffer.from('Lorem ipsum 0123456789 \u0000\u0001 電子連署 and more text around it');
  let planted = 0;
  for (const [what, text] of [
    ['name', NAME],
    ['id', ID],
  ] as const) {
    for (const pad of ['', 'x', 'xy', 'xyz']) {
      const utf8 = Buffer.from(pad + text + pad);
      const utf16 = Buffer.from(pad + text + pad, 'utf16le');
      for (const bytes of [
        utf8,
        utf16,
        Buffer.from(utf16).swap16(),
        Buffer.from(utf8.toString('hex')),
        Buffer.from(utf16.toString('hex').toUpperCase()),
        Buffer.from(utf8.toString('base64')),
        Buffer.from(utf16.toString('base64')),
        Buffer.from(Buffer.from(utf16).swap16().toString('base64url')),
        Buffer.from(encodeURIComponent(text)),
        Buffer.from(JSON.stringify({ text })),
      ]) {
        planted += 1;
        const hits = search.find(Buffer.concat([noise, bytes, noise]));
        assert.ok(hits.some((hit) => hit.what === what));
      }
    }
  }
  assert.equal(planted, 80);
  assert.deepEqual(search.find(noise), []);
});

test('binary pieces are found raw, in hex and in base64', () => {
  const piece = Uint8Array.from({ length: 32 }, (_, i) => (i * 37 + 11) & 255);
  const search = new NeedleSearch([{ what: 'certificate', spellings: spellingsOfBytes(piece) }]);
  for (const text of ['hex', 'base64', 'base64url'] as const) {
    const whole = Buffer.concat([Buffer.from('ab'), piece, Buffer.from('cdefg')]);
    assert.ok(search.find(Buffer.from(whole.toString(text))).length > 0);
  }
  assert.equal(search.find(piece).length, 1);
  assert.equal(search.find(piece.subarray(1)).length, 0);
});
