// npm run -s bench -- NAME --json: measures, beside a floor of the same run.
import './guard.mjs';

const { runBenchCommand } = await import('../devkit/src/bench/main.ts');
process.exitCode = await runBenchCommand(process.argv.slice(2));
