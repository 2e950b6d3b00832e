// npm run setup:pkcs11: builds the optional workspace that talks to a card's PKCS #11 module (a C++ compiler, make and python3 needed).
import './guard.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// The platform package brings the headers of this very Node, so that nothing is fetched for the build.
const home = dirname(dirname(process.execPath));
const headers = existsSync(join(home, 'include/node/node_api.h')) ? { npm_config_nodedir: home } : {};
const { status } = spawnSync('npm', ['ci', '--prefix', '.', '--no-fund', '--no-audit'], {
  cwd: join(root, 'pkcs11'),
  stdio: 'inherit',
  env: { ...process.env, ...headers },
  shell: process.platform === 'win32',
});
if (status !== 0)
  process.stderr.write('The PKCS #11 workspace was not built: it needs a C++ compiler, make and python3.\n');
process.exitCode = status === 0 ? 0 : 1;
