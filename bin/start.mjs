// npm start: the whole system on this computer, with simulated cards and seeded cases, for trying it in a browser.
import './guard.mjs';

const { startDemo } = await import('../devkit/src/start/main.ts');
await startDemo(process.argv.slice(2));
