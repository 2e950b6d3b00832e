import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { addSteps } from './add-steps.ts';

const CORE = pathToFileURL(join(import.meta.dirname, '../../../core/src/')).href;
const COUNTER = new URL('./step-counter.ts', import.meta.url).href;

/**
 * From now on every module of core that this thread loads counts its steps. Core's own sources know nothing of it and pay
 * nothing for it. Call it before the first import of core, so import what uses core dynamically.
 */
export function instrumentCore(): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.startsWith(CORE) || !url.endsWith('.ts') || loaded.source == null) return loaded;
      const source =
        typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString();
      return { ...loaded, source: addSteps(fileURLToPath(url), source, COUNTER) };
    },
  });
}
