import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { describeError, nodePrimitives, nodeRandom, parseUsableTrust, wallClock } from '@lianshu/platform';
import { createRegistryApp } from './app.ts';
import { openRegisterFile } from './register/register-file.ts';
import { assertRegistryKeys, parseRegistryKeys } from './registry-keys.ts';
import { revocationFiles } from './revocation-files.ts';
import { lockState } from './state-lock.ts';

const { values } = parseArgs({
  options: {
    exchange: { type: 'string' },
    state: { type: 'string' },
    keys: { type: 'string' },
    trust: { type: 'string' },
    register: { type: 'string' },
    crls: { type: 'string' },
    web: { type: 'string' },
    port: { type: 'string', default: '8093' },
    officers: { type: 'string' },
    origin: { type: 'string' },
  },
});

function need(name: 'exchange' | 'state' | 'keys' | 'trust' | 'register' | 'crls'): string {
  const value = values[name];
  if (value === undefined) throw new Error(`--${name} is needed`);
  return value;
}

const bytesOf = async (path: string) => new Uint8Array(await readFile(path));
const trust = parseUsableTrust(await bytesOf(need('trust')));
const secrets = parseRegistryKeys(await bytesOf(need('keys')));
assertRegistryKeys(nodePrimitives, trust, secrets);
const crls = need('crls');
const unlock = await lockState(need('state'));
const app = createRegistryApp({
  exchangeDir: need('exchange'),
  stateDir: need('state'),
  ...(values.officers === undefined ? {} : { officersFile: values.officers }),
  ...(values.origin === undefined ? {} : { origin: values.origin }),
  ...(values.web === undefined ? {} : { webRoot: values.web }),
  secrets,
  trust,
  register: openRegisterFile(need('register')),
  revocations: revocationFiles(nodePrimitives, trust, crls),
  clock: wallClock,
  random: nodeRandom,
  primitives: nodePrimitives,
  // Without its message, which may quote the register.
  onFault: (error) => console.error(JSON.stringify(describeError(error))),
});
// Loopback only: nobody but this computer, or a proxy on it, reaches the port; who is an officer, her card says.
console.log(await app.listen({ host: '127.0.0.1', port: Number(values.port) }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close().finally(unlock));
