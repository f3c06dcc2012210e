import { posix } from 'node:path';
import type { ServerProblem, ServerSchemas } from '../schema/server-schemas';
import { VALIDATOR_TARGETS, type ValidatorTarget } from '../schema/targets';
import type { FileTree } from '../tree/file-tree';
import type { WordTest } from '../tree/text';
import { findExports } from './app-services/find-exports';
import { readExport } from './app-services/read-export';
import type { JsonNode } from '../json/json-document';
import { isYaml, readData } from '../json/yaml-document';
import { holdsJsonSchema, readJsonSchemas } from './json-schema/read-json-schemas';
import { codeFiles, isCode, MAY_GIVE_VALIDATOR } from './mongodb/code/may-hold';
import { holdsValidators } from './mongodb/collections';
import { readValidators } from './mongodb/read-validators';
import { holdsOpenApi, readOpenApi } from './openapi/read-openapi';
import type { ServerOptions } from './server-options';

/** Where server sides were found, none of which was read: one must be chosen. */
export interface ServerChoice {
  readonly locations: readonly string[];
  /** What is wrong with files that may have been meant, where nothing was found. */
  readonly problems: readonly ServerProblem[];
}

interface ValidatorKind {
  /** Whether a JSON file is of this kind. */
  readonly holds: (root: JsonNode) => boolean;
  /** Whether the text of a source may be of this kind, for the kinds that code can be. */
  readonly inCode?: WordTest;
  readonly read: (tree: FileTree, location: string, files: readonly string[], options: ServerOptions) => ServerSchemas;
}

/** How the files of each kind of validator are told and read. */
const VALIDATORS: Readonly<Record<ValidatorTarget, ValidatorKind>> = {
  mongodb: { holds: holdsValidators, inCode: MAY_GIVE_VALIDATOR, read: readValidators },
  openapi: { holds: holdsOpenApi, read: readOpenApi },
  'json-schema': { holds: holdsJsonSchema, read: readJsonSchemas },
};

/** The files that a path names: itself, or all below it. */
function filesAt(tree: FileTree, below: string): readonly string[] {
  return tree.has(below) ? [below] : tree.files().filter((file) => below === '' || file.startsWith(`${below}/`));
}

/** The JSON and YAML files among those that a path names; a file that is named by itself is taken for one, unless it is code. */
function dataFiles(tree: FileTree, below: string): string[] {
  return filesAt(tree, below).filter((file) => (file === below && !isCode(file)) || file.endsWith('.json') || isYaml(file));
}

/** The sources among the files that a path names which may hold what a kind of validator enforces. */
function sourcesOf(kind: ValidatorTarget, tree: FileTree, below: string): string[] {
  const { inCode } = VALIDATORS[kind];
  return inCode === undefined ? [] : codeFiles(tree, filesAt(tree, below), inCode);
}

/** A file beside others that are understood, which nobody can say what it was; a compiler's configuration may hold comments. */
function isBroken({ file, problems }: { readonly file: string; readonly problems: readonly ServerProblem[] }): boolean {
  return problems.length > 0 && !/(?:^|\/)[jt]sconfig[^/]*\.json$/.test(file);
}

/** Whether nothing at all was read, not even a fault: then the files were not what the target says they are. */
function isNothing({ classes, unchecked, problems }: ServerSchemas): boolean {
  return classes.length === 0 && unchecked.length === 0 && problems.length === 0;
}

function holds(kind: ValidatorTarget, tree: FileTree, file: string): boolean {
  const { document } = readData(tree, file);
  return document !== undefined && VALIDATORS[kind].holds(document.root);
}

interface FoundKind {
  readonly kind: ValidatorTarget;
  readonly files: readonly string[];
}

/** Goes by what the files hold: validators are told by a keyword of their own, so they come first. */
function findByContent(tree: FileTree, below: string): FoundKind | { readonly problems: readonly ServerProblem[] } {
  const read = dataFiles(tree, below).map((file) => ({ file, ...readData(tree, file) }));
  for (const kind of VALIDATOR_TARGETS) {
    const found = new Set(read.filter(({ document }) => document !== undefined && VALIDATORS[kind].holds(document.root)));
    const sources = sourcesOf(kind, tree, below);
    if (found.size + sources.length > 0)
      return { kind, files: [...read.filter((each) => found.has(each) || isBroken(each)).map(({ file }) => file), ...sources] };
  }
  return { problems: read.flatMap(({ problems }) => problems) };
}

/**
 * Reads the server side at a path of the tree. An export comes first; else, where a path is given, its files show what
 * they are, unless the target says it. Several exports are never mixed: their locations are given instead.
 */
export function readServer(tree: FileTree, below = '', options: ServerOptions = {}): ServerSchemas | ServerChoice {
  const { target } = options;
  const none: ServerChoice = { locations: [], problems: [] };
  if (target === undefined || target === 'app-services') {
    const exports = findExports(tree, below);
    const [only] = exports;
    if (only !== undefined)
      return exports.length === 1 ? readExport(tree, only) : { ...none, locations: exports.map(({ root }) => root || '.') };
    if (target !== undefined || below === '') return none;
  }
  if (target !== undefined) {
    // MongoDB keeps no validators in YAML.
    const files = dataFiles(tree, below).filter((file) => target !== 'mongodb' || !isYaml(file));
    const server = VALIDATORS[target].read(tree, below, [...files, ...sourcesOf(target, tree, below)], options);
    return isNothing(server) && !files.some((file) => holds(target, tree, file)) ? none : server;
  }
  const found = findByContent(tree, below);
  if (!('kind' in found)) return { ...none, problems: found.problems };
  const server = VALIDATORS[found.kind].read(tree, below, found.files, options);
  return isNothing(server) && found.files.every(isCode) ? none : server;
}

/**
 * Reads files that a search found to be of one kind, with the sources around them that hand on what they hold. `undefined` where
 * nothing is to be read in them after all.
 */
export function readFoundFiles(
  target: ValidatorTarget, tree: FileTree, location: string, files: readonly string[], options: ServerOptions,
): ServerSchemas | undefined {
  const folder = location === files[0] ? posix.dirname(location).replace(/^\.$/, '') : location;
  const sources = files.some(isCode) ? sourcesOf(target, tree, folder) : [];
  const server = VALIDATORS[target].read(tree, location, [...new Set([...files, ...sources])], options);
  return isNothing(server) ? undefined : server;
}
