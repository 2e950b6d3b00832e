// npm run -s law -- RULE ARGUMENTS: deadlines, thresholds and text rules of the Referendum Act, as JSON.
import './guard.mjs';
import { readFileSync } from 'node:fs';

const { runLaw } = await import('../audit/src/law/main.ts');
process.exitCode = runLaw(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  stdin: () => new Uint8Array(readFileSync(0)),
});
