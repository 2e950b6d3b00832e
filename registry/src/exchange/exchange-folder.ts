import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isCaseNumber, parseLogId } from '@lianshu/core/case';
import { encodeCanonical } from '@lianshu/core/json';
import { type AuthoritySignature, authoritySignatureToJson } from '@lianshu/core/trust';
import { writeFileAtomically } from '@lianshu/platform';
import { readRegularFile } from './regular-file.ts';

/** The folder that commission and registry exchange files through: `to-registry` and `to-commission`. */
export interface ExchangeFolder {
  /** Logs whose manifest waits for a countersignature or has it. */
  manifests(): Promise<readonly string[]>;
  /** Logs whose filing package is complete. */
  filings(): Promise<readonly string[]>;
  /** Undefined when there is none, or what is there is no file of a manifest's size. */
  readManifest(log: string): Promise<Uint8Array | undefined>;
  /** The commission's notice that the proposers of a case are barred, undefined when there is none. */
  readBar(caseNumber: string): Promise<Uint8Array | undefined>;
  /** What the commission announced of a log, undefined before that. */
  readAnnouncement(log: string): Promise<Uint8Array | undefined>;
  isCountersigned(log: string): Promise<boolean>;
  writeCountersignature(log: string, signature: AuthoritySignature): Promise<void>;
  hasVerdict(log: string): Promise<boolean>;
  filingDir(log: string): string;
  verdictDir(log: string): string;
}

const MAX_MANIFEST_BYTES = 1 << 20;

/** File names come from the other side: only those that hold a log id are seen. */
function logOf(name: string, prefix: string, suffix: string): string[] {
  if (!name.startsWith(prefix) || !name.endsWith(suffix)) return [];
  const log = name.slice(prefix.length, name.length - suffix.length);
  return isLogId(log) ? [log] : [];
}

export function isLogId(text: string): boolean {
  try {
    parseLogId(text);
    return true;
  } catch {
    return false;
  }
}

function demandLog(log: string): string {
  if (!isLogId(log)) throw new Error('not a log id');
  return log;
}

export async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

async function names(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
}

export function openExchangeFolder(folder: string): ExchangeFolder {
  const incoming = join(folder, 'to-registry');
  const outgoing = join(folder, 'to-commission');
  const countersignature = (log: string) => join(outgoing, `manifest-${demandLog(log)}.registry.json`);
  const filingDir = (log: string) => join(incoming, `filing-${demandLog(log)}`);
  const verdictDir = (log: string) => join(outgoing, `verdict-${demandLog(log)}`);
  return {
    async manifests() {
      return (await names(incoming)).flatMap((name) => logOf(name, 'manifest-', '.json'));
    },
    async filings() {
      const logs = (await names(incoming)).flatMap((name) => logOf(name, 'filing-', ''));
      const complete = await Promise.all(logs.map((log) => isFile(join(filingDir(log), 'done'))));
      return logs.filter((_, i) => complete[i]);
    },
    async readManifest(log) {
      return await readRegularFile(join(incoming, `manifest-${demandLog(log)}.json`), MAX_MANIFEST_BYTES);
    },
    async readBar(caseNumber) {
      if (!isCaseNumber(caseNumber)) throw new Error('not a case number');
      return await readRegularFile(join(incoming, `bar-${caseNumber}.json`), MAX_MANIFEST_BYTES);
    },
    async readAnnouncement(log) {
      return await readRegularFile(join(incoming, `announcement-${demandLog(log)}.json`), MAX_MANIFEST_BYTES);
    },
    isCountersigned: (log) => isFile(countersignature(log)),
    async writeCountersignature(log, signature) {
      await writeFileAtomically(
        countersignature(log),
        encodeCanonical({ registry: authoritySignatureToJson(signature) }),
      );
    },
    hasVerdict: (log) => isFile(join(verdictDir(log), 'done')),
    filingDir,
    verdictDir,
  };
}
