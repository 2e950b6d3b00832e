import text from 'virtual:pinned-trust';
import { utf8 } from '@lianshu/core/bytes';
import { parseTrust, type Trust } from '@lianshu/core/trust';

let parsed: Trust | undefined;

/** Whose signatures this build believes; undefined when it was built without a trust file. Never fetched. */
export function pinnedTrust(): Trust | undefined {
  if (parsed === undefined && text !== '') parsed = parseTrust(utf8(text));
  return parsed;
}

/** Everything that does not pin production keys is a demonstration and says so on every page. */
export const IS_DEMO = !text.includes('"kind":"production"');
