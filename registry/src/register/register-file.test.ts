import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ParseError } from '@lianshu/core/errors';
import { createPopulation, writeRegister } from '@lianshu/devkit/population';
import { withFolder } from '../check/filing.fixture.ts';
import { openRegisterFile } from './register-file.ts';
import { isSameName } from './same-name.ts';

const population = createPopulation({ size: 2000 });

test('finds exactly who is asked for, as written', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'register.jsonl');
    assert.equal(writeRegister(path, population.people()), 2000);
    const wanted = [0, 7, 1999].map((index) => population.person(index));
    const found = await openRegisterFile(path).find(
      new Set([...wanted.map((person) => person.idNumber), 'A123456789']),
    );
    assert.deepEqual([...found.values()], wanted);
    assert.equal((await openRegisterFile(path).find(new Set())).size, 0);
  }));

test('a line that is no person, or a person twice, stops everything and shows nothing of it', () =>
  withFolder(async (folder) => {
    const path = join(folder, 'register.jsonl');
    const person = population.person(0);
    const line = JSON.stringify(person);
    const find = (text: string) => {
      writeFileSync(path, text);
      return openRegisterFile(path).find(new Set([person.idNumber]));
    };
    assert.equal((await find(`${line}\n\n`)).size, 1);
    const faults = [
      `${line}\n${line}\n`,
      '{"name":"x"}\n',
      `${line.slice(0, -1)}\n`,
      `${JSON.stringify({ ...person, extra: 1 })}\n`,
      `${JSON.stringify({ ...person, bornOn: '1980-02-30' })}\n`,
      `${JSON.stringify({ ...person, residence: [{ to: '1980-01-01' }] })}\n`,
      `${JSON.stringify({ ...person, name: undefined })}\n`,
    ];
    for (const fault of faults)
      await assert.rejects(find(fault), (error) => {
        assert.ok(error instanceof ParseError);
        assert.ok(!String(error.stack).includes(person.name) && !String(error.stack).includes(person.idNumber));
        return true;
      });
  }));

test('names are compared without spaces, dots and forms', () => {
  for (const [a, b] of [
    ['陳小明', '陳 小明'],
    ['陳小明', '陳　小明'],
    ['谷辣斯．尤達卡', '谷辣斯·尤達卡'],
    ['KOLAS YOTAKA', 'Ｋｏｌａｓ Yotaka'],
  ] as const)
    assert.equal(isSameName(a, b), true, a);
  assert.equal(isSameName('陳小明', '陳小朋'), false);
  assert.equal(isSameName('', '陳小明'), false);
});
