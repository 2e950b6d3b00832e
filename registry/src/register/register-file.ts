import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ParseError } from '@lianshu/core/errors';
import { type PersonRecord, parsePersonRecord } from './person-record.ts';
import type { PopulationRegister } from './population-register.ts';

const ID_NUMBER = /"idNumber"\s*:\s*"([A-Z0-9]{10})"/;

/**
 * A register kept as a file of JSON lines, UTF-8, one PersonRecord each. Reads the file once per `find` and parses only
 * the lines asked for, so memory depends on the question. Rejects with ParseError at the line number when a line has no ID
 * number, does not parse, or names a person a second time.
 */
export function openRegisterFile(path: string): PopulationRegister {
  return {
    async find(idNumbers) {
      const found = new Map<string, PersonRecord>();
      const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
      let number = 0;
      for await (const line of lines) {
        number += 1;
        if (line === '') continue;
        const idNumber = ID_NUMBER.exec(line)?.[1];
        if (idNumber === undefined) throw new ParseError('json.shape', `register line ${number}`);
        if (!idNumbers.has(idNumber)) continue;
        const person = parsePersonRecord(line);
        if (person.idNumber !== idNumber || found.has(idNumber))
          throw new ParseError('json.shape', `register line ${number}`);
        found.set(idNumber, person);
      }
      return found;
    },
  };
}
