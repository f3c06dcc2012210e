import type { ServerProblem, ServerSchemas } from '../schema/server-schemas';
import { VALIDATOR_TARGETS, type ValidatorTarget } from '../schema/targets';
import type { FileTree } from '../tree/file-tree';
import { findExports } from './app-services/find-exports';
import { readExport } from './app-services/read-export';
import type { JsonNode } from '../json/json-document';
import { isYaml, readData } from '../json/yaml-document';
import { holdsJsonSchema, readJsonSchemas } from './json-schema/read-json-schemas';
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
  /** Whether a file is of this kind. */
  readonly holds: (root: JsonNode) => boolean;
  readonly read: (tree: FileTree, location: string, files: readonly string[], options: ServerOptions) => ServerSchemas;
}

/** How the files of each kind of validator are told and read. */
const VALIDATORS: Readonly<Record<ValidatorTarget, ValidatorKind>> = {
  mongodb: { holds: holdsValidators, read: readValidators },
  openapi: { holds: holdsOpenApi, read: readOpenApi },
  'json-schema': { holds: holdsJsonSchema, read: readJsonSchemas },
};

/** The JSON and YAML files that a path names: itself, or all below it. MongoDB keeps no validators in YAML. */
function dataFiles(tree: FileTree, below: string): string[] {
  if (tree.has(below)) return [below];
  return tree.files().filter((file) => (below === '' || file.startsWith(`${below}/`)) && (file.endsWith('.json') || isYaml(file)));
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

/** Goes by what the files hold: validators are told by a keyword of their own, so they come first. */
function findByContent(
  tree: FileTree,
  files: readonly string[],
): { readonly kind: ValidatorTarget; readonly files: readonly string[] } | { readonly problems: readonly ServerProblem[] } {
  const read = files.map((file) => ({ file, ...readData(tree, file) }));
  for (const kind of VALIDATOR_TARGETS) {
    const found = new Set(read.filter(({ document }) => document !== undefined && VALIDATORS[kind].holds(document.root)));
    if (found.size > 0) return { kind, files: read.filter((each) => found.has(each) || isBroken(each)).map(({ file }) => file) };
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
  const files = dataFiles(tree, below).filter((file) => target !== 'mongodb' || !isYaml(file));
  if (target !== undefined) {
    const server = VALIDATORS[target].read(tree, below, files, options);
    return isNothing(server) && !files.some((file) => holds(target, tree, file)) ? none : server;
  }
  const found = findByContent(tree, files);
  return 'kind' in found ? VALIDATORS[found.kind].read(tree, below, found.files, options) : { ...none, problems: found.problems };
}
