import { createRequire } from 'node:module';
import type { ServerProblem, ServerSchemas, Unchecked } from '../../schema/server-schemas';
import type { FileTree } from '../../tree/file-tree';
import { readClasses, type RootClass } from '../class-reader';
import { readJson, type JsonNode } from '../../json/json-document';
import type { Located } from '../schema-node';
import { classNameOf, type ServerOptions } from '../server-options';
import { checkShape } from '../shape/check-shape';
import { validatorDialect } from '../validators/dialect';
import { toRoot } from '../validators/root-class';
import type * as codeReader from './code/read-code';
import { readCollections, type Validated } from './collections';
import { plainValue } from './extended-json';
import { refusalsIn } from './refusals';
import { mongodbVocabulary } from './vocabulary';

/** The compiler is loaded when there is code to read. */
const load = createRequire(__filename);

/** What some files hold, and what is wrong with them. */
interface Read {
  readonly collections: readonly Validated[];
  readonly unchecked: readonly Unchecked[];
  readonly problems: readonly ServerProblem[];
  readonly files: readonly string[];
}

/** What MongoDB refuses of a schema; what is of the wrong kind is said once. */
function faultsOf({ document, node }: Located, plain: (node: JsonNode) => unknown): readonly ServerProblem[] {
  const shapes = checkShape('validator', document, node, plain(node));
  return shapes.length > 0 ? shapes : refusalsIn(document, node, plain);
}

function readFile(tree: FileTree, file: string): Read {
  const { document, problems } = readJson(tree, file);
  if (document === undefined) return { collections: [], unchecked: [], problems, files: [file] };
  const read = readCollections({ document, node: document.root });
  const text = tree.read(file);
  const plain = (node: JsonNode): unknown => plainValue('text' in text ? text.text : '', document.value(node));
  const shapes =
    problems.length > 0 ? [] : read.collections.flatMap(({ schema }) => checkShape('validator', document, schema.node, plain(schema.node)));
  const refusals =
    problems.length + shapes.length > 0 ? [] : read.collections.flatMap(({ schema }) => refusalsIn(document, schema.node, plain));
  return { ...read, problems: [...problems, ...shapes, ...refusals], files: [file] };
}

function readSources(tree: FileTree, files: readonly string[]): Read {
  if (files.length === 0) return { collections: [], unchecked: [], problems: [], files: [] };
  const { readCode } = load('./code/read-code') as typeof codeReader;
  const read = readCode(tree, files);
  const faults = read.collections.flatMap(({ schema }) => faultsOf(schema, (node) => schema.document.value(node)));
  const distinct = new Map(faults.map((each) => [`${each.place.file}:${each.place.line}:${each.place.column} ${each.message}`, each]));
  return { ...read, problems: [...read.problems, ...distinct.values()] };
}

/** A title that may be the name of a class; many are headings ("Task Object Validation"). */
const named = (title: string | undefined): string | undefined => (title !== undefined && /\s/.test(title) ? undefined : title);

/** Reads the validators of MongoDB collections (errors.md 5.2): their classes are what the documents that they accept look like. */
export function readValidators(tree: FileTree, location: string, files: readonly string[], options: ServerOptions): ServerSchemas {
  const isData = (file: string): boolean => file.endsWith('.json');
  const sources = readSources(tree, files.filter((file) => !isData(file)));
  // A schema in JSON that code imports is one with what the code makes of it.
  const data = files.filter((file) => isData(file) && !sources.files.includes(file));
  const read = [...data.map((file) => readFile(tree, file)), sources];
  const dialect = validatorDialect(mongodbVocabulary);
  const unchecked = read.flatMap((file) => file.unchecked);
  const collections = read.flatMap((each) => each.collections);
  const roots = collections.flatMap(({ schema, collection, database, nameless, advisory }): RootClass[] => {
    const storage = { collection: nameless === undefined ? collection : null, database, service: null };
    const at = schema.document.place(schema.node);
    const root = toRoot(mongodbVocabulary, schema, (title) => classNameOf(collection, named(title), options), {
      storage,
      advisory,
      links: options.links ?? {},
    });
    if ('object' in root && (nameless === undefined || named(root.object.title) !== undefined)) return [root];
    const reason = 'object' in root ? `it is not known which collection it is of: ${nameless ?? ''}` : root.unknown;
    const about = nameless === undefined ? { class: collection } : { class: null, isNameless: true as const };
    unchecked.push({ kind: 'class', ...about, property: null, reason, server: at });
    return [];
  });
  const classes = readClasses(dialect, 'by place', roots);
  return {
    target: 'mongodb', location, ...classes, unchecked: [...unchecked, ...classes.unchecked], relationships: [], sync: null,
    problems: read.flatMap(({ problems }) => problems), files: [...new Set(read.flatMap((each) => each.files))],
  };
}
