import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CREDENTIAL_KINDS, CREDENTIALS, DEFAULT_CREDENTIALS } from '@lianshu/core/credential';
import { ADMITTED, isCredentialKind, isOfAnotherKind, REASON_OF } from './credential-kinds.ts';

test('the pages know the kinds, reasons and admitted means of the credential policy', () => {
  assert.deepEqual(Object.keys(REASON_OF), CREDENTIAL_KINDS);
  for (const kind of CREDENTIAL_KINDS) assert.equal(REASON_OF[kind], CREDENTIALS[kind].reason);
  assert.deepEqual(ADMITTED, DEFAULT_CREDENTIALS);
  assert.equal(isCredentialKind('mobile'), true);
  for (const other of ['constructor', 'x', 7, undefined]) assert.equal(isCredentialKind(other), false);
});

test('nobody with a citizen card is told to use a citizen card', () => {
  for (const kind of CREDENTIAL_KINDS) assert.equal(isOfAnotherKind(kind), !DEFAULT_CREDENTIALS.includes(kind), kind);
  assert.equal(isOfAnotherKind('x'), false);
});
