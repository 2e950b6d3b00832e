import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PersonRecord } from '../../../registry/src/register/person-record.ts';
import type { PlantedPerson } from './planted.ts';

const BUFFER_CHARACTERS = 1 << 20;

/**
 * Writes a register file for the registry program: one PersonRecord as JSON per line, UTF-8, LF. Streams, so the memory
 * needed does not grow with the number of people; the file appears under its name only when it is whole. Planted people
 * whom the register must not know are left out. Returns the number of lines.
 */
export function writeRegister(
  path: string,
  people: Iterable<PersonRecord>,
  planted: Iterable<PlantedPerson> = [],
): number {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  const file = openSync(draft, 'w');
  let lines = 0;
  try {
    let buffer = '';
    const write = (person: PersonRecord): void => {
      buffer += `${JSON.stringify(person)}\n`;
      lines += 1;
      if (buffer.length < BUFFER_CHARACTERS) return;
      writeSync(file, buffer);
      buffer = '';
    };
    for (const { person, inRegister } of planted) if (inRegister) write(person);
    for (const person of people) write(person);
    writeSync(file, buffer);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
  return lines;
}
