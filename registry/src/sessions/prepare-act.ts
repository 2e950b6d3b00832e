import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toHex } from '@lianshu/core/bytes';
import { isCaseNumber } from '@lianshu/core/case';
import { accept, type Result, refuse } from '@lianshu/core/errors';
import { manifestHash, parseManifestDraft } from '@lianshu/core/manifest';
import type { Primitives } from '@lianshu/core/primitives';
import { RETURNED_FILES } from '@lianshu/core/registry-acts';
import { type ExchangeFolder, isLogId } from '../exchange/exchange-folder.ts';
import type { ActToSign, SignedTask } from './step-up.ts';

/** What the data of an act are read from. */
export interface PapersOfActs {
  readonly primitives: Primitives;
  readonly exchange: Pick<ExchangeFolder, 'readManifest'>;
  /** Where the verdict of a log lies in the registry's own folder, whole or not. */
  readonly ownVerdict: (log: string) => string;
  readonly hasVerdict: (log: string) => Promise<boolean>;
  readonly readOrder: (caseNumber: string) => Promise<Uint8Array | undefined>;
}

/**
 * The act with its data as the files stand now: what is signed is what lies there. `about` is a log, or of a destruction a
 * case. Refusals `log.unknown`, `case.unknown`, `case.wrong-state` (there is no verdict yet), `request.malformed`.
 */
export async function prepareAct(papers: PapersOfActs, kind: SignedTask, about: string): Promise<Result<ActToSign>> {
  if (kind === 'registry-destroy') return await destruction(papers, about);
  if (!isLogId(about)) return refuse('log.unknown');
  return kind === 'registry-countersign' ? await countersigning(papers, about) : await returning(papers, about);
}

async function countersigning({ primitives: p, exchange }: PapersOfActs, log: string): Promise<Result<ActToSign>> {
  const bytes = await exchange.readManifest(log);
  if (bytes === undefined) return refuse('log.unknown');
  const { manifest } = parseManifestDraft(bytes);
  if (manifest.log !== log) return refuse('manifest.shape', { at: 'log' });
  const data = { log, manifestSha256: toHex(manifestHash(p, manifest)) };
  return accept({ kind: 'registry-countersign', data });
}

async function returning(papers: PapersOfActs, log: string): Promise<Result<ActToSign>> {
  if (!(await papers.hasVerdict(log))) return refuse('case.wrong-state', { log });
  const hashes = RETURNED_FILES.map(async (name) => {
    const bytes = new Uint8Array(await readFile(join(papers.ownVerdict(log), name)));
    return [name, toHex(papers.primitives.sha256(bytes))] as const;
  });
  return accept({ kind: 'registry-return', data: { log, files: Object.fromEntries(await Promise.all(hashes)) } });
}

async function destruction({ primitives: p, readOrder }: PapersOfActs, number: string): Promise<Result<ActToSign>> {
  if (!isCaseNumber(number)) return refuse('case.unknown');
  const order = await readOrder(number);
  if (order === undefined) return refuse('log.unknown');
  return accept({ kind: 'registry-destroy', data: { case: number, orderSha256: toHex(p.sha256(order)) } });
}
