import path from 'node:path';
import { parse as parseJson } from 'jsonc-parser';
import type { FileTree } from '../../tree/file-tree';

/** A dependency as a package.json declares it. */
export interface Wanted {
  readonly name: string;
  readonly range: string;
  /** The folder of that package.json. */
  readonly folder: string;
}

/** How a lock file says which version is installed; `within` is the folder of the package, seen from the lock file. */
type Read = (text: string, wanted: Wanted, within: string) => string | undefined;

const LOCK_FILES: readonly (readonly [string, Read])[] = [
  ['package-lock.json', readNpm],
  ['npm-shrinkwrap.json', readNpm],
  ['yarn.lock', readYarn],
  ['pnpm-lock.yaml', readPnpm],
  ['bun.lock', readBun],
];

/** The version that the nearest lock file has for a dependency, upward from its package. What cannot be read says nothing. */
export function lockedVersion(tree: FileTree, wanted: Wanted): string | undefined {
  for (let folder = wanted.folder; ; folder = path.posix.dirname(folder)) {
    for (const [name, read] of LOCK_FILES) {
      const file = path.posix.join(folder, name);
      const source = tree.has(file) ? tree.read(file) : undefined;
      if (source === undefined || !('text' in source) || !source.text.includes(wanted.name)) continue;
      const found = read(source.text, wanted, path.posix.relative(folder, wanted.folder));
      if (found !== undefined) return found;
    }
    if (folder === '.' || folder === '/' || folder === '') return undefined;
  }
}

type Json = Readonly<Record<string, unknown>>;

const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((found, key) => (typeof found === 'object' && found !== null ? (found as Json)[key] : undefined), value);

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Folders from a package up to the lock file, as prefixes. */
function prefixes(within: string): string[] {
  const parts = within === '' ? [] : within.split('/');
  return parts.map((_, index) => `${parts.slice(0, parts.length - index).join('/')}/`).concat('');
}

function readNpm(source: string, { name }: Wanted, within: string): string | undefined {
  let lock: unknown;
  try {
    lock = JSON.parse(source);
  } catch {
    return undefined;
  }
  const found = prefixes(within).map((prefix) => text(at(lock, 'packages', `${prefix}node_modules/${name}`, 'version')));
  return found.find((each) => each !== undefined) ?? text(at(lock, 'dependencies', name, 'version'));
}

/** Both generations: `realm@^12.0.0, realm@12.x:` and `"realm@npm:^12.0.0":`, each with its version on one of the next lines. */
function readYarn(source: string, { name, range }: Wanted): string | undefined {
  const entries = [...source.matchAll(/^([^\s#].*):\r?\n(?:[ \t]+.*\r?\n)*?[ \t]+version:? "?([^"\s]+)"?/gm)];
  const own = entries.flatMap(([, head = '', version = '']) => {
    const ranges = head.split(',').map((each) => each.trim().replace(/^"|"$/g, '')).filter((each) => each.startsWith(`${name}@`));
    return ranges.length === 0 ? [] : [{ ranges: ranges.map((each) => each.slice(name.length + 1).replace(/^npm:/, '')), version }];
  });
  return own.find(({ ranges }) => ranges.includes(range))?.version ?? (own.length === 1 ? own[0]?.version : undefined);
}

const DEPENDENCIES: ReadonlySet<string> = new Set(['dependencies', 'devDependencies', 'optionalDependencies']);

/** pnpm 5 to 9: below `importers` where there are any, with the version as the value, or beside the specifier. Peers follow in brackets, or after `_`. */
function readPnpm(source: string, { name }: Wanted, within: string): string | undefined {
  const keys: { readonly indent: number; readonly key: string }[] = [];
  for (const line of source.split(/\r?\n/)) {
    const [, space = '', key = '', value = ''] = /^( *)'?([^\s'#][^:']*)'?:(?: +(.*))?$/.exec(line) ?? [];
    if (key === '') continue;
    while ((keys.at(-1)?.indent ?? -1) >= space.length) keys.pop();
    keys.push({ indent: space.length, key });
    const names = keys.map((each) => each.key);
    const below = names[0] === 'importers' ? names.slice(2) : within === '' ? names : [];
    const isOwn = names[0] !== 'importers' || names[1] === (within === '' ? '.' : within);
    const isVersion = below.length === 2 || (below.length === 3 && below[2] === 'version');
    if (!isOwn || !isVersion || !DEPENDENCIES.has(below[0] ?? '') || below[1] !== name || value === '') continue;
    return value.replace(/['"]/g, '').replace(/[(_].*$/, '');
  }
  return undefined;
}

function readBun(source: string, { name }: Wanted): string | undefined {
  const [found] = [at(parseJson(source), 'packages', name)].flat() as unknown[];
  return text(found)?.slice(name.length + 1);
}
