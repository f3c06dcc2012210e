import type { ClientClass, ClientSchemas } from '../../schema/client-schemas';
import { isStored, type Place } from '../../schema/model';
import { nameList } from '../../schema/name-list';
import type { ServerClass } from '../../schema/server-schemas';
import type { Target } from '../../schema/targets';
import { isCollectionName } from '../file-name';
import type { JsonFile, PlacedSchema } from '../json-file';
import { unreadOfClient, type LeftOut } from '../left-out';
import { exportFiles } from './app-services';
import { classNode, type Embedding } from './class-node';
import { componentNames, componentReference, openApiFiles, type OpenApiFile } from './components';
import { referenceTo } from './reference-to';
import { keyMisfits } from './key-misfits';
import { APP_SERVICES, JSON_SCHEMA, MONGODB, openApiSpelling, type Node } from './node-spelling';
import type { Storage, WrittenClass } from './written-class';

/** The targets whose server side can be written. */
export type WritableTarget = Exclude<Target, 'local'>;

/** A server side that is written from a client. */
export interface GeneratedServer {
  readonly files: readonly JsonFile[];
  /** Files that have their class already, in a form that is not written. */
  readonly complete: readonly string[];
  readonly leftOut: readonly LeftOut[];
  /** What is written, and does not fit its client all the same. */
  readonly misfits: readonly LeftOut[];
}

const NOT_SYNCED = 'every realm that lists it is local, so no server stores it';

/** The classes that the server stores: those that are synced, and all of them where none is. */
function storedClasses(
  classes: readonly ClientClass[],
): { readonly stored: readonly ClientClass[]; readonly leftOut: readonly LeftOut[] } {
  const synced = classes.filter((each) => each.synced);
  if (synced.length === 0) return { stored: classes, leftOut: [] };
  return {
    stored: synced,
    leftOut: classes
      .filter((each) => !each.synced)
      .map(({ name, source }) => ({ class: name, property: null, reason: NOT_SYNCED, place: source })),
  };
}

/** Why a class can have no collection; `undefined` where it can. */
function whyNotStored({ name }: ClientClass, taken: ReadonlySet<string>): string | undefined {
  if (!isCollectionName(name)) return 'its name can be no name of a collection and of a file';
  return taken.has(name.toLowerCase()) ? 'its file would be that of a class whose name differs in case only' : undefined;
}

const isJson = (file: string): boolean => /\.jsonc?$/i.test(file);

/** The stored names that a class of the server lacks. */
const lackingIn = ({ properties }: ServerClass, schema: ClientClass): readonly string[] =>
  [...schema.properties.values()].filter(isStored).map(({ mapTo }) => mapTo).filter((name) => !properties.has(name));

const byHand = ({ name, source }: ClientClass, { source: { file, line } }: ServerClass, lacking: readonly string[]): LeftOut => ({
  class: name, property: null, reason: `${file}:${line} declares it, and no JSON is written there: add ${nameList(lacking.map((each) => `\`${each}\``))} by hand`, place: source,
});

const withDefinitions = ({ node, definitions: $defs }: Pick<WrittenClass, 'node' | 'definitions'>): Node =>
  (Object.keys($defs).length === 0 ? node : { ...node, $defs });

/** Files that have classes already, whatever they are called and of whatever form: what is missing goes to where each class stands. */
function existingFiles(written: readonly WrittenClass[], known: ReadonlyMap<string, ServerClass>): readonly JsonFile[] {
  const files = new Map<string, { readonly schemas: PlacedSchema[]; readonly classes: Map<string, Place> }>();
  const fileAt = ({ file }: Place): { readonly schemas: PlacedSchema[]; readonly classes: Map<string, Place> } => {
    const there = files.get(file) ?? { schemas: [], classes: new Map() };
    files.set(file, there);
    return there;
  };
  for (const { name, source } of known.values()) fileAt(source).classes.set(name, source);
  for (const { schema, ...each } of written) {
    const there = known.get(schema.name);
    if (there !== undefined) fileAt(there.source).schemas.push({ place: there.source, content: withDefinitions(each) });
  }
  return [...files].flatMap(([path, within]) => (within.schemas.length === 0 ? [] : [{ path, content: {}, schemas: [], within }]));
}

const SPELLINGS = { 'app-services': APP_SERVICES, mongodb: MONGODB, 'json-schema': JSON_SCHEMA } as const;

const NEW_DOCUMENT: OpenApiFile = { path: 'openapi.json', version: '3.1' };

/**
 * Writes the server side that fits a client. What `existing` has of a class decides where it is stored; `document` is the OpenAPI
 * document that is written.
 */
export function generateServer(
  client: ClientSchemas,
  target: WritableTarget,
  { service, database }: Storage,
  existing: readonly ServerClass[],
  document: OpenApiFile = NEW_DOCUMENT,
): GeneratedServer {
  const { stored, leftOut } = storedClasses(client.classes);
  const byName = new Map(stored.map((each) => [each.name, each]));
  const known = new Map([...existing].reverse().map((each) => [each.name, each]));
  const complete: string[] = [];
  const out: LeftOut[] = [...unreadOfClient(client), ...leftOut];
  const taken = new Set<string>();
  const componentOf = componentNames(existing);
  const spelling = target === 'openapi' ? openApiSpelling(document.version) : SPELLINGS[target];
  const embedding: Embedding = target === 'openapi' ? { reference: (name) => componentReference(document.version, componentOf(name)) }
    : target === 'json-schema' ? { reference: (name) => referenceTo(['$defs', name]) }
    : 'in place';
  const written = stored.filter(({ embedded }) => !embedded).flatMap((schema): WrittenClass[] => {
    const storage = known.get(schema.name);
    const reason = storage?.collection == null && target !== 'openapi' ? whyNotStored(schema, taken) : undefined;
    if (reason !== undefined) {
      out.push({ class: schema.name, property: null, reason, place: schema.source });
      return [];
    }
    taken.add(schema.name.toLowerCase());
    if (target !== 'openapi' && storage !== undefined && !isJson(storage.source.file)) {
      const lacking = lackingIn(storage, schema);
      if (lacking.length === 0) complete.push(storage.source.file);
      else out.push(byHand(schema, storage, lacking));
      return [];
    }
    const node = classNode(schema, byName, spelling, embedding);
    out.push(...node.leftOut);
    return [{
      ...node, schema,
      service: storage?.service ?? service, database: storage?.database ?? database, collection: storage?.collection ?? schema.name,
    }];
  });
  const said = { leftOut: distinct(out), misfits: keyMisfits(written, target) };
  if (target === 'openapi') return { files: openApiFiles(written, document, componentOf), complete: [], ...said };
  if (target === 'app-services') return { files: filesOf(target, written, service, database), complete: [...new Set(complete)], ...said };
  const fresh = written.filter(({ schema }) => !known.has(schema.name));
  const files = [...existingFiles(written, known), ...filesOf(target, fresh, service, database)];
  return { files, complete: [...new Set(complete)], ...said };
}

function filesOf(
  target: Exclude<WritableTarget, 'openapi'>, written: readonly WrittenClass[], service: string, database: string,
): readonly JsonFile[] {
  switch (target) {
    case 'app-services': return exportFiles(written, { service, database });
    case 'mongodb': return written.map(({ collection, node }) => (
      { path: `${collection}.validator.json`, content: { $jsonSchema: node }, schemas: [['$jsonSchema']] }
    ));
    case 'json-schema': return written.map(({ collection, node, definitions }) => ({
      path: `${collection}.schema.json`,
      content: { $schema: 'https://json-schema.org/draft/2020-12/schema', ...withDefinitions({ node, definitions }) },
      schemas: [[], ...Object.keys(definitions).map((name) => ['$defs', name])],
    }));
  }
}

/** An embedded class is written in each of its places, and what it lacks is said once. */
function distinct(all: readonly LeftOut[]): readonly LeftOut[] {
  return [...new Map(all.map((each) => [`${each.class}\n${each.property}\n${each.reason}`, each])).values()];
}
