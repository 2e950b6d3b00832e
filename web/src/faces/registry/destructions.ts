import { Fields, type JsonValue } from '@lianshu/core/json';
import { type Answer, type Api, fromJson } from '../../api/index.ts';
import type { CardSignature } from '../session/sign-act.ts';

const STATES = ['waiting', 'done', 'refused'] as const;

/** A case whose records the commission has destroyed. */
export interface DestructionItem {
  readonly caseNumber: string;
  readonly state: (typeof STATES)[number];
  readonly logs: readonly string[];
  /** ms. */
  readonly orderedAt: number | null;
}

function read(value: JsonValue): DestructionItem {
  const fields = new Fields(value);
  return {
    caseNumber: fields.string('caseNumber', 16),
    state: fields.oneOf('state', STATES),
    logs: fields.array('logs').filter((log) => typeof log === 'string'),
    orderedAt: fields.isNull('orderedAt') ? null : fields.integer('orderedAt'),
  };
}

export async function fetchDestructions(api: Api): Promise<Answer<readonly DestructionItem[]>> {
  return fromJson(await api.get('/api/registry/destructions'), (value) =>
    new Fields(value).array('destructions').map(read),
  );
}

export async function destroyAtRegistry(
  api: Api,
  caseNumber: string,
  { cms }: CardSignature,
): Promise<Answer<DestructionItem>> {
  const path = `/api/registry/destructions/${encodeURIComponent(caseNumber)}/destroy`;
  return fromJson(await api.post(path, { card: { cms } }), read);
}
