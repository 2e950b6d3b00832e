import { concat, utf8 } from '@lianshu/core/bytes';
import { checkLoginNonce, type GivenNonce, issueLoginNonce, type LoginNonceParts } from '@lianshu/core/door';
import type { Result } from '@lianshu/core/errors';
import type { ServerParts } from '../parts.ts';
import type { SessionRole } from './session.ts';

const LABEL = utf8('lianshu/v1 login');

type Keys = Pick<ServerParts, 'primitives' | 'nonceKey'>;

/** A login in this role, begun in the browser that holds a value. */
function loginIn({ primitives, nonceKey }: Keys, role: SessionRole): LoginNonceParts {
  const bindingOf = (value: string) => primitives.sha256(concat(LABEL, utf8(` ${role} `), utf8(value)));
  return { primitives, nonceKey, bindingOf };
}

/** As `issueLoginNonce`, for this role. */
export function loginChallenge(parts: ServerParts, role: SessionRole) {
  return issueLoginNonce(loginIn(parts, role), parts.random, parts.clock());
}

/** As `checkLoginNonce`: the name of the login cookie that has served. */
export function checkLoginChallenge(
  keys: Keys,
  role: SessionRole,
  given: GivenNonce,
  browser: ReadonlyMap<string, string>,
  now: number,
): Result<string> {
  return checkLoginNonce(loginIn(keys, role), given, browser, now);
}
