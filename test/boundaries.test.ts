// The import table of ARCHITECTURE.md is the architecture. Change it in review, not in passing.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { parseSync } from 'oxc-parser';

const ROOT = join(import.meta.dirname, '..');
const TEST_FILE = /\.(test|fixture|testing)\.tsx?$/;
const TESTS_MAY = ['node:', 'fast-check', '@lianshu/', 'devkit/src/', 'test/', 'playwright-core', 'axe-core', 'pg'];

interface Rule {
  readonly from: string;
  readonly may: readonly string[];
}

function readRules(): Rule[] {
  const text = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  const table = text.slice(text.indexOf('## Import table'));
  return [...table.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)].map(([, from, may]) => ({
    from: from!,
    may: [...may!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
  }));
}

const rules = readRules();
const files = rules
  .flatMap(({ from }) => globSync(`${from}**/*.{ts,tsx}`, { cwd: ROOT }))
  .filter((file) => !/(^|\/)(node_modules|dist)(\/|$)/.test(file));
const unique = [...new Set(files)].sort();

/** Every specifier of a file, type-only, dynamic and re-exports too; relative ones as repository paths. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const { module, errors } = parseSync(file, source);
  assert.equal(errors.length, 0, `${file} does not parse`);
  const names = [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) => found.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.flatMap((found) => {
      const text = source.slice(found.moduleRequest.start, found.moduleRequest.end);
      return /^['"].*['"]$/.test(text) ? [text.slice(1, -1)] : [];
    }),
    ...[...source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].map(([, name]) => name!),
  ];
  return names.map((name) => (name.startsWith('.') ? join(dirname(file), name.replace(/\?.*$/, '')) : name));
}

function allows(may: string, to: string): boolean {
  if (may.endsWith('/') || may.endsWith(':')) return to.startsWith(may);
  return to === may || to.startsWith(`${may}/`);
}

test('the table covers every source file and every row matches a folder', () => {
  const all = globSync('{core,platform,server,registry,audit,web,devkit,pkcs11}/src/**/*.{ts,tsx}', { cwd: ROOT });
  assert.ok(all.length > 100, `only ${all.length} source files found`);
  assert.deepEqual(
    all.filter((file) => !unique.includes(file)),
    [],
  );
  assert.deepEqual(
    rules.filter(({ from }) => !unique.some((file) => file.startsWith(from))).map(({ from }) => from),
    [],
  );
});

test('imports stay inside the boundaries', () => {
  const broken = unique.flatMap((file) => {
    const rule = rules.find(({ from }) => file.startsWith(from))!;
    const workspace = `${file.split('/')[0]}/`;
    const may = [rule.from, ...rule.may, ...(TEST_FILE.test(file) ? [...TESTS_MAY, workspace] : [])];
    return importsOf(file)
      .filter((to) => !may.some((allowed) => allows(allowed, to)))
      .filter((to) => !(TEST_FILE.test(file) && TEST_FILE.test(to)))
      .map((to) => `${file} -> ${to}`);
  });
  assert.deepEqual(broken, []);
});

test('a folder of core is imported through its index', () => {
  const broken = unique
    .filter((file) => file.startsWith('core/src/'))
    .flatMap((file) =>
      importsOf(file)
        .filter((to) => to.startsWith('core/src/') && dirname(to) !== dirname(file))
        .filter((to) => to.split('/')[2] !== file.split('/')[2] && !to.endsWith('/index.ts'))
        .filter(() => !TEST_FILE.test(file))
        .map((to) => `${file} -> ${to}`),
    );
  assert.deepEqual(broken, []);
});

test('there are no import cycles', () => {
  const known = new Set(unique);
  const graph = new Map(unique.map((file) => [file, importsOf(file).filter((to) => known.has(to))]));
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    assert.ok(!path.includes(file), `cycle: ${[...path.slice(path.indexOf(file)), file].join(' -> ')}`);
    if (done.has(file)) return;
    for (const to of graph.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of unique) walk(file, []);
});
