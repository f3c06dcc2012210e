import type { Plugin } from 'vitest/config';

/** `load('./module')`, by which sources load a module of their own once there is something to read. */
const LATER = /\bload\('(\.[^']+)'\)/g;

/**
 * What the sources load when it is needed, tests import: the modules are not compiled there, and a second copy of one would not
 * know what the first one remembers. The lines stay where they are.
 */
export const loadedAtOnce: Plugin = {
  name: 'loaded-at-once',
  enforce: 'pre',
  transform(code, id) {
    if (!/[\\/]src[\\/].*\.ts$/.test(id) || !code.includes('createRequire(__filename)')) return undefined;
    const modules = [...new Set([...code.matchAll(LATER)].map(([, module = '']) => module))];
    const imports = modules.map((module, index) => `import * as later${index} from '${module}'; `).join('');
    return { code: imports + code.replace(LATER, (_, module: string) => `later${modules.indexOf(module)}`), map: null };
  },
};
