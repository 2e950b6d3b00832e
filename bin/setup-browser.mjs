// npm run setup:browser: finds Chromium for the browser tests, or installs Debian's when run as root.
import './guard.mjs';

const { ensureChromium } = await import('../test/chromium.ts');
process.stdout.write(`Chromium: ${await ensureChromium()}\n`);
