import { Fields, type JsonValue } from '@lianshu/core/json';
import { type Answer, failed, fromJson, getJson } from '../api/index.ts';
import { isMiddlewareOrigin, type MiddlewareSettings, middlewareSettings } from '../middleware/index.ts';

/** What a server says of itself. Its `trust` is not taken over: whose signatures count is pinned in the build. */
export interface Config {
  readonly origin: string;
  readonly demo: boolean;
  readonly middleware: MiddlewareSettings;
  readonly leadToolUrl: string | undefined;
  readonly registryUrl: string | undefined;
}

/** Throws ParseError, or Error when the card component is said to be elsewhere than on this computer. */
export function configFromJson(value: JsonValue): Config {
  const fields = new Fields(value, 'config');
  const optional = (key: string) => (fields.has(key) ? fields.string(key) : undefined);
  const config = {
    origin: fields.string('origin'),
    demo: fields.boolean('demo'),
    middleware: middlewareSettings(fields),
    leadToolUrl: optional('leadToolUrl'),
    registryUrl: optional('registryUrl'),
  };
  if (!isMiddlewareOrigin(config.middleware.origin)) throw new Error('middleware elsewhere');
  return config;
}

let pending: Promise<Answer<Config>> | undefined;

/** Asked once per page; a failure may be asked again. */
export async function loadConfig(): Promise<Answer<Config>> {
  pending ??= getJson('/api/config').then((answer) => fromJson(answer, configFromJson));
  const answer = await pending.catch(() => failed('unexpected'));
  if (!answer.ok) pending = undefined;
  return answer;
}
