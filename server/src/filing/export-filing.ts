import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { toHex } from '@lianshu/core/bytes';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { encodeFiling } from '@lianshu/core/submission';
import type { Signed } from '../acts/new-act.ts';
import { ExchangeFolder } from '../exchange/exchange-folder.ts';
import type { ServerParts } from '../parts.ts';
import { loadFiling } from './file-log.ts';
import { readLogTiles } from './log-tiles.ts';
import { sameMatterPaper } from './proposer-bars.ts';
import { readSlots } from './read-slots.ts';
import { signedManifestBytes } from './signed-manifest.ts';

/** Writes the filing package for the registry: everything it needs to check offline. A complete package is not written twice. */
export async function exportFiling(
  parts: ServerParts,
  log: string,
  signed?: Signed,
): Promise<Result<{ readonly package: string; readonly entries: number }>> {
  const filed = await loadFiling(parts, log);
  if (filed === undefined) return refuse('case.wrong-state', { log });
  const { filing, papers } = filed;
  // Entered first: nothing goes out that is not in the log.
  const detail = { log, root: toHex(filing.root) };
  const { case_number: number } = papers.row;
  await parts.acts.record([{ kind: 'filing-exported', actor: 'commission', case: number, detail, signed }]);
  await new ExchangeFolder(parts.config.exchangeFolder).writeFiling(log, async (folder) => {
    await writeFile(join(folder, 'manifest.json'), signedManifestBytes(papers));
    await writeFile(join(folder, 'filing.json'), encodeFiling(filing));
    await writeFile(join(folder, 'checkpoint'), filing.checkpoint);
    if (filed.manifest.case.stage === 'proposal')
      await writeFile(join(folder, 'same-matter.json'), await sameMatterPaper(parts, filed));
    const slots = await open(join(folder, 'slots.bin'), 'w');
    try {
      for await (const page of readSlots(parts.db, log, filing.size))
        for (const { body, prog, c, tag } of page) await slots.writev([body, prog, c, tag]);
    } finally {
      await slots.close();
    }
    for await (const [path, bytes] of readLogTiles(parts.db, log, filing.size)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
  });
  return accept({ package: `filing-${log}`, entries: filing.size });
}
