import path from 'node:path';
import { isOutside, type FileTree } from '../../tree/file-tree';
import { holdsScript } from '../../tree/script-blocks';
import type { ClientMemory } from './memory';
import { createParser, type SourceModule } from './parse';
import { pathAliases } from './path-aliases';
import { workspacePackages } from './workspace-packages';

/** The parsed sources of a client. A module is parsed when somebody asks for it, and once. */
export interface Modules {
  /** Parses a text that is already at hand. */
  add(file: string, text: string): SourceModule;
  /** `undefined` where there is no such file or it cannot be read. */
  load(file: string): SourceModule | undefined;
  /** The module that an import specifier in `from` names, if it is one of the project's own. */
  resolve(specifier: string, from: string): SourceModule | undefined;
}

/** Where a file has a variant for devices, that is the one which React Native takes. */
const VARIANTS = ['.ios', '.android', '.native', ''];

const EXTENSIONS = [...['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'].flatMap((extension) => VARIANTS.map((variant) => variant + extension)), '.json'];

/** `./Task.js` in TypeScript sources means `./Task.ts`. */
const WRITTEN_AS: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'], '.jsx': ['.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'],
};

/** The files that a path without or with an extension can stand for, in the order in which bundlers try them. */
function candidatesOf(target: string): string[] {
  const extension = path.posix.extname(target);
  const stem = target.slice(0, target.length - extension.length);
  return [
    target,
    ...(WRITTEN_AS[extension] ?? []).map((written) => stem + written),
    ...EXTENSIONS.map((written) => target + written),
    ...EXTENSIONS.map((written) => `${target}/index${written}`),
  ];
}

export function createModules(tree: FileTree, memory: ClientMemory): Modules {
  const parse = createParser();
  const loaded = new Map<string, SourceModule | undefined>();
  const packages = workspacePackages(tree);
  const aliasesOf = pathAliases(tree, packages);

  function add(file: string, text: string): SourceModule {
    const known = memory.files.get(file);
    const module = known?.module ?? { file, ...parse(file, text) };
    if (known?.module === undefined) memory.files.set(file, { ...known, text, module });
    loaded.set(file, module);
    return module;
  }

  function load(file: string): SourceModule | undefined {
    if (loaded.has(file)) return loaded.get(file);
    const read = tree.read(file);
    if ('text' in read) return add(file, read.text);
    loaded.set(file, undefined);
    return undefined;
  }

  function firstExisting(target: string): SourceModule | undefined {
    const file = candidatesOf(path.posix.normalize(target)).find((candidate) => tree.has(candidate) && (holdsScript(candidate) || /\.(?:[cm]?[jt]sx?|json)$/.test(candidate)));
    return file === undefined ? undefined : load(file);
  }

  /** No path that is written in a source leads out of the root, unless it is in a file out there that the configuration or an alias names. */
  function neighbour(target: string, from: string): SourceModule | undefined {
    return isOutside(target) && !isOutside(from) ? undefined : firstExisting(target);
  }

  function resolve(specifier: string, from: string): SourceModule | undefined {
    const found = find(specifier, from);
    if (found !== undefined) memory.imports.set(from, (memory.imports.get(from) ?? new Set()).add(found.file));
    return found;
  }

  function find(specifier: string, from: string): SourceModule | undefined {
    const folder = path.posix.dirname(from);
    if (specifier.startsWith('.')) return neighbour(path.posix.join(folder, specifier), from);
    for (const target of [...aliasesOf(folder)(specifier), ...packages.pathsOf(specifier)]) {
      const found = firstExisting(target);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  return { add, load, resolve };
}
