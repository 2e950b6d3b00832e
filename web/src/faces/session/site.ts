import { equalBytes, utf8 } from '@lianshu/core/bytes';
import { Fields, type JsonValue } from '@lianshu/core/json';
import { encodeTrust, parseTrust, type Trust, trustFromJson } from '@lianshu/core/trust';
import { type Answer, type Api, fromJson } from '../../api/index.ts';
import { type MiddlewareSettings, middlewareSettings } from '../../middleware/index.ts';

/** What `/api/config` says of the site that the page talks to. */
export interface Site {
  /** The origin that statements name. */
  readonly origin: string;
  readonly isDemo: boolean;
  /** Where the card component listens on this computer, and how it is spoken to. */
  readonly middleware: MiddlewareSettings;
  readonly leadToolUrl: string | undefined;
  readonly registryUrl: string | undefined;
  /** Whether the site claims the very keys that this build pins. If not, nothing may be signed here. */
  readonly isTrusted: boolean;
}

/** The keys that this build pins; undefined when it was built without any. */
export function readPinnedTrust(text: string): Trust | undefined {
  try {
    return parseTrust(utf8(text));
  } catch {
    return undefined;
  }
}

/** Asks the server who it is and compares its keys with the pinned ones, which alone are ever used. */
export async function loadSite(api: Api, pinned: Trust | undefined): Promise<Answer<Site>> {
  return fromJson(await api.get('/api/config'), (value) => readSite(value, pinned));
}

function readSite(value: JsonValue, pinned: Trust | undefined): Site {
  const fields = new Fields(value, 'config');
  const optional = (key: string) => (fields.has(key) && !fields.isNull(key) ? fields.string(key, 300) : undefined);
  const claimed = encodeTrust(trustFromJson(fields.json('trust')));
  return {
    origin: fields.string('origin', 300),
    isDemo: fields.boolean('demo'),
    middleware: middlewareSettings(fields),
    leadToolUrl: optional('leadToolUrl'),
    registryUrl: optional('registryUrl'),
    isTrusted: pinned !== undefined && equalBytes(claimed, encodeTrust(pinned)),
  };
}
