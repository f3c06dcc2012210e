import { propertiesOf, stringAt, valueAt, type JsonDocument, type JsonNode } from '../../json/json-document';
import type { ServerProblem, ServerSchemas, Unchecked } from '../../schema/server-schemas';
import type { FileTree } from '../../tree/file-tree';
import { readClasses, type RootClass } from '../class-reader';
import { createLibrary } from '../json-schema/library';
import { createReferences, type References } from '../json-schema/references';
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

/** What holds the schemas by their names, or why it does not. */
interface Holder {
  readonly at: Located;
  readonly fault: string | undefined;
}

/** `components.schemas` of OpenAPI 3, `definitions` of Swagger 2.0: objects, which many keep in another file. */
function holdersOf(document: JsonDocument, references: References): Holder[] {
  const { root } = document;
  const isOld = versionOf(root) === '2.0';
  const parent = isOld ? root : valueAt(root, 'components');
  const node = isOld ? valueAt(root, 'definitions') : valueAt(parent, 'schemas');
  return [parent, node].flatMap((each): Holder[] => {
    if (each === undefined) return [];
    if (each.type !== 'object' && each.type !== 'null') return [{ at: { document, node: each }, fault: 'it must be an object' }];
    if (each !== node) return [];
    const at = { document, node: each };
    const target = references.follow(at) ?? at;
    return 'unknown' in target ? [{ at, fault: target.unknown }] : [{ at: target, fault: undefined }];
  });
}

/** A schema is an object, or a boolean from 3.1 on: what is neither was left unfinished. */
const isUnfinished = ({ type }: JsonNode): boolean => type !== 'object' && type !== 'boolean';

function schemasIn({ document, node }: Located): Named[] {
  return propertiesOf(node).filter(({ value }) => has(value, SHAPES)).map(({ key, value }) => ({ document, node: value, called: key }));
}

/** Schemas that stand where none can be read. */
const strangeSchemas = ({ document, node }: Located, fault: string): ServerProblem => ({
  message: `No schema is read here: ${fault}.`, help: 'Mend the reference, or keep the schemas by their names here.', place: document.place(node),
});

/** A document, by the version at its top, under which no object has a schema by its name. */
const describesNothing = ({ file, root, place }: JsonDocument): ServerProblem => ({
  message: `${file} describes no object by a name: there is no schema with properties under \`${versionOf(root) === '2.0' ? 'definitions' : 'components.schemas'}\`, so nothing can be compared.`,
  help: 'Give the objects that clients send a schema by its name there; one that stands in a path has no name, and belongs to no class.',
  place: place(valueAt(root, 'openapi') ?? valueAt(root, 'swagger') ?? root),
});

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
  const references = createReferences(read, library.open);
  const vocabulary = openApiVocabulary(references, version);
  const holders = documents.flatMap((document) => holdersOf(document, references));
  const schemas = holders.flatMap(({ at, fault }) => (fault === undefined ? schemasIn(at) : []));
  const unfinished = holders.flatMap(({ at: { document, node }, fault }) =>
    fault === undefined ? propertiesOf(node).filter(({ value }) => isUnfinished(value)).map(({ value }) => strangeSchemas({ document, node: value }, 'it must be an object')) : []);
  const unread = [...holders.flatMap(({ at, fault }) => (fault === undefined ? [] : [strangeSchemas(at, fault)])), ...unfinished];
  const empty = schemas.length + unread.length === 0 ? documents.slice(0, 1).map(describesNothing) : [];
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
    problems: [...library.problems, ...strange, ...unread, ...empty, ...shapeProblems(schemas)], files: library.files(),
  };
}
