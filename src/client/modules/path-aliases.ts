import path from 'node:path';
import { parse } from 'jsonc-parser';
import type { FileTree } from '../../tree/file-tree';

/** The paths, relative to the project root, that a bare specifier can stand for. */
export type PathAliases = (specifier: string) => readonly string[];

interface CompilerOptions {
  readonly baseUrl?: string;
  readonly paths?: Readonly<Record<string, readonly string[]>>;
}

interface TsConfig {
  readonly extends?: string | readonly string[];
  readonly compilerOptions?: CompilerOptions;
}

const CONFIG_NAMES = ['tsconfig.json', 'jsconfig.json'];

function readConfig(tree: FileTree, file: string): TsConfig | undefined {
  if (!tree.has(file)) return undefined;
  const read = tree.read(file);
  return 'text' in read ? (parse(read.text) as TsConfig | undefined) : undefined;
}

/** `paths` and the folder they are relative to: the nearest ones along `extends`. */
function pathsOf(tree: FileTree, file: string, depth = 0): { base: string; paths: CompilerOptions['paths'] } | undefined {
  const config = readConfig(tree, file);
  if (config === undefined || depth > 8) return undefined;
  const folder = path.posix.dirname(file);
  const { baseUrl, paths } = config.compilerOptions ?? {};
  if (paths !== undefined || baseUrl !== undefined) return { base: path.posix.join(folder, baseUrl ?? '.'), paths };
  for (const parent of [config.extends ?? []].flat()) {
    if (!parent.startsWith('.')) continue;
    const target = path.posix.join(folder, parent.endsWith('.json') ? parent : `${parent}.json`);
    const found = pathsOf(tree, target, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The nearest tsconfig.json or jsconfig.json upward from a folder. */
function nearestConfig(tree: FileTree, folder: string): string | undefined {
  for (let current = folder; ; current = path.posix.dirname(current)) {
    const found = CONFIG_NAMES.map((name) => path.posix.join(current, name)).find((file) => tree.has(file));
    if (found !== undefined || current === '.' || current === '/' || current === '') return found;
  }
}

/** What `*` in a pattern of `paths` stands for, if the specifier matches it. */
function matched(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === specifier ? '' : undefined;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const fits = specifier.length >= head.length + tail.length && specifier.startsWith(head) && specifier.endsWith(tail);
  return fits ? specifier.slice(head.length, specifier.length - tail.length) : undefined;
}

const BABEL_CONFIG_NAMES = ['babel.config.js', 'babel.config.cjs', 'babel.config.json', '.babelrc', '.babelrc.js', '.babelrc.json'];

function patternOf(text: string): RegExp | undefined {
  try {
    return new RegExp(text);
  } catch {
    // Babel itself refuses such a configuration.
    return undefined;
  }
}

/** An alias as babel-plugin-module-resolver has it: a name, or a regular expression where it begins with `^` or ends with `$`. */
function babelAlias(name: string, target: string): PathAliases {
  if (!/^\^|\$$/.test(name)) return (specifier) => (specifier === name || specifier.startsWith(`${name}/`) ? [target + specifier.slice(name.length)] : []);
  const pattern = patternOf(name.replaceAll('\\\\', '\\'));
  return (specifier) => {
    const found = pattern?.exec(specifier) ?? null;
    return found === null ? [] : [target.replace(/\\{1,2}(\d)/g, (_, group: string) => found[Number(group)] ?? '')];
  };
}

/** What the options of babel-plugin-module-resolver say in the text of a Babel configuration: its aliases, and the folders that names are looked for in. */
function resolverOptions(text: string): readonly PathAliases[] {
  const aliases = [...text.matchAll(/['"]?([\w./()+*$^~@#\\-]*)['"]?\s*:\s*['"](\.{1,2}(?:\/[^'"]*)?)['"]/g)].map(([, name = '', target = '']) => babelAlias(name, target));
  const roots = [...text.matchAll(/\broot['"]?\s*:\s*\[([^\]]*)\]/g)].flatMap(([, list = '']) => [...list.matchAll(/['"](\.[^'"]*)['"]/g)].map(([, root = '']) => root));
  return [...aliases, ...roots.map((root): PathAliases => (specifier) => [`${root}/${specifier}`])];
}

/** The aliases of babel-plugin-module-resolver in the nearest Babel configuration. */
function babelAliases(tree: FileTree, folder: string): PathAliases {
  for (let current = folder; ; current = path.posix.dirname(current)) {
    const file = BABEL_CONFIG_NAMES.map((name) => path.posix.join(current, name)).find((name) => tree.has(name));
    const read = file === undefined ? undefined : tree.read(file);
    if (read !== undefined && 'text' in read && read.text.includes('module-resolver')) {
      const options = resolverOptions(read.text);
      return (specifier) => options.flatMap((paths) => paths(specifier)).map((target) => path.posix.join(current, target));
    }
    if (current === '.' || current === '/' || current === '') return () => [];
  }
}

/** What bare specifiers stand for: by the nearest TypeScript configuration, else by the nearest Babel configuration. */
export function pathAliases(tree: FileTree, folder: string): PathAliases {
  const [typescript, babel] = [typescriptAliases(tree, folder), babelAliases(tree, folder)];
  return (specifier) => [...typescript(specifier), ...babel(specifier)];
}

/** Reads `paths` and `baseUrl` of the nearest TypeScript configuration, as bundlers' plugins do. */
function typescriptAliases(tree: FileTree, folder: string): PathAliases {
  const config = nearestConfig(tree, folder);
  const found = config === undefined ? undefined : pathsOf(tree, config);
  if (found === undefined) return () => [];
  const { base, paths = {} } = found;
  return (specifier) => {
    const mapped = Object.entries(paths).flatMap(([pattern, targets]) => {
      const star = matched(pattern, specifier);
      return star === undefined ? [] : targets.map((target) => path.posix.join(base, target.replace('*', star)));
    });
    return [...mapped, path.posix.join(base, specifier)];
  };
}
