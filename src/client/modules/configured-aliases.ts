import { createRequire } from 'node:module';
import path from 'node:path';
import type { FileTree } from '../../tree/file-tree';
import { nearestAliases, type AliasesByFolder, type PathAliases } from './aliases-by-folder';
import type * as tables from './alias-tables';
import type { Alias } from './alias-tables';
import { matchedBy, tamePattern } from './tame-pattern';

/** The compiler is loaded when there is a configuration to read. */
const load = createRequire(__filename);

const BABEL = ['babel.config.js', 'babel.config.cjs', 'babel.config.json', '.babelrc', '.babelrc.js', '.babelrc.json'];
const BUNDLERS = ['vite.config', 'webpack.config', 'metro.config'].flatMap((name) =>
  ['.ts', '.mts', '.js', '.mjs', '.cjs'].map((extension) => name + extension),
);

/** An alias is a name, or a regular expression, which babel-plugin-module-resolver writes as a name that begins with `^` or ends with `$`. */
function aliased({ name, target }: Alias): PathAliases {
  if (typeof name === 'string' && !/^\^|\$$/.test(name)) {
    const folder = name.endsWith('/') ? name : `${name}/`;
    return (specifier) =>
      specifier === name ? [target] : specifier.startsWith(folder) ? [`${target}/${specifier.slice(folder.length)}`] : [];
  }
  const pattern = typeof name === 'string' ? tamePattern(name) : name;
  return (specifier) => {
    const found = pattern === undefined ? null : matchedBy(pattern, specifier);
    if (found === null) return [];
    const replacement = target.replace(/[\\$](\d)/g, (_, group: string) => found[Number(group)] ?? '');
    return [typeof name === 'string' ? replacement : specifier.replace(found[0], () => replacement)];
  };
}

/** What bare specifiers stand for by the nearest configuration of some names that has a word in it. */
function aliasesOf(tree: FileTree, names: readonly string[], word: RegExp): AliasesByFolder {
  return nearestAliases((folder) => {
    const file = names.map((name) => path.posix.join(folder, name)).find((each) => tree.has(each));
    const read = file === undefined ? undefined : tree.read(file);
    if (file === undefined || read === undefined || !('text' in read) || !word.test(read.text)) return undefined;
    const { aliasTables } = load('./alias-tables') as typeof tables;
    const { aliases, roots } = aliasTables(file, read.text);
    const all = [...aliases.map(aliased), ...roots.map((root): PathAliases => (specifier) => [`${root}/${specifier}`])];
    return (specifier) => all.flatMap((each) => each(specifier)).map((target) => path.posix.join(folder, target));
  });
}

/** The aliases of babel-plugin-module-resolver in the nearest Babel configuration. */
export const babelAliases = (tree: FileTree): AliasesByFolder => aliasesOf(tree, BABEL, /module-resolver/);

/** The aliases in the nearest configuration of Vite, webpack or Metro. */
export const bundlerAliases = (tree: FileTree): AliasesByFolder => aliasesOf(tree, BUNDLERS, /\balias\b|\bextraNodeModules\b/);
