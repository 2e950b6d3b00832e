import { configFromEnvironment } from './config.ts';
import { startServer } from './start.ts';

// The process: settings from the environment, one server, an orderly end.
const server = await startServer(configFromEnvironment(process.env));
process.stdout.write(`Lianshu is served at ${server.origin}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
