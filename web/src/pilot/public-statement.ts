import { Fields, type JsonValue } from '@lianshu/core/json';

const KINDS = ['tag-key', 'records', 'registry', 'pilot-report'] as const;

/** A signed statement on a case that is published beside its bundle. */
export interface PublicStatement {
  readonly kind: (typeof KINDS)[number];
  readonly href: string;
}

/** Those that this build knows, at addresses of this site; a newer server may have more. */
export function publicStatementFromJson(value: JsonValue): readonly PublicStatement[] {
  const fields = new Fields(value, 'statement');
  const kind = KINDS.find((known) => known === fields.string('kind'));
  const href = fields.string('href');
  return kind === undefined || !/^\/bundles\/[A-Za-z0-9.-]+\.json$/.test(href) ? [] : [{ kind, href }];
}
