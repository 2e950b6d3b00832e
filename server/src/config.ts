import { join } from 'node:path';
import { assertOrigin } from '@lianshu/core/statement';

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
  /** Revocation lists (`*.crl`, DER) of the card issuers. Default `<data>/crl`. Empty or stale: no card is accepted. */
  readonly revocationFolder: string;
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
  /** Address of `lianshu lead` and of the registry, for the demo's pages only. */
  readonly leadToolUrl?: string;
  readonly registryUrl?: string;
  /** 試辦: new logs are trials without legal effect, and every statement says so. Default false. */
  readonly pilot: boolean;
  /** Signatures waiting in one log before new ones are told to come back (`log.busy`). Default 2000. */
  readonly maxWaiting: number;
  /** How long a session lasts, ms. Default 8 hours. */
  readonly sessionMs: number;
  /** pino level. Default `info`. No level writes personal data. */
  readonly logLevel: string;
}

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
    officersFile: join(dataFolder, 'officers.json'),
    exchangeFolder: join(dataFolder, 'exchange'),
    bundlesFolder: join(dataFolder, 'bundles'),
    middlewareOrigin: 'http://localhost:61161',
    pilot: false,
    maxWaiting: 2000,
    sessionMs: 8 * 3_600_000,
    logLevel: 'info',
    ...given,
  };
  if (config.origin !== undefined) assertOrigin(config.origin);
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
  return completeConfig({
    dataFolder: needed('LIANSHU_DATA'),
    trustFile: needed('LIANSHU_TRUST'),
    ...optional('host', 'LIANSHU_HOST'),
    ...(env.LIANSHU_PORT ? { port: Number(env.LIANSHU_PORT) } : {}),
    ...optional('origin', 'LIANSHU_ORIGIN'),
    ...optional('databaseUrl', 'DATABASE_URL'),
    ...optional('keysFolder', 'LIANSHU_KEYS'),
    ...optional('headsFolder', 'LIANSHU_HEADS'),
    ...optional('revocationFolder', 'LIANSHU_CRL'),
    ...optional('officersFile', 'LIANSHU_OFFICERS'),
    ...optional('exchangeFolder', 'LIANSHU_EXCHANGE'),
    ...optional('webFolder', 'LIANSHU_WEB'),
    ...optional('logLevel', 'LIANSHU_LOG'),
  });
}
