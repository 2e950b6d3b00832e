// npm run -s verify -- BUNDLE [--receipt FILE] [--json]: the offline verifier.
import './guard.mjs';

const { runVerify } = await import('../audit/src/verify/main.ts');
process.exitCode = await runVerify(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
