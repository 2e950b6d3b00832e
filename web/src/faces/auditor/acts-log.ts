import { type Act, actFromJson } from '@lianshu/core/acts';
import { Fields, type JsonValue } from '@lianshu/core/json';
import { parseCheckpoint } from '@lianshu/core/tlog';
import { type Answer, type Api, fromJson } from '../../api/index.ts';

/** What the server shows in one page. */
export const PAGE = 100;

/** An entry of the acts log as the auditor reads it. */
export interface ShownAct {
  readonly index: number;
  readonly act: Act;
  /** Type of the case event that it names, as the table has it. */
  readonly eventType: string | null;
  /** Whether a card's signature belongs to it. */
  readonly isSigned: boolean;
}

export interface ActsPage {
  readonly origin: string;
  readonly size: number;
  /** Of the log as it is now. */
  readonly root: Uint8Array;
  readonly entries: readonly ShownAct[];
}

/** A page of entries from index `from`; of one case alone when it is named. */
export async function fetchActs(api: Api, from: number, caseNumber: string | undefined): Promise<Answer<ActsPage>> {
  const named = caseNumber === undefined ? '' : `&case=${encodeURIComponent(caseNumber)}`;
  return fromJson(await api.get(`/api/auditor/acts?from=${from}${named}`), readPage);
}

function readPage(value: JsonValue): ActsPage {
  const fields = new Fields(value);
  const { origin, root } = parseCheckpoint(fields.string('checkpoint', 200_000)).checkpoint;
  return {
    origin,
    root,
    size: fields.integer('size'),
    entries: fields.array('entries').map(readEntry),
  };
}

function readEntry(value: JsonValue): ShownAct {
  const fields = new Fields(value, 'entry');
  return {
    index: fields.integer('index'),
    act: actFromJson(fields.json('act')),
    eventType: fields.isNull('event') ? null : fields.object('event').string('type', 60),
    isSigned: !fields.isNull('cms'),
  };
}
