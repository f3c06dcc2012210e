import { createRequire } from 'node:module';
import path from 'node:path';
import type * as morph from 'ts-morph';
import type { ts } from 'ts-morph';
import type { FileTree } from '../../tree/file-tree';
import { nearestAliases, type AliasesByFolder, type PathAliases } from './aliases-by-folder';
import type { WorkspacePackages } from './workspace-packages';

/** The compiler is loaded when there is a configuration to read. */
const load = createRequire(__filename);

const CONFIG_NAMES = ['tsconfig.json', 'jsconfig.json'];

/** A package where Node looks for it, and the rest of the path. */
const INSTALLED = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(.+)$/;

/** TypeScript's own view of the tree. A package of the workspace counts as installed, whether it is or not. */
function hostOf(tree: FileTree, packages: WorkspacePackages): ts.ParseConfigHost {
  const locate = (absolute: string): string | undefined => {
    const file = path.posix.relative(tree.root, absolute);
    if (tree.has(file)) return file;
    const [, name = '', rest = ''] = INSTALLED.exec(file) ?? [];
    const folder = name === '' ? undefined : packages.folderOf(name);
    const inWorkspace = folder === undefined ? undefined : path.posix.join(folder, rest);
    return inWorkspace !== undefined && tree.has(inWorkspace) ? inWorkspace : undefined;
  };
  const readFile = (absolute: string): string | undefined => {
    const file = locate(absolute);
    const read = file === undefined ? undefined : tree.read(file);
    return read !== undefined && 'text' in read ? read.text : undefined;
  };
  return { useCaseSensitiveFileNames: true, readDirectory: () => [], fileExists: (absolute) => locate(absolute) !== undefined, readFile };
}

/** A configuration as TypeScript reads it, with all that it extends, and those below its folder that it refers to: one of them has the sources. */
function withReferences(file: string, host: ts.ParseConfigHost, seen = new Set<string>()): ts.ParsedCommandLine[] {
  if (seen.has(file) || !host.fileExists(file)) return [];
  seen.add(file);
  const folder = path.posix.dirname(file);
  const { ts } = load('ts-morph') as typeof morph;
  const { config = {} } = ts.readConfigFile(file, host.readFile) as { config?: unknown };
  const parsed = ts.parseJsonConfigFileContent(config, host, folder, undefined, file);
  const references = (parsed.projectReferences ?? []).map((reference) => ts.resolveProjectReferencePath(reference) as string);
  return [parsed, ...references.filter((each) => each.startsWith(`${folder}/`)).flatMap((each) => withReferences(each, host, seen))];
}

/** What `*` in a pattern of `paths` stands for, if the specifier matches it. */
function matched(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star === -1) return pattern === specifier ? '' : undefined;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const fits = specifier.length >= head.length + tail.length && specifier.startsWith(head) && specifier.endsWith(tail);
  return fits ? specifier.slice(head.length, specifier.length - tail.length) : undefined;
}

/** A name that is written out goes before a pattern, and of patterns the one with the longest beginning. */
const precedence = (pattern: string): number => (pattern.includes('*') ? pattern.indexOf('*') : Number.MAX_SAFE_INTEGER);

function pathsOf({ options }: ts.ParsedCommandLine, root: string): PathAliases {
  const { baseUrl, paths } = options;
  const base = baseUrl ?? (options.pathsBasePath as string | undefined);
  if (base === undefined) return () => [];
  // What is no list is a fault that TypeScript names, and keeps.
  const lists = Object.entries(paths ?? {}).filter(([, targets]) => Array.isArray(targets));
  const patterns = lists.sort(([a], [b]) => precedence(b) - precedence(a));
  return (specifier) => {
    const mapped = patterns.flatMap(([pattern, targets]) => {
      const star = matched(pattern, specifier);
      return star === undefined ? [] : targets.map((target) => target.replace('*', () => star));
    });
    return [...mapped, specifier].map((target) => path.posix.relative(root, path.posix.resolve(base, target)));
  };
}

/** What `paths` and `baseUrl` of the nearest TypeScript configuration make of bare specifiers, as bundlers' plugins take them. */
export function tsconfigPaths(tree: FileTree, packages: WorkspacePackages): AliasesByFolder {
  const host = hostOf(tree, packages);
  return nearestAliases((folder) => {
    const file = CONFIG_NAMES.map((name) => path.posix.join(folder, name)).find((each) => tree.has(each));
    if (file === undefined) return undefined;
    const all = withReferences(path.posix.join(tree.root, file), host).map((each) => pathsOf(each, tree.root));
    return (specifier) => all.flatMap((each) => each(specifier));
  });
}
