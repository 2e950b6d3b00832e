import { Fields } from '@lianshu/core/json';
import type { LoginRole } from '@lianshu/core/statement';
import { type Answer, type Api, fromJson, momentField } from '../../api/index.ts';

export const BROWSERS = ['chrome', 'edge', 'firefox', 'safari', 'lead-tool', 'other'] as const;
export const SYSTEMS = ['windows', 'macos', 'linux', 'android', 'ios', 'other'] as const;

/** A session of the visitor's own as the server lists it; times in ms, to the minute. */
export interface OwnSession {
  readonly id: string;
  readonly begunAt: number;
  readonly usedAt: number;
  readonly expiresAt: number;
  readonly browser: (typeof BROWSERS)[number];
  readonly system: (typeof SYSTEMS)[number];
  readonly isThis: boolean;
}

/** Where else whoever is signed in is signed in, the newest first. */
export async function fetchSessions(api: Api, role: LoginRole): Promise<Answer<readonly OwnSession[]>> {
  return fromJson(await api.get(`/api/sessions?role=${role}`), (value) =>
    new Fields(value, 'sessions').array('sessions').map((item) => {
      const fields = new Fields(item, 'session');
      const [browser, system] = fields.string('client', 40).split('/');
      return {
        id: fields.string('id', 40),
        begunAt: momentField(fields, 'begunAt'),
        usedAt: momentField(fields, 'usedAt'),
        expiresAt: momentField(fields, 'expiresAt'),
        browser: BROWSERS.find((known) => known === browser) ?? 'other',
        system: SYSTEMS.find((known) => known === system) ?? 'other',
        isThis: fields.boolean('isThis'),
      };
    }),
  );
}

/** Ends another session of hers, or all others; how many ended. */
export async function endSessions(api: Api, role: LoginRole, id?: string): Promise<Answer<number>> {
  const which = id === undefined ? '' : `&id=${encodeURIComponent(id)}`;
  return fromJson(await api.remove(`/api/sessions?role=${role}${which}`), (value) =>
    new Fields(value, 'sessions').integer('ended'),
  );
}
