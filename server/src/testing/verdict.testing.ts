import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { concat } from '@lianshu/core/bytes';
import { deriveCountKey } from '@lianshu/core/crypto';
import { manifestHash } from '@lianshu/core/manifest';
import { openProgress, PROGRESS } from '@lianshu/core/record';
import {
  decoyEntry,
  encodeSignedStatistics,
  encodeSignedVerdict,
  encodeStruckOutList,
  otherEntry,
  signStatistics,
  signVerdictNote,
  summarizeVerdictLog,
} from '@lianshu/core/verdict';
import { nodeRandom, nodePrimitives as p } from '@lianshu/platform';
import type { Ceremony } from './acts.testing.ts';
import type { World } from './world.testing.ts';

/**
 * A verdict as the registry would hand it over: every record accepted but the first `struck`. `change` bends the verdict log
 * after signing.
 */
export async function writeVerdict(
  world: World,
  { log, manifest, keys }: Ceremony,
  change: (bytes: Uint8Array) => Uint8Array = (it) => it,
  struck = 0,
): Promise<void> {
  let left = struck;
  const classOf = () => Uint8Array.of(left-- > 0 ? 0x52 : 0x41);
  const hash = manifestHash(p, manifest);
  const { secretKey } = deriveCountKey(p, keys.seedCount);
  const rows = await world.parts.db.selectFrom('slot').select('prog').where('log', '=', log).orderBy('idx').execute();
  const entries = rows.map(({ prog }) => {
    const progress = openProgress(p, secretKey, hash, prog)!;
    return progress.flag === PROGRESS.decoy ? decoyEntry(progress.s) : concat(classOf(), nodeRandom(63));
  });
  const bytes = concat(otherEntry(), ...entries);
  const { totals, root } = summarizeVerdictLog(p, bytes);
  const note = { log, manifestHash: hash, size: totals.entries, root, totals, decidedAt: world.clock.now };
  const { secret } = world.authorities.registry;
  const row = {
    county: '示範縣',
    township: '示範鎮',
    accepted: totals.accepted,
    struckOut: struck === 0 ? {} : { deceased: struck },
  };
  const folder = join(world.config.exchangeFolder, 'to-commission', `verdict-${log}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'verdict.bin'), change(bytes));
  await writeFile(join(folder, 'verdict.json'), encodeSignedVerdict(signVerdictNote(p, secret, note)));
  const statistics = signStatistics(p, secret, { log, manifestHash: hash, rows: [row] });
  await writeFile(join(folder, 'statistics.json'), encodeSignedStatistics(statistics));
  await writeFile(join(folder, 'struck-out.json'), encodeStruckOutList({ log, manifestHash: hash, entries: [] }));
  await writeFile(join(folder, 'done'), '');
}
