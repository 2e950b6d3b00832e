import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf, MIDDLEWARE_FAULTS, sayCode } from './faults.ts';

/** Every published number (moica §1.6): [ret_code, last_error, fault]. */
const CASES = [
  [0, 0, undefined],
  [0, 0xa0, undefined],
  [0x76000001, 0, 'no-key'],
  [0x76000002, 0, 'no-certificate'],
  [0x76000003, 0, 'no-tbs'],
  [0x76000004, 0, 'no-cipher'],
  [0x76000005, 0, 'no-library-path'],
  [0x76000006, 0, 'no-card'],
  [0x76000007, 0, 'not-logged-in'],
  [0x76000008, 0, 'wrong-type'],
  [0x76000009, 0, 'file-error'],
  [0x7600000a, 0, 'too-large'],
  [0x7600000b, 0, 'json-error'],
  [0x7600000c, 0, 'parameter-error'],
  [1979711501, 0, 'helper-error'],
  [0x7600000e, 0, 'unsupported-method'],
  [0x7600000f, 0, 'site-forbidden'],
  [0x76000031, 0, 'site-not-trusted'],
  [0x76000998, 0, 'pin-missing'],
  [0x76000999, 0, 'cancelled'],
  [0x76100001, 0, 'card-library'],
  [0x76100003, 0, 'no-reader'],
  [0x76100004, 0, 'reader-info'],
  [0x76100005, 0, 'card-session'],
  [0x76100006, 0, 'login-failed'],
  [0x76100007, 0, 'logout-failed'],
  [0x76100008, 0, 'get-key'],
  [0x76100009, 0, 'get-certificate'],
  [0x7610000a, 0, 'library-info'],
  [0x7610000b, 0, 'card-info'],
  [0x7610000c, 0, 'certificate-not-found'],
  [0x7610000d, 0, 'key-not-found'],
  [0x76200007, 0, 'software-token'],
  [0x76210001, 0, 'id-mismatch'],
  [0x76300001, 0, 'signing-failed'],
  [0x76300009, 0, 'signing-failed'],
  [0x76400001, 0, 'decrypt-format'],
  [0x76400002, 0, 'decrypt-type'],
  [0x76400003, 0, 'decrypt-failed'],
  [0x76500001, 0, 'certificate-not-yet-valid'],
  [0x76500002, 0, 'certificate-expired'],
  [0x76600001, 0, 'base64-error'],
  [0x76600002, 0, 'base64-error'],
  [0x76700005, 0, 'server-key'],
  [0x77100001, 0, 'captcha'],
  [0x77200003, 0, 'secondary-card'],
  [0x77301001, 0, 'card-management'],
  [0x81000001, 0, 'card-management'],
  [0x83ffffff, 0, 'card-management'],
  // the PIN's own codes win, in both spellings of the sign
  [0x76100006, 0xa0, 'pin-wrong'],
  [0x76100006, 0xa2, 'pin-length'],
  [0x76100006, 0xa4, 'pin-locked'],
  [0x76100006, -2147483647, 'pin-wrong-one-left'],
  [0x76100006, -2147483646, 'pin-wrong-two-left'],
  [0x76100006, 0x80000001, 'pin-wrong-one-left'],
  // the vague ones lose to a known ret_code
  [0x76100003, 0x06, 'no-reader'],
  [0x12345678, 0x06, 'function-failed'],
  [0x12345678, 0x150, 'buffer-too-small'],
  [0x12345678, 0, 'unknown'],
  // signed 32-bit spelling of ret_code
  [0x81000001 - 2 ** 32, 0, 'card-management'],
  [-1, 0, 'unknown'],
] as const;

test('every published code has its fault', () => {
  assert.equal(CASES.length, 61);
  for (const [retCode, lastError, fault] of CASES) assert.equal(faultOf(retCode, lastError), fault, `${retCode}`);
});

test('every fault of the component is reached by some code', () => {
  const own = [
    'popup-blocked',
    'not-installed',
    'timeout',
    'closed',
    'bad-answer',
    'card-changed',
    'no-signing-certificate',
    'no-encryption-certificate',
  ];
  const reached = new Set<string>([...own, ...CASES.map(([, , fault]) => fault ?? '')]);
  assert.deepEqual(
    MIDDLEWARE_FAULTS.filter((fault) => !reached.has(fault)),
    [],
  );
});

test('a code is said as eight hexadecimal digits', () => {
  assert.equal(sayCode(1979711501), '0x7600000D');
  assert.equal(sayCode(-2147483647), '0x80000001');
});
