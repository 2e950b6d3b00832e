import text from 'virtual:pinned-trust';
import { utf8 } from '@lianshu/core/bytes';
import { parseTrust, type Trust } from '@lianshu/core/trust';

let parsed: Trust | undefined;

/** Whose signatures this build believes. Never fetched: a server cannot say whom to trust. */
export function pinnedTrust(): Trust {
  parsed ??= parseTrust(utf8(text));
  return parsed;
}
