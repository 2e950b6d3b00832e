import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const DEMO = fileURLToPath(new URL('../../audit/trust/demo.json', import.meta.url));
const TEXT = 'virtual:pinned-trust';
const KIND = 'virtual:pinned-kind';

/**
 * `virtual:pinned-trust` exports the text of the trust file that this build pins, whose signatures under a manifest the
 * client believes, and `virtual:pinned-kind` its kind alone, for pages that verify nothing. It is never fetched. `path`
 * comes from LIANSHU_TRUST; without it the demo's keys are pinned, and every page then says that it is a demo.
 */
export function pinnedTrust(path: string | undefined): Plugin {
  return {
    name: 'lianshu:pinned-trust',
    resolveId: (id) => (id === TEXT || id === KIND ? `\0${id}` : undefined),
    load(id) {
      if (id !== `\0${TEXT}` && id !== `\0${KIND}`) return undefined;
      const file = path ?? DEMO;
      if (!existsSync(file))
        this.error(`${path === undefined ? 'the demo trust' : 'LIANSHU_TRUST'}: there is no file ${file}`);
      this.addWatchFile(file);
      const text = readFileSync(file, 'utf8');
      const { kind } = JSON.parse(text) as { kind?: unknown };
      return `export default ${JSON.stringify(id === `\0${TEXT}` ? text : kind)};`;
    },
  };
}
