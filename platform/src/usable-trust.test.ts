import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseUsableTrust, UnusableTrust } from './usable-trust.ts';

test('in production a demo trust file is refused, elsewhere it is read', (t) => {
  const bytes = new Uint8Array(readFileSync(new URL('../../audit/trust/demo.json', import.meta.url)));
  const was = process.env.NODE_ENV;
  t.after(() => {
    if (was === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = was;
  });
  process.env.NODE_ENV = 'test';
  assert.equal(parseUsableTrust(bytes).kind, 'demo');
  process.env.NODE_ENV = 'production';
  assert.throws(
    () => parseUsableTrust(bytes),
    (error: unknown) => error instanceof UnusableTrust && error.faults.includes('demo-kind'),
  );
});
