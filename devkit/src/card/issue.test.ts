import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openssl, WITHOUT_OPENSSL } from '../pki/openssl.testing.ts';

const SCRIPT = join(import.meta.dirname, 'issue.ts');

test('the command issues a revoked card that openssl finds on the list beside it', { skip: WITHOUT_OPENSSL }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianshu-issue-'));
  try {
    const issued = spawnSync(process.execPath, [SCRIPT, '--kind', 'revoked', '--generation', 'G2', '--out', folder]);
    const { demo, files } = JSON.parse(issued.stdout.toString()) as { demo: boolean; files: string[] };
    assert.equal(demo, true);
    const contents = Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))]));
    const chain = ['verify', '-no_check_time', '-CAfile', 'root.pem', '-untrusted', 'ca.pem'];
    assert.equal(openssl([...chain, 'signing.pem'], contents).ok, true);
    assert.match(openssl([...chain, '-crl_check', '-CRLfile', 'crl.pem', 'signing.pem'], contents).problem, /revoked/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('an unknown kind gets the list of kinds', () => {
  const asked = spawnSync(process.execPath, [SCRIPT, '--kind', 'gold', '--out', 'nowhere']);
  assert.equal(asked.status, 2);
  assert.match(asked.stderr.toString(), /not-natural-person/);
});
