// npm run build:web: the static client into web/dist.
import './guard.mjs';

const { buildWeb } = await import('../devkit/src/start/web-build.ts');
await buildWeb({ force: true });
