import { Fields, type JsonValue } from '@lianshu/core/json';
import { momentField } from '../../api/index.ts';

export type LogPhase = 'ceremony' | 'open' | 'held' | 'filed';

/** The papers of a log, as lead and commission see them: how far its ceremony is. Never a count. */
export interface LogStatus {
  readonly log: string;
  readonly stage: 'proposal' | 'petition';
  readonly round: number;
  readonly phase: LogPhase;
  /** ms; null unless held. */
  readonly heldUntil: number | null;
  /** M, lower-case hex; null where the server does not name what the signing address is made of. */
  readonly manifestSha256: string | null;
  readonly commissionSigned: boolean;
  /** Whether the registry's signature has been taken in, which opening the log does. */
  readonly registrySigned: boolean;
  readonly possessionPassed: boolean;
}

/** Throws ParseError. */
export function logStatusFromJson(value: JsonValue): LogStatus {
  const fields = new Fields(value, 'log');
  return {
    log: fields.string('log', 64),
    stage: fields.oneOf('stage', ['proposal', 'petition']),
    round: fields.integer('round', 1, 2),
    phase: fields.oneOf('phase', ['ceremony', 'open', 'held', 'filed']),
    heldUntil: fields.isNull('heldUntil') ? null : momentField(fields, 'heldUntil'),
    manifestSha256: fields.isNull('manifestSha256') ? null : fields.string('manifestSha256', 64),
    commissionSigned: fields.boolean('commissionSigned'),
    registrySigned: fields.boolean('registrySigned'),
    possessionPassed: fields.boolean('possessionPassed'),
  };
}
