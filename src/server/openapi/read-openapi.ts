import { propertiesOf, stringAt, valueAt, type JsonDocument, type JsonNode } from '../../json/json-document';
import type { ServerProblem, ServerSchemas, Unchecked } from '../../schema/server-schemas';
import type { FileTree } from '../../tree/file-tree';
import { readClasses, type RootClass } from '../class-reader';
import { createLibrary } from '../json-schema/library';
import { createReferences } from '../json-schema/references';
import { shapeProblems } from '../json-schema/shape-problems';
import type { Located } from '../schema-node';
import { classNameOf, type ServerOptions } from '../server-options';
import { validatorDialect } from '../validators/dialect';
import { toRoot } from '../validators/root-class';
import { versionOf } from '../../json/openapi-version';
import { openApiVocabulary } from './vocabulary';

/** A schema of the document, with the name that it has there. */
interface Named extends Located {
  readonly called: string;
}

/** By what a schema may describe an object. */
const SHAPES = ['properties', 'allOf', 'oneOf', 'anyOf', '$ref'];

const has = (node: JsonNode, keywords: readonly string[]): boolean => keywords.some((keyword) => valueAt(node, keyword) !== undefined);

/** Whether a file is an OpenAPI document of a version that is read. */
export const holdsOpenApi = (root: JsonNode): boolean => versionOf(root) !== undefined;

/** `components.schemas` of OpenAPI 3, `definitions` of Swagger 2.0. */
function schemasOf(document: JsonDocument): Named[] {
  const { root } = document;
  const schemas = versionOf(root) === '2.0' ? valueAt(root, 'definitions') : valueAt(valueAt(root, 'components'), 'schemas');
  return propertiesOf(schemas).filter(({ value }) => has(value, SHAPES)).map(({ key, value }) => ({ document, node: value, called: key }));
}

/** Why a file that somebody named is no OpenAPI document that is read. */
function strangeFile({ file, root, place }: JsonDocument): ServerProblem {
  const written = valueAt(root, 'openapi') ?? valueAt(root, 'swagger');
  const message = written === undefined
    ? `${file} is no OpenAPI document: it has neither \`openapi\` nor \`swagger\` at its top.`
    : `The version of OpenAPI must be 2.0 or 3.x, not \`${String(written.value)}\`.`;
  return { message, help: 'Name the OpenAPI document with --server, or read the file as JSON Schema with `--target json-schema`.', place: place(written ?? root) };
}

/** A class whose schema only refers to one that is read under its own name is that one. */
function distinct(roots: readonly RootClass[], names: ReadonlyMap<JsonNode, string>): RootClass[] {
  const byIdentity = new Map<JsonNode, RootClass>();
  for (const root of roots) {
    const known = byIdentity.get(root.object.identity);
    if (known === undefined || names.get(root.object.identity) === root.name) byIdentity.set(root.object.identity, root);
  }
  return [...byIdentity.values()];
}

/**
 * Reads the schemas of OpenAPI 3.0 to 3.2 and Swagger 2.0 (errors.md 5.2): a class is told by the configuration, by `x-realm-class`,
 * else by the name of the schema. `$ref` is followed between the files of the project.
 */
export function readOpenApi(tree: FileTree, location: string, files: readonly string[], options: ServerOptions): ServerSchemas {
  const library = createLibrary(tree);
  const read = files.flatMap((file) => library.open(file) ?? []);
  const documents = read.filter(({ root }) => holdsOpenApi(root));
  const strange = files.length === 1 || documents.length === 0 ? read.filter((each) => !documents.includes(each)).map(strangeFile) : [];
  const version = documents.map(({ root }) => versionOf(root)).find((each) => each !== undefined) ?? '3.1';
  const vocabulary = openApiVocabulary(createReferences(read, library.open), version);
  const schemas = documents.flatMap(schemasOf);
  const nameOf = ({ called, node }: Named): string => classNameOf(called, stringAt(node, 'x-realm-class') ?? called, options);
  const unchecked: Unchecked[] = [];
  const roots = schemas.flatMap((at): RootClass[] => {
    const storage = { collection: at.called, database: null, service: null };
    const root = toRoot(vocabulary, at, () => nameOf(at), { storage, advisory: false, links: options.links ?? {} });
    if ('object' in root) return [root];
    unchecked.push({ kind: 'class', class: nameOf(at), property: null, reason: root.unknown, server: at.document.place(at.node) });
    return [];
  });
  const names = new Map(schemas.map((at) => [at.node, nameOf(at)]));
  const classes = readClasses(validatorDialect(vocabulary), 'by place', distinct(roots, names));
  return {
    target: 'openapi', location, ...classes, unchecked: [...unchecked, ...classes.unchecked], relationships: [], sync: null,
    problems: [...library.problems, ...strange, ...shapeProblems(schemas)], files: library.files(),
  };
}
