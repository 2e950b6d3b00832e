import { SiteCookies } from '@lianshu/platform';

const SESSION = 'lianshu_registry';
const LOGINS = ['lianshu_registry_login_0', 'lianshu_registry_login_1', 'lianshu_registry_login_2'] as const;

/** The cookies of the registry's program. */
export class Cookies extends SiteCookies {
  constructor(origin: string) {
    super(origin.startsWith('https:'), LOGINS);
  }

  readSession(header: string | undefined): string | undefined {
    return this.read(header, SESSION);
  }

  /** A Set-Cookie for the session; an empty value ends it. */
  session(value: string, maxAgeMs: number): string {
    return this.set(SESSION, value, maxAgeMs);
  }
}
