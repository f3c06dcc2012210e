import path from 'node:path';
import type { FileTree } from '../../tree/file-tree';

/** Whether the classes of a file reach the SDK through `@realm/babel-plugin`, as far as the project says so. */
export type PluginUse = 'used' | 'unused' | 'unknown';

const CONFIG_NAMES = [
  'package.json',
  'babel.config.js',
  'babel.config.cjs',
  'babel.config.mjs',
  'babel.config.json',
  '.babelrc',
  '.babelrc.js',
  '.babelrc.json',
];

/** A class with a schema of its own, which the plugin would refuse to build. */
const LITERAL_STYLE = /\bextends\s+(?:\w+\.)*Object\b[^{]*\{[^]*?\bstatic\s+(?:override\s+|readonly\s+)*schema\s*[:=]/;

/**
 * Says for a file whether the plugin is in use: a package or babel configuration upward names it, or, where none does,
 * a sibling source shows that it is not, since the plugin fails the build of classes with a schema of their own.
 */
export function createPluginUse(
  tree: FileTree, sources: readonly { readonly file: string; readonly text: string }[],
): (file: string) => PluginUse {
  const named = new Map<string, boolean>();
  let literalStyle: boolean | undefined;

  function isNamedIn(folder: string): boolean {
    const known = named.get(folder);
    if (known !== undefined) return known;
    const here = CONFIG_NAMES.some((name) => {
      const file = path.posix.join(folder, name);
      if (!tree.has(file)) return false;
      const read = tree.read(file);
      return 'text' in read && read.text.includes('@realm/babel-plugin');
    });
    const parent = path.posix.dirname(folder);
    const result = here || (parent !== folder && isNamedIn(parent));
    named.set(folder, result);
    return result;
  }

  return (file) => {
    if (isNamedIn(path.posix.dirname(file))) return 'used';
    literalStyle ??= sources.some((source) => /\.[cm]?tsx?$/.test(source.file) && LITERAL_STYLE.test(source.text));
    return literalStyle ? 'unused' : 'unknown';
  };
}
