import assert from 'node:assert/strict';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { REFUSALS } from '@lianshu/core/errors';
import { openCase } from '../testing/acts.testing.ts';
import type { Visitor } from '../testing/visitor.testing.ts';
import { createWorld, type World } from '../testing/world.testing.ts';

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly items?: Schema;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly schema: Schema;
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** A hang is a failure: no answer may take longer. */
const PATIENCE_MS = 15_000;
const MEGABYTES_10 = 10 * 1024 * 1024;
const LONG = 'A'.repeat(100_000);

let world: World;
let port: number;
let sessions: Readonly<Record<'none' | 'lead' | 'commission', Visitor | undefined>>;
let operations: readonly Operation[];

before(async () => {
  world = await createWorld();
  const { lead, officer } = await openCase(world);
  sessions = { none: undefined, lead, commission: officer };
  await world.app.listen({ host: '127.0.0.1', port: 0 });
  port = (world.app.server.address() as AddressInfo).port;
  const { text } = await send('GET', '/api/openapi.json');
  operations = operationsOf(JSON.parse(text));
});
after(() => world.close());

function operationsOf(document: { paths: Record<string, Record<string, unknown>> }): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, found]) => {
      const { parameters = [], requestBody } = found as {
        parameters?: Parameter[];
        requestBody?: { content: Record<string, { schema: Schema }> };
      };
      return { method: method.toUpperCase(), path, parameters, body: requestBody?.content['application/json']?.schema };
    }),
  );
}

/** A raw request that reads the answer also when the server closes before everything was sent. */
function send(
  method: string,
  path: string,
  options: { body?: Uint8Array | string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer to ${method} ${path.slice(0, 80)}`)), PATIENCE_MS);
    const settle = (answer: Answer): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    const sent = request({ host: '127.0.0.1', port, method, path, headers: options.headers ?? {} }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        settle({
          status: answer.statusCode!,
          type: String(answer.headers['content-type']),
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(new Error(`${method} ${path.slice(0, 80)}: ${error.code}`));
    });
    sent.end(options.body);
  });
}

function headersOf(visitor: Visitor | undefined): Record<string, string> {
  if (visitor === undefined) return {};
  return { cookie: visitor.cookie!, 'x-lianshu-csrf': visitor.csrf! };
}

/** A problem document with a code of ours and nothing of the inside. */
function assertProblem(answer: Answer, about: string): void {
  assert.ok(answer.status >= 400 && answer.status !== 500, `${about}: ${answer.status} ${answer.text.slice(0, 200)}`);
  assert.match(answer.type, /^application\/problem\+json/, about);
  const problem = JSON.parse(answer.text) as Record<string, unknown>;
  assert.ok(Object.hasOwn(REFUSALS, problem.code as string), about);
  assert.equal(problem.type, `urn:lianshu:refusal:${problem.code}`, about);
  assert.equal(problem.status, answer.status, about);
  assert.ok(typeof problem.article === 'string' && problem.article !== '', about);
  assert.doesNotMatch(answer.text, /\bat \S+ \(|node:|node_modules|\.ts\b|server\/src|select |insert /i, about);
}

/** Something of the right shape, so that exactly one thing can be made wrong in it. */
function sample({ type, properties, anyOf, const: constant, pattern, items }: Schema): unknown {
  if (constant !== undefined) return constant;
  if (anyOf) return sample(anyOf[0]!);
  switch (type) {
    case 'object':
      return Object.fromEntries(Object.entries(properties ?? {}).map(([key, schema]) => [key, sample(schema)]));
    case 'array':
      return [sample(items ?? {})];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    default:
      return fitting(pattern);
  }
}

const TEXTS = ['2026-11-23', '9001', '9001.petition.1', '1', '1.pdf', '0/000', 'A'.repeat(43), 'ab'.repeat(32)];

/** A text that a pattern lets through, where one of these is. */
function fitting(pattern: string | undefined): string {
  return (pattern === undefined ? undefined : TEXTS.find((text) => new RegExp(pattern).test(text))) ?? '2026-11-23';
}

function pathOf({ path, parameters }: Operation, replace: Readonly<Record<string, string>> = {}): string {
  return path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const given = replace[name];
    if (given !== undefined) return given;
    if (name === 'log') return '9001.petition.1';
    if (name === 'number') return '9001';
    const parameter = parameters.find((found) => found.name === name);
    assert.ok(parameter !== undefined, name);
    return parameter.schema.pattern === undefined ? '0/000' : fitting(parameter.schema.pattern);
  });
}

/** The bodies that every route must refuse, whatever its schema. */
function badBodies(schema: Schema | undefined): [string, Uint8Array | string, string?][] {
  const good = sample(schema ?? { type: 'object' }) as Record<string, unknown>;
  const text = JSON.stringify({ ...good, padding: '示範' });
  const bodies: [string, Uint8Array | string, string?][] = [
    ['null', 'null'],
    ['an array', '[]'],
    ['a string', '"text"'],
    ['a number', '1e400'],
    ['not JSON', '{a:1}'],
    ['nothing but white space', ' '],
    ['truncated JSON', text.slice(0, -3)],
    ['truncated in a character', new TextEncoder().encode(text).slice(0, -3)],
    ['invalid UTF-8', Uint8Array.of(...new TextEncoder().encode('{"a":"'), 0xc3, 0x28, 0x22, 0x7d)],
    ['a byte order mark', '\ufeff{}'],
    ['UTF-16', new Uint8Array(Buffer.from(text, 'utf16le'))],
    ['an unknown field', JSON.stringify({ ...good, unknown: 1 })],
    ['a prototype', '{"__proto__":{"a":1}}'],
    ['a constructor', '{"constructor":{"prototype":{"a":1}}}'],
    ['deep nesting', '['.repeat(60_000) + ']'.repeat(60_000)],
    ['10 MB', new Uint8Array(MEGABYTES_10).fill(0x20)],
    ['10 MB of one string', `{"a":"${'A'.repeat(MEGABYTES_10)}"}`],
    ['a form', 'a=1', 'application/x-www-form-urlencoded'],
    ['text', '{}', 'text/plain'],
    ['a file', '--x--', 'multipart/form-data; boundary=x'],
    ['no media type', '{}', ''],
  ];
  for (const [key, property] of Object.entries(schema?.properties ?? {})) {
    const wrong: unknown[] = [null, [], {}, -1, 1.5, true, '', LONG, 'A', '\u0000', '示範', '=', '../x'];
    for (const value of wrong) {
      if (looksLike(property, value)) continue;
      const shown = value === LONG ? 'a long string' : JSON.stringify(value);
      bodies.push([`${key} as ${shown}`, JSON.stringify({ ...good, [key]: value })]);
    }
    if (schema?.required?.includes(key)) {
      const { [key]: _, ...rest } = good;
      bodies.push([`no ${key}`, JSON.stringify(rest)]);
    }
  }
  return bodies;
}

/** Values that the schema lets through; what the route then makes of them is not this test's question. */
function looksLike(schema: Schema, value: unknown): boolean {
  if (schema.anyOf) return schema.anyOf.some((one) => looksLike(one, value));
  if (schema.const !== undefined) return schema.const === value;
  if (schema.type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  if (schema.type === 'boolean') return typeof value === 'boolean';
  if (schema.type === 'integer') return Number.isInteger(value) && (value as number) >= 0;
  if (schema.type !== 'string' || typeof value !== 'string') return false;
  return value !== LONG && (schema.pattern === undefined || new RegExp(schema.pattern).test(value));
}

test('the document lists every route, and a new one is tested without being named here', () => {
  assert.ok(operations.length >= 30, `only ${operations.length} operations`);
  const paths = operations.map(({ method, path }) => `${method} ${path}`);
  for (const known of ['POST /api/logs/{log}/signatures', 'POST /api/lead/logs/{log}/file', 'GET /api/health'])
    assert.ok(paths.includes(known), known);
});

test('bad bodies get a problem document on every route that takes one', async () => {
  let sent = 0;
  for (const operation of operations.filter(({ method }) => method !== 'GET')) {
    for (const [who, visitor] of Object.entries(sessions)) {
      for (const [what, body, type = 'application/json'] of badBodies(operation.body)) {
        // Logging out has no body; what is sent along is not looked at, and the session would be gone.
        if (operation.method === 'DELETE') continue;
        const about = `${operation.method} ${operation.path} as ${who}: ${what}`;
        const headers = { ...headersOf(visitor), ...(type === '' ? {} : { 'content-type': type }) };
        assertProblem(await send(operation.method, pathOf(operation), { body, headers }), about);
        sent += 1;
      }
    }
  }
  assert.ok(sent > 1000, `only ${sent} requests`);
});

test('bad path parameters and queries get a problem document on every route that has them', async () => {
  const values = [
    '',
    'A',
    '0',
    '-1',
    '1'.repeat(300),
    'A'.repeat(5000),
    '%00',
    '%',
    '%ff',
    '%e7%a4%ba',
    '..',
    '%2e%2e',
    "9001'--",
    '9001.petition.3',
    '{log}',
  ];
  let sent = 0;
  for (const operation of operations) {
    for (const [who, visitor] of Object.entries(sessions)) {
      const headers = { ...headersOf(visitor), 'content-type': 'application/json' };
      // Node's client frames no body of a DELETE, and ours has none.
      const body = ['GET', 'DELETE'].includes(operation.method)
        ? {}
        : { body: JSON.stringify(sample(operation.body ?? { type: 'object' })) };
      for (const { name, in: place } of operation.parameters) {
        for (const value of values) {
          const about = `${operation.method} ${operation.path} as ${who}: ${name} = ${value.slice(0, 40)}`;
          const path =
            place === 'path' ? pathOf(operation, { [name]: value }) : `${pathOf(operation)}?${name}=${value}`;
          // `0` and the long number are places in a log that has no such slot: an empty page.
          if (place === 'query' && /^[0-9]{1,15}$/.test(value)) continue;
          assertProblem(await send(operation.method, path, { headers, ...body }), about);
          sent += 1;
        }
        if (place === 'query')
          assertProblem(
            await send('GET', `${pathOf(operation)}?unknown=1`, { headers }),
            `${operation.path}: unknown query`,
          );
      }
    }
  }
  assert.ok(sent > 300, `only ${sent} requests`);
});

test('without a session, or with the other role, nothing behind a session answers', async () => {
  let tried = 0;
  for (const operation of operations) {
    const role = /^\/api\/(lead|commission)\//.exec(operation.path)?.[1] as 'lead' | 'commission' | undefined;
    if (role === undefined) continue;
    const body =
      operation.method === 'GET' ? {} : { body: JSON.stringify(sample(operation.body ?? { type: 'object' })) };
    const type = { 'content-type': 'application/json' };
    const nobody = await send(operation.method, pathOf(operation), { ...body, headers: type });
    assert.equal(JSON.parse(nobody.text).code, 'session.required', operation.path);
    const other = sessions[role === 'lead' ? 'commission' : 'lead'];
    const wrong = await send(operation.method, pathOf(operation), {
      ...body,
      headers: { ...headersOf(other), ...type },
    });
    assert.equal(JSON.parse(wrong.text).code, 'session.wrong-role', operation.path);
    if (operation.method !== 'GET') {
      const { cookie } = sessions[role]!;
      const bare = await send(operation.method, pathOf(operation), { ...body, headers: { cookie: cookie!, ...type } });
      assert.equal(JSON.parse(bare.text).code, 'session.csrf', operation.path);
      const foreign = { ...headersOf(sessions[role]), ...type, origin: 'https://evil.example' };
      const cross = await send(operation.method, pathOf(operation), { ...body, headers: foreign });
      assert.equal(JSON.parse(cross.text).code, 'session.csrf', operation.path);
    }
    tried += 1;
  }
  assert.ok(tried >= 17, `only ${tried} routes`);
});

test('the bad input changed nothing and was not written down', async () => {
  assert.equal((await send('GET', '/api/cases/9001')).status, 200);
  assert.equal(JSON.parse((await send('GET', '/api/logs/9001.petition.1')).text).open, true);
  assert.doesNotMatch(world.logged(), /AAAAAAAA|evil\.example|__proto__|"fault"/);
});
