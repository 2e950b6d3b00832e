// npm run check: types of every world, lint and format.
import './guard.mjs';
import { spawnSync } from 'node:child_process';

const root = new URL('..', import.meta.url).pathname;
const steps = [
  ...[
    'core',
    'core/tsconfig.test.json',
    'platform',
    'server',
    'registry',
    'audit',
    'web',
    'web/tsconfig.node.json',
    'devkit',
    'pkcs11',
    'test',
  ].map((project) => ['tsc', '-p', project]),
  ['biome', 'check', '--error-on-warnings', '.'],
];
let failed = 0;
for (const [program, ...args] of steps) {
  const { status } = spawnSync(`node_modules/.bin/${program}`, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${program} ${args.join(' ')}\n`);
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
