// npm run -s fuzz -- --n 200000 --seed S --json: hostile inputs for every reader, with counted steps.
import './guard.mjs';

const { runFuzzCommand } = await import('../devkit/src/fuzz/main.ts');
process.exitCode = await runFuzzCommand(process.argv.slice(2));
