import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CK, type Pkcs11 } from './pkcs11-module.ts';

const MODULES = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
];

/** SoftHSM2 (Debian's `softhsm2`), a real PKCS #11 token in software; undefined where it is not installed. */
export const SOFTHSM: string | undefined = MODULES.find((path) => existsSync(path));

export interface SoftToken {
  readonly label: string;
  readonly pin: string;
  /** PEM, PKCS #8. */
  readonly keys: readonly { readonly id: string; readonly pem: string; readonly certificate?: Uint8Array }[];
}

/** Makes a token store of its own in `folder` and points this process at it. */
export function makeSoftTokens(folder: string, tokens: readonly SoftToken[]): void {
  mkdirSync(join(folder, 'tokens'), { recursive: true });
  writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${join(folder, 'tokens')}\nlog.level = ERROR\n`);
  process.env.SOFTHSM2_CONF = join(folder, 'softhsm2.conf');
  for (const { label, pin, keys } of tokens) {
    tool('--init-token', '--free', '--label', label, '--so-pin', '87654321', '--pin', pin);
    for (const { id, pem } of keys) {
      const file = join(folder, `${label}-${id}.pem`);
      writeFileSync(file, pem, { mode: 0o600 });
      tool('--import', file, '--token', label, '--label', `key ${id}`, '--id', id, '--pin', pin);
    }
    for (const { id, certificate } of keys) if (certificate !== undefined) putCertificate(label, pin, id, certificate);
  }
}

function tool(...args: string[]): void {
  execFileSync('softhsm2-util', args, { stdio: 'pipe' });
}

function putCertificate(label: string, pin: string, id: string, der: Uint8Array): void {
  const { PKCS11 } = createRequire(import.meta.url)('pkcs11js') as {
    PKCS11: new () => Pkcs11 & { C_CreateObject(session: Buffer, template: readonly object[]): Buffer };
  };
  const module = new PKCS11();
  module.load(SOFTHSM!);
  module.C_Initialize();
  try {
    const slot = module.C_GetSlotList(true).find((it) => module.C_GetTokenInfo(it).label.startsWith(label))!;
    const CKF_RW_SESSION = 2;
    const session = module.C_OpenSession(slot, CK.CKF_SERIAL_SESSION | CKF_RW_SESSION);
    module.C_Login(session, CK.CKU_USER, pin);
    module.C_CreateObject(session, [
      { type: CK.CKA_CLASS, value: CK.CKO_CERTIFICATE },
      { type: 0x80, value: 0 }, // CKA_CERTIFICATE_TYPE: X.509
      { type: 0x1, value: true }, // CKA_TOKEN
      { type: 0x101, value: Buffer.from('subject') }, // CKA_SUBJECT
      { type: CK.CKA_ID, value: Buffer.from(id, 'hex') },
      { type: CK.CKA_VALUE, value: Buffer.from(der) },
    ]);
    module.C_Logout(session);
    module.C_CloseSession(session);
  } finally {
    module.C_Finalize();
    module.close();
  }
}
