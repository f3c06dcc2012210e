import type { ServerSchemas, Unchecked } from '../../schema/server-schemas';
import type { FileTree } from '../../tree/file-tree';
import { readClasses, type RootClass } from '../class-reader';
import { propertiesOf, valueAt, type JsonDocument, type JsonNode } from '../../json/json-document';
import { namesAt, type Located } from '../schema-node';
import { classNameOf, type ServerOptions } from '../server-options';
import { validatorDialect } from '../validators/dialect';
import { toRoot } from '../validators/root-class';
import { shapeProblems } from './shape-problems';
import { wrappedType } from './extended-json';
import { createLibrary } from './library';
import { createReferences } from './references';
import { jsonSchemaVocabulary } from './vocabulary';

/** Where files keep schemas that others refer to; a file of nothing else is a collection of classes. */
const DEFINITIONS: readonly (readonly string[])[] = [['$defs'], ['definitions'], ['components', 'schemas']];

/** A schema that stands for a class, and what it is called where it has no title. */
interface Candidate extends Located {
  readonly called: string;
}

/** `Task.json` and `Task.schema.json` are about `Task`. */
function nameOfFile(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.(?:json|ya?ml)$/i, '').replace(/[.-]schema$/i, '');
}

/** A title that is a name; many are headings ("A task of the shop"). */
const isName = (title: string | undefined): boolean => title !== undefined && /^[\p{L}_]\w*$/u.test(title);

function candidatesOf(document: JsonDocument): Candidate[] {
  const { root } = document;
  const isSchema = ['properties', 'allOf', '$ref'].some((keyword) => valueAt(root, keyword) !== undefined);
  const own = isSchema ? [{ document, node: root, called: nameOfFile(document.file) }] : [];
  if (valueAt(root, 'properties') !== undefined) return own;
  const definitions = DEFINITIONS.flatMap((keys) => propertiesOf(keys.reduce<JsonNode | undefined>(valueAt, root)));
  return [
    ...own,
    ...definitions
      .filter(({ value }) => wrappedType(value) === undefined)
      .filter(({ value }) => valueAt(value, 'properties') !== undefined || valueAt(value, 'allOf') !== undefined)
      .map(({ key, value }) => ({ document, node: value, called: key })),
  ];
}

/** Whether a file is a JSON Schema of an object, or holds some. */
export function holdsJsonSchema(root: JsonNode): boolean {
  const schema = valueAt(root, '$schema');
  if (schema?.type === 'string' && (schema.value as string).includes('json-schema.org')) return true;
  if (namesAt(root, 'type').includes('object') && valueAt(root, 'properties')?.type === 'object') return true;
  return DEFINITIONS.some((keys) =>
    propertiesOf(keys.reduce<JsonNode | undefined>(valueAt, root)).some(({ value }) => valueAt(value, 'properties')?.type === 'object'),
  );
}

/** Reads plain JSON Schema, draft-04 to 2020-12 (errors.md 5.2): a class a file, or a class a definition. */
export function readJsonSchemas(tree: FileTree, location: string, files: readonly string[], options: ServerOptions): ServerSchemas {
  const library = createLibrary(tree);
  const documents = files.flatMap((file) => library.open(file) ?? []);
  const vocabulary = jsonSchemaVocabulary(createReferences(documents, library.open));
  const unchecked: Unchecked[] = [];
  const candidates = documents.flatMap(candidatesOf);
  const roots = candidates.flatMap(({ called, ...at }): RootClass[] => {
    const storage = { collection: called, database: null, service: null };
    const nameOf = (title: string | undefined): string => classNameOf(called, isName(title) ? title : undefined, options);
    const root = toRoot(vocabulary, at, nameOf, { storage, advisory: false, links: options.links ?? {} });
    if ('object' in root) return [root];
    unchecked.push({ kind: 'class', class: called, property: null, reason: root.unknown, server: at.document.place(at.node) });
    return [];
  });
  const distinct = [...new Map(roots.map((root) => [root.object.identity, root])).values()];
  const classes = readClasses(validatorDialect(vocabulary), 'by place', distinct);
  return {
    target: 'json-schema', location, ...classes, unchecked: [...unchecked, ...classes.unchecked], relationships: [], sync: null,
    problems: [...library.problems, ...shapeProblems(candidates)], files: library.files(),
  };
}
