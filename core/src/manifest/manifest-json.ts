import { toBase64url } from '../bytes/index.ts';
import { parseIsoDate } from '../calendar/index.ts';
import { parseLogId, type Round } from '../case/index.ts';
import {
  CREDENTIAL_KINDS,
  type CredentialBasis,
  type CredentialKind,
  faultOfCredentialPolicy,
} from '../credential/index.ts';
import { ParseError } from '../errors/index.ts';
import { Fields, type JsonObject, type JsonValue } from '../json/index.ts';
import { assertOrigin, assertPlainText, STATEMENT_TEMPLATE } from '../statement/index.ts';
import {
  type CoverPolicy,
  MANIFEST_FORMAT,
  type Manifest,
  type ManifestCase,
  type ManifestPolicies,
  type WitnessPolicy,
} from './manifest.ts';

/** C2SP signed-note key names: printable ASCII without space and plus. */
const LOG_ORIGIN = /^[!-*,-~]{1,255}$/;
const MAX_DISPLAYED = 4096;

function plain(fields: Fields, key: string, maxLength: number): string {
  const text = fields.string(key, maxLength);
  if (text === '') throw new ParseError('json.shape', key);
  assertPlainText(text, key);
  return text;
}

function basis(fields: Fields, key: string): string | null {
  return fields.isNull(key) ? null : plain(fields, key, 200);
}

function readCase(fields: Fields): ManifestCase {
  const found = {
    number: fields.string('number', 8),
    stage: fields.oneOf('stage', ['proposal', 'petition']),
    round: fields.integer('round', 1, 2) as Round,
    mainText: plain(fields, 'mainText', MAX_DISPLAYED),
    mainTextSha256: fields.bytes('mainTextSha256', 32),
    reasonSha256: fields.bytes('reasonSha256', 32),
    leadName: plain(fields, 'leadName', 200),
    leadSigningCertSha256: fields.bytes('leadSigningCertSha256', 32),
  };
  fields.end();
  return found;
}

function readCover(fields: Fields): CoverPolicy {
  const mode = fields.oneOf('mode', ['off', 'metronome']);
  const cover: CoverPolicy =
    mode === 'off'
      ? { mode, poolMs: fields.integer('poolMs', 1, 60_000), padTo: fields.integer('padTo', 1, 4096) }
      : {
          mode,
          tickMs: fields.integer('tickMs', 1000, 600_000),
          baseClass: fields.integer('baseClass', 0, 1024),
          steps: fields.oneOf('steps', ['manual', 'automatic']),
        };
  fields.end();
  return cover;
}

function readCredentials(fields: Fields): { credentials: CredentialKind[]; credentialBasis: CredentialBasis } {
  const named = fields.array('credentials');
  const credentials = named.map((name) => {
    const kind = CREDENTIAL_KINDS.find((known) => known === name);
    if (kind === undefined) throw new ParseError('json.shape', 'credentials');
    return kind;
  });
  const given = fields.object('credentialBasis');
  const credentialBasis: { [kind in CredentialKind]?: string } = {};
  for (const kind of CREDENTIAL_KINDS) if (given.has(kind)) credentialBasis[kind] = plain(given, kind, 200);
  given.end();
  const fault = faultOfCredentialPolicy({ credentials, credentialBasis });
  if (fault !== undefined) throw new ParseError('json.shape', fault);
  return { credentials, credentialBasis };
}

export function readPolicies(fields: Fields): ManifestPolicies {
  const policies: ManifestPolicies = {
    disclosure: fields.oneOf('disclosure', ['lead', 'lead+registry']),
    disclosureBasis: basis(fields, 'disclosureBasis'),
    withdrawal: basis(fields, 'withdrawal'),
    ...readCredentials(fields),
    cover: readCover(fields.object('cover')),
    pilot: fields.boolean('pilot'),
    originAttribute: fields.oneOf('originAttribute', ['off', 'warn', 'enforce']),
    rosterFile: fields.boolean('rosterFile'),
  };
  fields.end();
  const withheld = policies.disclosure === 'lead+registry';
  if (withheld !== (policies.disclosureBasis !== null)) throw new ParseError('json.shape', 'disclosureBasis');
  if (withheld && policies.rosterFile) throw new ParseError('json.shape', 'rosterFile');
  return policies;
}

export function readWitness(fields: Fields): WitnessPolicy {
  if (fields.oneOf('policy', ['none', 'quorum']) === 'none') {
    fields.end();
    return { policy: 'none' };
  }
  const vkeys = fields.array('vkeys').map((vkey) => {
    if (typeof vkey !== 'string' || vkey.length > 4096) throw new ParseError('json.shape', 'vkeys');
    return vkey;
  });
  const threshold = fields.integer('threshold', 1, vkeys.length);
  fields.end();
  if (new Set(vkeys).size !== vkeys.length) throw new ParseError('json.shape', 'vkeys');
  return { policy: 'quorum', threshold, vkeys };
}

/**
 * A manifest from its JSON value; unknown and missing fields, other lengths and contradictions (log against case, window,
 * disclosure against its basis) are refused. Throws ParseError. Hashes are not recomputed here: `verifySignedManifest`.
 */
export function manifestFromJson(value: JsonValue): Manifest {
  const fields = new Fields(value, 'manifest');
  fields.oneOf('format', [MANIFEST_FORMAT]);
  const keys = fields.object('keys');
  const registry = fields.object('registry');
  const logKeys = fields.object('logKeys');
  const statement = fields.object('statement');
  const record = fields.object('record');
  const window = fields.object('window');
  const manifest: Manifest = {
    log: fields.string('log', 64),
    logOrigin: fields.string('logOrigin', 255),
    previousRoot: fields.isNull('previousRoot') ? null : fields.bytes('previousRoot', 32),
    case: readCase(fields.object('case')),
    window: { firstDay: window.string('firstDay', 10), lastDay: window.string('lastDay', 10) },
    keys: {
      open: keys.bytes('open', 1216),
      count: keys.bytes('count', 32),
      wrapSha256: keys.bytes('wrapSha256', 32),
    },
    registry: {
      seal: registry.bytes('seal', 1216),
      verdict: registry.bytes('verdict', 32),
      ed25519: registry.bytes('ed25519', 32),
    },
    logKeys: { ed25519: logKeys.bytes('ed25519', 32), mldsa44: logKeys.bytes('mldsa44', 1312) },
    statement: {
      template: statement.oneOf('template', [STATEMENT_TEMPLATE]),
      sha256: statement.bytes('sha256', 32),
      origin: statement.string('origin', 255),
    },
    record: { plaintextLength: record.integer('plaintextLength', 4096, 65_536) },
    policies: readPolicies(fields.object('policies')),
    witness: readWitness(fields.object('witness')),
    createdAt: fields.integer('createdAt'),
  };
  for (const part of [keys, registry, logKeys, statement, record, window, fields]) part.end();
  assertConsistent(manifest);
  return manifest;
}

function assertConsistent(manifest: Manifest): void {
  const { caseNumber, stage, round } = parseLogId(manifest.log);
  if (caseNumber !== manifest.case.number || stage !== manifest.case.stage || round !== manifest.case.round)
    throw new ParseError('json.shape', 'log');
  if (!LOG_ORIGIN.test(manifest.logOrigin)) throw new ParseError('json.shape', 'logOrigin');
  // A supplement without one: nothing electronic was opened in the first round.
  if (round === 1 && manifest.previousRoot !== null) throw new ParseError('json.shape', 'previousRoot');
  assertOrigin(manifest.statement.origin);
  parseIsoDate(manifest.window.firstDay);
  parseIsoDate(manifest.window.lastDay);
  if (manifest.window.firstDay > manifest.window.lastDay) throw new ParseError('json.shape', 'window');
}

/** The inverse of `readPolicies`. */
export function policiesToJson(policies: ManifestPolicies): JsonObject {
  const { credentials, credentialBasis, cover } = policies;
  return { ...policies, credentials, credentialBasis: { ...credentialBasis }, cover: { ...cover } };
}

/** The inverse of `manifestFromJson`. */
export function manifestToJson(manifest: Manifest): JsonValue {
  const b = toBase64url;
  return {
    format: MANIFEST_FORMAT,
    log: manifest.log,
    logOrigin: manifest.logOrigin,
    previousRoot: manifest.previousRoot === null ? null : b(manifest.previousRoot),
    case: {
      ...manifest.case,
      mainTextSha256: b(manifest.case.mainTextSha256),
      reasonSha256: b(manifest.case.reasonSha256),
      leadSigningCertSha256: b(manifest.case.leadSigningCertSha256),
    },
    window: { ...manifest.window },
    keys: {
      open: b(manifest.keys.open),
      count: b(manifest.keys.count),
      wrapSha256: b(manifest.keys.wrapSha256),
    },
    registry: {
      seal: b(manifest.registry.seal),
      verdict: b(manifest.registry.verdict),
      ed25519: b(manifest.registry.ed25519),
    },
    logKeys: { ed25519: b(manifest.logKeys.ed25519), mldsa44: b(manifest.logKeys.mldsa44) },
    statement: { ...manifest.statement, sha256: b(manifest.statement.sha256) },
    record: { ...manifest.record },
    policies: policiesToJson(manifest.policies),
    witness: { ...manifest.witness },
    createdAt: manifest.createdAt,
  };
}
