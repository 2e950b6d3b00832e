import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CK, type Pkcs11 } from './pkcs11-module.ts';
import { listTokens, openToken } from './token.ts';

/** An error as the package throws it. */
function fault(code: number): Error & { code: number } {
  return Object.assign(new Error('CKR_VENDOR_DEFINED'), { code });
}

const INFO = { label: 'card   ', serialNumber: 'A1  ', flags: 0, minPinLen: 6, maxPinLen: 8 };

/** A module that misbehaves as no software token does; what is left out must not be called. */
function module(parts: Partial<Pkcs11>): { readonly module: Pkcs11; readonly calls: string[] } {
  const calls: string[] = [];
  const all: Partial<Pkcs11> = {
    C_GetSlotList: () => [Buffer.of(0)],
    C_GetTokenInfo: () => INFO,
    C_OpenSession: () => Buffer.of(7),
    C_Login: () => {},
    C_Logout: () => {},
    C_CloseSession: () => {},
    ...parts,
  };
  const watched = new Proxy(all as Pkcs11, {
    get: (target, name: keyof Pkcs11) => {
      calls.push(name);
      return target[name];
    },
  });
  return { module: watched, calls };
}

const only = (found: Pkcs11) => listTokens(found)[0]!;

test('a reader with another kind of card does not hide the one that is meant', () => {
  const { module: found } = module({
    C_GetSlotList: () => [Buffer.of(0), Buffer.of(1)],
    C_GetTokenInfo: (slot) => {
      if (slot[0] === 0) throw fault(0xe1);
      return INFO;
    },
  });
  assert.deepEqual(
    listTokens(found).map(({ label, serialNumber }) => [label, serialNumber]),
    [['card', 'A1']],
  );
});

const LENGTHS = [
  [6, 8, [6, 8]],
  [0, 8, [0, 8]],
  [0, 0, undefined],
  [8, 6, undefined],
  [0xffffffff, 0xffffffff, undefined],
] as const;

test('lengths of PIN that cannot be true are passed over, so that such a card can be used at all', () => {
  for (const [minPinLen, maxPinLen, lengths] of LENGTHS) {
    const { module: found } = module({ C_GetTokenInfo: () => ({ ...INFO, minPinLen, maxPinLen }) });
    assert.deepEqual(only(found).pinLengths, lengths);
    if (lengths === undefined) assert.ok('close' in openToken(found, only(found), '123456'));
  }
});

const REFUSED = [
  [0xa0, 'pin-wrong'],
  [0x80000001, 'pin-wrong'],
  [0x80000002, 'pin-wrong'],
  [2 ** 64 - 2 ** 31 + 1, 'pin-wrong'],
  [0xa2, 'pin-length'],
  [0xa4, 'pin-locked'],
  [0x5, 'pin-refused'],
] as const;

test('a login is tried once; the module’s number is kept for support, and the session is closed', () => {
  for (const [code, why] of REFUSED) {
    const { module: found, calls } = module({
      C_Login: () => {
        throw fault(code);
      },
      C_CloseSession: () => {
        throw fault(0x32);
      },
    });
    assert.deepEqual(openToken(found, only(found), '123456'), { fault: why, code });
    assert.deepEqual(
      calls.filter((name) => ['C_Login', 'C_CloseSession'].includes(name)),
      ['C_Login', 'C_CloseSession'],
    );
  }
});

test('a PIN that cannot be right does not reach the card', () => {
  for (const pin of ['12345', '123456789', '12345\t', '\u001b123456', '一二三']) {
    const { module: found, calls } = module({});
    assert.deepEqual(openToken(found, only(found), pin), { fault: 'pin-length' });
    assert.ok(!calls.includes('C_OpenSession'));
  }
});

test('a card pulled out is not taken for another card, and closing it never throws', () => {
  const gone = () => {
    throw fault(0x32);
  };
  for (const [code, isThrown] of [
    [0x32, true],
    [0xb3, true],
    [0x40, false],
  ] as const) {
    const { module: found } = module({
      C_FindObjectsInit: () => {},
      C_FindObjects: () => [Buffer.of(1)],
      C_FindObjectsFinal: () => {},
      C_DecryptInit: () => {
        throw fault(code);
      },
      C_Logout: gone,
      C_CloseSession: gone,
    });
    const session = openToken(found, only(found), '123456');
    assert.ok('close' in session);
    if (isThrown) assert.throws(() => session.decrypt(Uint8Array.of(1), undefined), { code });
    else assert.equal(session.decrypt(Uint8Array.of(1), undefined), undefined);
    assert.doesNotThrow(() => session.close());
  }
  assert.equal(CK.GONE.length, 7);
});
