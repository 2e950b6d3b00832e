// Three readers over one corpus: every disagreement is known, explained and in docs/agreement.md.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, suite, test } from 'node:test';
import { WITHOUT_OPENSSL } from '../pki/openssl.testing.ts';
import { disagreementsOf, type Judged, judgeCorpus, renderTables } from './corpus/agreement.ts';
import { EXPLANATIONS } from './corpus/explained.ts';

// In CI a missing oracle is a failure, not a skip.
const skip = process.env.CI ? false : WITHOUT_OPENSSL;

/** Explanations that may stand for "ours accepts where OpenSSL refuses". */
const LAXER = 4;

suite('our verdicts beside those of OpenSSL and pkijs', { skip }, () => {
  let all: readonly Judged[] = [];
  before(async () => {
    all = await judgeCorpus();
  });

  test('the corpus is as large as it says, good and bad, and every class is made up of something', () => {
    assert.ok(all.length >= 2600, `${all.length}`);
    assert.ok(new Set(all.map((one) => one.class)).size >= 200);
    const count = (verdicts: string) => all.filter((one) => one.verdicts === verdicts).length;
    assert.ok(count('AAA') >= 60, `${count('AAA')} accepted by all`);
    assert.ok(count('rrr') >= 900, `${count('rrr')} refused by all`);
    for (const name of ['message: padding forged', 'certificate: padding forged'])
      for (const one of all.filter((found) => found.class === name)) assert.equal(one.verdicts, 'rrr', one.name);
    const cube = all.find((one) => one.class === 'message: certificate: exponent 3, cube for a signature');
    assert.equal(cube?.verdicts, 'rrr');
  });

  test('no disagreement is unexplained', () => {
    const unexplained = disagreementsOf(all).filter(({ why }) => why < 0);
    assert.deepEqual(unexplained, []);
  });

  test('ours accepts what OpenSSL refuses in the explained classes alone', () => {
    const found = disagreementsOf(all).filter(({ verdicts }) => verdicts.startsWith('Ar'));
    for (const row of found) assert.ok(row.why >= EXPLANATIONS.length - LAXER, `${row.class} ${row.verdicts}`);
    assert.ok(found.length > 0);
  });

  test('every explanation is of something that happens, and the tables are those of the document', (t) => {
    const version = spawnSync('openssl', ['version']).stdout.toString();
    if (!version.startsWith('OpenSSL 3.0.')) {
      t.diagnostic(`the tables are of OpenSSL 3.0, this is ${version.trim()}`);
      return;
    }
    const rows = new Set(disagreementsOf(all).map((row) => `${row.class} ${row.verdicts}`));
    for (const { classes } of EXPLANATIONS)
      for (const [name, verdicts] of Object.entries(classes))
        for (const each of verdicts.split(' '))
          assert.ok(rows.has(`${name} ${each}`), `${name} ${each} does not happen`);
    const document = readFileSync(join(import.meta.dirname, '../../../docs/agreement.md'), 'utf8');
    assert.ok(document.includes(renderTables(all)), 'docs/agreement.md: run write-agreement.ts');
  });
});
