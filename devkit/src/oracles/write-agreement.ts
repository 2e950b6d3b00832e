// Writes the tables of docs/agreement.md anew: node devkit/src/oracles/write-agreement.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeCorpus, renderTables } from './corpus/agreement.ts';

const file = join(import.meta.dirname, '../../../docs/agreement.md');
const [before, after] = readFileSync(file, 'utf8').split(/<!-- tables -->[\s\S]*<!-- end of tables -->/);
writeFileSync(file, `${before}<!-- tables -->\n\n${renderTables(await judgeCorpus())}\n<!-- end of tables -->${after}`);
