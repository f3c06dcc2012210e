import type { ServerProblem, ServerSchemas, Unchecked } from '../../schema/server-schemas';
import type { FileTree } from '../../tree/file-tree';
import { readClasses, type RootClass } from '../class-reader';
import { readJson, type JsonNode } from '../../json/json-document';
import { classNameOf, type ServerOptions } from '../server-options';
import { checkShape } from '../shape/check-shape';
import { validatorDialect } from '../validators/dialect';
import { toRoot } from '../validators/root-class';
import { readCollections, type Validated } from './collections';
import { plainValue } from './extended-json';
import { refusalsIn } from './refusals';
import { mongodbVocabulary } from './vocabulary';

/** What one file holds, and what is wrong with it. */
function readFile(
  tree: FileTree,
  file: string,
): { readonly collections: readonly Validated[]; readonly unchecked: readonly Unchecked[]; readonly problems: readonly ServerProblem[] } {
  const { document, problems } = readJson(tree, file);
  if (document === undefined) return { collections: [], unchecked: [], problems };
  const read = readCollections({ document, node: document.root });
  const text = tree.read(file);
  const plain = (node: JsonNode): unknown => plainValue('text' in text ? text.text : '', document.value(node));
  const shapes =
    problems.length > 0 ? [] : read.collections.flatMap(({ schema }) => checkShape('validator', document, schema.node, plain(schema.node)));
  // What is of the wrong kind is said once.
  const refusals =
    problems.length + shapes.length > 0 ? [] : read.collections.flatMap(({ schema }) => refusalsIn(document, schema.node, plain));
  return { ...read, problems: [...problems, ...shapes, ...refusals] };
}

/** Reads the validators of MongoDB collections (errors.md 5.2): their classes are what the documents that they accept look like. */
export function readValidators(tree: FileTree, location: string, files: readonly string[], options: ServerOptions): ServerSchemas {
  const read = files.map((file) => readFile(tree, file));
  const dialect = validatorDialect(mongodbVocabulary);
  const unchecked = read.flatMap((file) => file.unchecked);
  const roots = read.flatMap(({ collections }) => collections).flatMap(({ schema, collection, database, advisory }): RootClass[] => {
    const storage = { collection, database, service: null };
    const root = toRoot(mongodbVocabulary, schema, (title) => classNameOf(collection, title, options), {
      storage,
      advisory,
      links: options.links ?? {},
    });
    if ('object' in root) return [root];
    unchecked.push({ kind: 'class', class: collection, property: null, reason: root.unknown, server: schema.document.place(schema.node) });
    return [];
  });
  const classes = readClasses(dialect, 'by place', roots);
  return {
    target: 'mongodb', location, ...classes, unchecked: [...unchecked, ...classes.unchecked], relationships: [], sync: null,
    problems: read.flatMap(({ problems }) => problems), files,
  };
}
