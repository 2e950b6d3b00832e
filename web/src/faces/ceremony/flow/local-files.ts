import { type Answer, failed, good } from '../../../api/index.ts';

/** What the program on the lead's computer says of itself (`GET /local/tool`). */
export interface ToolFacts {
  readonly commissionOrigin: string;
  readonly releaseSha256: string;
  readonly folder: string;
}

/** The program that serves the tool's pages, on the lead's own computer. */
export interface LocalTool {
  facts(): Promise<Answer<ToolFacts>>;
  /** Keeps a copy in the lead's folder; the same bytes under the same name again are fine, others are `file.exists`. */
  keep(name: string, bytes: Uint8Array): Promise<Answer<string>>;
  /** A copy that was kept; `file.missing` when there is none. */
  read(name: string): Promise<Answer<Uint8Array>>;
}

type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

export function localTool(fetch: Fetch): LocalTool {
  return {
    facts: () => call(() => fetch('/local/tool'), readFacts),
    keep: (name, bytes) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: bytes.slice() };
      return call(
        () => fetch(`/local/files/${encodeURIComponent(name)}`, init),
        () => name,
      );
    },
    read: async (name) => {
      try {
        const response = await fetch(`/local/files/${encodeURIComponent(name)}`);
        if (response.status === 404) return failed('file.missing');
        if (!response.ok) return failed('tool.unreachable');
        return good(new Uint8Array(await response.arrayBuffer()));
      } catch {
        return failed('tool.unreachable');
      }
    },
  };
}

async function call<T>(ask: () => Promise<Response>, read: (value: unknown) => T): Promise<Answer<T>> {
  try {
    const response = await ask();
    if (response.status === 409) return failed('file.exists');
    if (!response.ok) return failed('tool.unreachable');
    return good(read(await response.json()));
  } catch {
    return failed('tool.unreachable');
  }
}

function readFacts(value: unknown): ToolFacts {
  const facts = value as Record<keyof ToolFacts, unknown>;
  const text = (key: keyof ToolFacts): string => {
    const found = facts[key];
    if (typeof found !== 'string') throw new Error('not the tool');
    return found;
  };
  return {
    commissionOrigin: text('commissionOrigin'),
    releaseSha256: text('releaseSha256'),
    folder: text('folder'),
  };
}

/** File names carry the log and the first eight digits of M, so that two ceremonies never meet under one name. */
export function copyName(kind: 'wrap' | 'manifest' | 'filing', log: string, manifestSha256: string): string {
  return `${kind}-${log}-${manifestSha256.slice(0, 8)}.json`;
}
