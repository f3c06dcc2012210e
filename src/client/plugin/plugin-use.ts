import path from 'node:path';
import type { FileTree } from '../../tree/file-tree';

/**
 * Whether the classes of a file reach the SDK through `@realm/babel-plugin`, as far as the project says so. `unnamed`: the project
 * depends on Realm, and nothing in it names the plugin.
 */
export type PluginUse = 'used' | 'unused' | 'unnamed' | 'unknown';

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

const PLUGIN = '@realm/babel-plugin';
const DEPENDENCY = /"(?:realm|@realm\/react)"\s*:/;

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
  let anywhere: boolean | undefined;

  const namesIn = (folder: string): boolean => CONFIG_NAMES.some((name) => textOf(path.posix.join(folder, name)).includes(PLUGIN));
  const textOf = (file: string): string => {
    const read = tree.has(file) ? tree.read(file) : undefined;
    return read !== undefined && 'text' in read ? read.text : '';
  };

  function isNamedIn(folder: string): boolean {
    const known = named.get(folder);
    if (known !== undefined) return known;
    const parent = path.posix.dirname(folder);
    const result = namesIn(folder) || (parent !== folder && isNamedIn(parent));
    named.set(folder, result);
    return result;
  }

  const dependsOnRealm = (folder: string): boolean => {
    const parent = path.posix.dirname(folder);
    return DEPENDENCY.test(textOf(path.posix.join(folder, 'package.json'))) || (parent !== folder && dependsOnRealm(parent));
  };

  /** A package of its own may be built by the configuration of another one. */
  const isNamedAnywhere = (): boolean =>
    (anywhere ??= tree.files().some((file) => CONFIG_NAMES.includes(path.posix.basename(file)) && textOf(file).includes(PLUGIN)));

  return (file) => {
    if (isNamedIn(path.posix.dirname(file))) return 'used';
    literalStyle ??= sources.some((source) => /\.[cm]?tsx?$/.test(source.file) && LITERAL_STYLE.test(source.text));
    if (literalStyle) return 'unused';
    return dependsOnRealm(path.posix.dirname(file)) && !isNamedAnywhere() ? 'unnamed' : 'unknown';
  };
}
