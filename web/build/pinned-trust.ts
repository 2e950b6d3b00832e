import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const DEMO = fileURLToPath(new URL('../../audit/trust/demo.json', import.meta.url));

/**
 * `virtual:pinned-trust` exports the text of the trust file that this build pins: whose signatures under a manifest the
 * client believes. It is never fetched. `path` comes from LIANSHU_TRUST; without it the demo's keys are pinned, and every
 * page then says that it is a demo.
 */
export function pinnedTrust(path: string | undefined): Plugin {
  return {
    name: 'lianshu:pinned-trust',
    resolveId: (id) => (id === 'virtual:pinned-trust' ? `\0${id}` : undefined),
    load(id) {
      if (id !== '\0virtual:pinned-trust') return undefined;
      const file = path ?? DEMO;
      if (!existsSync(file)) {
        if (path !== undefined) this.error(`LIANSHU_TRUST: there is no file ${path}`);
        this.warn('audit/trust/demo.json is missing: this build pins no keys and will refuse every signing link.');
        return 'export default "";';
      }
      this.addWatchFile(file);
      return `export default ${JSON.stringify(readFileSync(file, 'utf8'))};`;
    },
  };
}
