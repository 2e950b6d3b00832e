import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LetterFiles } from './letter-files.ts';

const text = readFileSync(new URL('../../../vectors/letters/stop-notice.txt', import.meta.url), 'utf8');
const letter = (n: number) => ({ text, sha256: String(n) });

test('a letter that is asked for again and again is printed once, whatever else is asked for in between', async () => {
  const files = new LetterFiles(3);
  const first = files.pdf(letter(0), '2026-05-10');
  for (let n = 1; n <= 6; n++) {
    void files.pdf(letter(n), '2026-05-10');
    assert.equal(files.pdf(letter(0), '2026-05-10'), first, `after ${n} others`);
  }
  assert.notEqual(files.pdf(letter(1), '2026-05-10'), files.pdf(letter(2), '2026-05-10'));
  assert.ok((await first).length > 1000);
});
