// npm test: everything that needs no service. npm run test:pg (--pg): the suite that needs a PostgreSQL server.
// Arguments that are not flags are glob patterns: npm test -- 'core/src/tlog/**/*.test.ts'
import './guard.mjs';

const { runTests } = await import('../test/run-tests.ts');
process.exitCode = await runTests(process.argv.slice(2));
