import { join } from 'node:path';
import type { OriginAttributePolicy } from '@lianshu/core/manifest';
import { assertOrigin } from '@lianshu/core/statement';
import { DOOR_RATES, type DoorRates } from './limits/limits.ts';

/** Everything that can be set, with what it means, its default and what goes wrong when it is wrong. */
export interface ServerConfig {
  /** Address to listen on. Default `127.0.0.1`; anything wider needs TLS in front, on the gate's side. */
  readonly host: string;
  /** Port to listen on. Default 8460; 0 takes a free one. */
  readonly port: number;
  /**
   * The web origin that people see, e.g. `https://joint.example.gov.tw`. It stands in every statement that is signed:
   * changing it while a log is open makes every signature fail. Undefined: `http://localhost:<port>`.
   */
  readonly origin?: string;
  /** Where everything lives that is not given its own place below. Must be on a disk that survives. */
  readonly dataFolder: string;
  /** PostgreSQL address. Undefined: the embedded database in the data folder, which promises nothing under a power cut. */
  readonly databaseUrl?: string;
  /** Secret keys, mode 0700. Default `<data>/keys`. Lost: open logs cannot go on. Copied: logs can be forged. Not in any database backup. */
  readonly keysFolder: string;
  /** The last signed head of every log. Default `<data>/heads`; best on another disk. Deleting it hides a rolled-back database. */
  readonly headsFolder: string;
  /**
   * Revocation lists (`*.crl`, DER) of the card issuers (docs/guides/revocation.md). Default `<data>/crl`. Without a list of
   * its generation no card is accepted; with one over a day old signing goes on, and the pages say so.
   */
  readonly revocationFolder: string;
  /**
   * Where the complete list of each generation is fetched from every hour: an http or https address, or a file. Default
   * none: then a job fills `revocationFolder`. The lists prove themselves by their signature.
   */
  readonly revocationSources: Readonly<Record<string, string>>;
  /**
   * The list of officers (docs/guides/officers.md), read again every minute. Default `<data>/officers.json`; without a file
   * the list stays as it is. Whoever changes it decides who acts for the commission.
   */
  readonly officersFile: string;
  /** Files to and from the household registry. Default `<data>/exchange`. */
  readonly exchangeFolder: string;
  /** Published bundles, served as static files. Default `<data>/bundles`. */
  readonly bundlesFolder: string;
  /** The built pages (`web/dist`). Undefined: no pages, only the API. */
  readonly webFolder?: string;
  /** The pinned keys of commission, registry and card issuers. Whoever changes this file decides whom the server trusts. */
  readonly trustFile: string;
  /** Where the card middleware listens on the visitor's computer. Default `http://localhost:61161`. */
  readonly middlewareOrigin: string;
  /** How it is spoken to where no public document says (docs/specs/middleware.md). A wrong value: no card decrypts or no popup answers. */
  readonly middleware: MiddlewareConfig;
  /** Address of `lianshu lead` and of the registry, for the demo's pages only. */
  readonly leadToolUrl?: string;
  readonly registryUrl?: string;
  /** 試辦: new logs are trials without legal effect, and every statement says so. Default false. */
  readonly pilot: boolean;
  /**
   * Whether a card's signature has to name the page that asked for it (docs/specs/origin-attribute.md), in the manifests made
   * from now on. Default `off`: no card component does so yet. `enforce` with one that does not: nobody can sign.
   */
  readonly originAttribute: OriginAttributePolicy;
  /** Signatures waiting in one log before new ones are told to come back (`log.busy`). Default 2000. */
  readonly maxWaiting: number;
  /** How often one address and one card may come to the door; per process, in memory alone. Default `DOOR_RATES`. */
  readonly doorRates: DoorRates;
  /**
   * How many proxies of ours stand in front, each of which appends to X-Forwarded-For. Default 0: the address is that of the
   * connection. Too low: all visitors share the proxy's limit; too high: a visitor names her own address.
   */
  readonly proxies: number;
  /** How long a session lasts at most, ms. Default 8 hours. */
  readonly sessionMs: number;
  /** How long it lasts without being used, ms; at least 10 minutes. Default 1 hour: the ceremony has half an hour of printing and copying in it. */
  readonly sessionIdleMs: number;
  /** How long one value of a session's cookie is used, ms. Default 15 minutes. */
  readonly sessionTurnMs: number;
  /** pino level. Default `info`. No level writes personal data. */
  readonly logLevel: string;
}

/** What the pages are told of the card middleware. */
export interface MiddlewareConfig {
  /** The popup page that is tried first. Default `popupForm`. */
  readonly popupForm: 'popupForm' | 'ChtPopupForm';
  /** The component's `cipherType` for RSAES-PKCS1-v1_5 alone and for CMS EnvelopedData. Default `PKCS#1` and `PKCS#7`. */
  readonly cipherTypes: { readonly pkcs1: string; readonly cms: string };
  /** `plainEncoding` of a decryption. Default `base64`. */
  readonly plainEncoding: 'base64' | 'NONE' | '';
}

const MIDDLEWARE: MiddlewareConfig = {
  popupForm: 'popupForm',
  cipherTypes: { pkcs1: 'PKCS#1', cms: 'PKCS#7' },
  plainEncoding: 'base64',
};

type Given = Partial<ServerConfig> & Pick<ServerConfig, 'dataFolder' | 'trustFile'>;

/** Fills in the defaults. Throws when the origin is not one that a statement can name. */
export function completeConfig(given: Given): ServerConfig {
  const { dataFolder } = given;
  const config: ServerConfig = {
    host: '127.0.0.1',
    port: 8460,
    keysFolder: join(dataFolder, 'keys'),
    headsFolder: join(dataFolder, 'heads'),
    revocationFolder: join(dataFolder, 'crl'),
    revocationSources: {},
    officersFile: join(dataFolder, 'officers.json'),
    exchangeFolder: join(dataFolder, 'exchange'),
    bundlesFolder: join(dataFolder, 'bundles'),
    middlewareOrigin: 'http://localhost:61161',
    middleware: MIDDLEWARE,
    pilot: false,
    originAttribute: 'off',
    maxWaiting: 2000,
    doorRates: DOOR_RATES,
    proxies: 0,
    sessionMs: 8 * 3_600_000,
    sessionIdleMs: 3_600_000,
    sessionTurnMs: 15 * 60_000,
    logLevel: 'info',
    ...given,
  };
  if (config.origin !== undefined) assertOrigin(config.origin);
  // Uses are written down every five minutes: less than twice that would end sessions that are in use.
  if (config.sessionIdleMs < 10 * 60_000) throw new Error('a session may lie idle for ten minutes at least');
  return config;
}

/** The settings of a process from its environment. Throws with the name of a setting that is missing. */
export function configFromEnvironment(env: Readonly<Record<string, string | undefined>>): ServerConfig {
  const needed = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`set ${name} (see server/src/config.ts)`);
    return value;
  };
  const optional = <K extends keyof ServerConfig>(key: K, name: string): Partial<ServerConfig> =>
    env[name] ? { [key]: env[name] } : {};
  const minutes = (key: 'sessionMs' | 'sessionIdleMs', name: string): Partial<ServerConfig> => {
    const text = env[name];
    if (!text) return {};
    const count = Number(text);
    if (!Number.isInteger(count) || count < 1) throw new Error(`${name} is a whole number of minutes`);
    return { [key]: count * 60_000 };
  };
  return completeConfig({
    dataFolder: needed('LIANSHU_DATA'),
    trustFile: needed('LIANSHU_TRUST'),
    ...optional('host', 'LIANSHU_HOST'),
    ...(env.LIANSHU_PORT ? { port: Number(env.LIANSHU_PORT) } : {}),
    ...minutes('sessionMs', 'LIANSHU_SESSION_MINUTES'),
    ...minutes('sessionIdleMs', 'LIANSHU_SESSION_IDLE_MINUTES'),
    ...optional('origin', 'LIANSHU_ORIGIN'),
    ...(env.LIANSHU_PROXIES ? { proxies: countOf('LIANSHU_PROXIES', env.LIANSHU_PROXIES) } : {}),
    ...(env.LIANSHU_ORIGIN_ATTRIBUTE ? { originAttribute: originPolicyOf(env.LIANSHU_ORIGIN_ATTRIBUTE) } : {}),
    ...optional('databaseUrl', 'DATABASE_URL'),
    ...optional('keysFolder', 'LIANSHU_KEYS'),
    ...optional('headsFolder', 'LIANSHU_HEADS'),
    ...optional('revocationFolder', 'LIANSHU_CRL'),
    revocationSources: {
      ...(env.LIANSHU_CRL_G2 ? { G2: env.LIANSHU_CRL_G2 } : {}),
      ...(env.LIANSHU_CRL_G3 ? { G3: env.LIANSHU_CRL_G3 } : {}),
    },
    ...optional('officersFile', 'LIANSHU_OFFICERS'),
    ...optional('exchangeFolder', 'LIANSHU_EXCHANGE'),
    ...optional('webFolder', 'LIANSHU_WEB'),
    ...optional('logLevel', 'LIANSHU_LOG'),
    ...optional('middlewareOrigin', 'LIANSHU_MIDDLEWARE'),
    middleware: {
      popupForm: oneOf(env, 'LIANSHU_POPUP_FORM', ['popupForm', 'ChtPopupForm']) ?? MIDDLEWARE.popupForm,
      cipherTypes: {
        pkcs1: env.LIANSHU_CIPHER_TYPE || MIDDLEWARE.cipherTypes.pkcs1,
        cms: env.LIANSHU_CIPHER_TYPE_CMS || MIDDLEWARE.cipherTypes.cms,
      },
      plainEncoding: oneOf(env, 'LIANSHU_PLAIN_ENCODING', ['base64', 'NONE', '']) ?? MIDDLEWARE.plainEncoding,
    },
  });
}

/** Undefined when the variable is not set; an empty one counts only where that is a value. */
function oneOf<const T extends string>(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  values: readonly T[],
): T | undefined {
  const given = env[name];
  if (given === undefined || (given === '' && !(values as readonly string[]).includes(''))) return undefined;
  const value = values.find((one) => one === given);
  if (value === undefined) throw new Error(`${name} is one of ${values.map((one) => `"${one}"`).join(', ')}`);
  return value;
}

function countOf(name: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0 || count > 10) throw new Error(`${name} is not a small whole number`);
  return count;
}

function originPolicyOf(text: string): OriginAttributePolicy {
  if (text === 'off' || text === 'warn' || text === 'enforce') return text;
  throw new Error('LIANSHU_ORIGIN_ATTRIBUTE is off, warn or enforce');
}
