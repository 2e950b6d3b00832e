// npm run -s demo -- --json [--signers N]: plays a whole case without a browser and prints what happened.
import './guard.mjs';

const { runDemo } = await import('../devkit/src/demo/main.ts');
process.exitCode = await runDemo(process.argv.slice(2));
