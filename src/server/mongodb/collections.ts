import type { Unchecked } from '../../schema/server-schemas';
import { propertiesOf, stringAt, valueAt, type JsonNode, type JsonProperty } from '../../json/json-document';
import { unreadReason, type Located } from '../schema-node';

/** One collection with the `$jsonSchema` that its documents must fit. */
export interface Validated {
  /** As the file says it, or after the file, where a validator stands by itself. */
  readonly collection: string;
  readonly database: string | null;
  /** Why it is not known which collection it is, where that is so: then only the title can name the class. */
  readonly nameless?: string;
  readonly schema: Located;
  /** `validationAction: "warn"`: what does not fit is logged and stored. */
  readonly advisory: boolean;
}

export interface ReadCollections {
  /** Whether what the collection had is taken away, so that nothing is enforced. */
  readonly isTakenAway?: true;
  readonly collections: readonly Validated[];
  readonly unchecked: readonly Unchecked[];
}

/** What is known of a collection before its validator is looked at. */
export interface About {
  readonly collection: string;
  readonly database: string | null;
}

const TAKEN_AWAY = 'its validator is taken away here, so nothing is enforced';

const NOTHING: ReadCollections = { collections: [], unchecked: [] };

/** `tasks.json`, `tasks.validator.json`, `tasks.schema.json` and the `tasks.metadata.json` of a dump are about the collection `tasks`. */
function collectionOfFile(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.json$/i, '').replace(/[.-](?:validator|schema|jsonSchema|metadata)$/i, '');
}

function merge(all: readonly ReadCollections[]): ReadCollections {
  return { collections: all.flatMap(({ collections }) => collections), unchecked: all.flatMap(({ unchecked }) => unchecked) };
}

function note({ document }: Located, node: JsonNode, collection: string, kind: Unchecked['kind'], reason: string): Unchecked {
  return { kind, class: collection, property: null, reason, server: document.place(node) };
}

/** The conditions of a validator, those inside `$and` among them, however deep. */
function conditionsOf(node: JsonNode): JsonProperty[] {
  return propertiesOf(node).flatMap((condition) =>
    condition.key === '$and' ? (condition.value.children ?? []).flatMap(conditionsOf) : [condition],
  );
}

/** The `$jsonSchema` of a validator, which may stand beside other conditions. */
function readValidator(at: Located, { collection, database }: About, advisory: boolean): ReadCollections {
  const conditions = conditionsOf(at.node);
  const schemas = conditions.filter(({ key }) => key === '$jsonSchema');
  const others = conditions.filter(({ key }) => key !== '$jsonSchema');
  return {
    collections: schemas
      .slice(0, 1)
      .map(({ value }) => ({ collection, database, schema: { document: at.document, node: value }, advisory })),
    unchecked: [...others, ...schemas.slice(1)].map(({ key, keyNode }) => ({ ...note(at, keyNode, collection, 'keyword', `the condition \`${key}\` of its validator is not compared`), isRead: true as const })),
  };
}

/** What `createCollection`, `collMod` or a listing says of a collection: a validator, and how strictly it is applied. */
function readOptions(at: Located, about: About): ReadCollections {
  const validator = valueAt(at.node, 'validator');
  if (validator?.type !== 'object' || propertiesOf(validator).length === 0) return NOTHING;
  if (stringAt(at.node, 'validationLevel') === 'off') {
    return { ...NOTHING, unchecked: [note(at, validator, about.collection, 'class', 'its `validationLevel` is "off", so nothing is enforced')] };
  }
  return readValidator({ ...at, node: validator }, about, stringAt(at.node, 'validationAction') === 'warn');
}

/** Reads what code gives one collection: its options, or the validator alone. */
export function readGiven(at: Located, about: About): ReadCollections {
  const options = valueAt(at.node, 'options');
  if (options?.type === 'object') return readGiven({ ...at, node: options }, about);
  const validator = valueAt(at.node, 'validator');
  const holder = validator ?? at.node;
  const reason = unreadReason(holder);
  if (reason !== undefined) return { ...NOTHING, unchecked: [note(at, holder, about.collection, 'class', reason)] };
  const isOff = validator === undefined && stringAt(at.node, 'validationLevel') === 'off';
  const isEmpty = validator?.type === 'object' && propertiesOf(validator).length === 0;
  if (isOff || isEmpty) return { ...NOTHING, isTakenAway: true, unchecked: [note(at, holder, about.collection, 'class', TAKEN_AWAY)] };
  return validator === undefined ? readValidator(at, about, false) : readOptions(at, about);
}

/** Reads whatever was saved: one validator, the options of one collection, or a listing of several. */
function readEntry(at: Located, about: About): ReadCollections {
  const { document, node } = at;
  if (node.type === 'array') return merge((node.children ?? []).map((child) => readEntry({ document, node: child }, about)));
  if (node.type !== 'object') return NOTHING;
  const batch = valueAt(valueAt(node, 'cursor'), 'firstBatch');
  if (batch !== undefined) {
    const namespace = stringAt(valueAt(node, 'cursor'), 'ns')?.split('.$cmd')[0];
    return readEntry({ document, node: batch }, { ...about, database: namespace ?? about.database });
  }
  const named = {
    ...about,
    collection:
      stringAt(node, 'name') ??
      stringAt(node, 'create') ??
      stringAt(node, 'collMod') ??
      stringAt(node, 'collectionName') ??
      about.collection,
  };
  const options = valueAt(node, 'options');
  if (options?.type === 'object') return readOptions({ document, node: options }, named);
  if (valueAt(node, 'validator') !== undefined) return readOptions(at, named);
  if (valueAt(node, '$jsonSchema') !== undefined || valueAt(node, '$and') !== undefined) return readValidator(at, about, false);
  const isBare = valueAt(node, 'bsonType') !== undefined || valueAt(node, 'properties') !== undefined;
  return isBare ? { ...NOTHING, collections: [{ ...about, schema: at, advisory: false }] } : NOTHING;
}

/** The collections with validators in one file (errors.md 5.2). */
export function readCollections(at: Located): ReadCollections {
  return readEntry(at, { collection: collectionOfFile(at.document.file), database: null });
}

/** Whether a schema stands by itself, as MongoDB Compass exports it: `bsonType`, which no draft of JSON Schema has, tells it. */
function isBareSchema(node: JsonNode): boolean {
  const properties = propertiesOf(valueAt(node, 'properties'));
  return properties.length > 0 && [node, ...properties.map(({ value }) => value)].some((each) => valueAt(each, 'bsonType') !== undefined);
}

/** Whether a file holds validators of MongoDB: `$jsonSchema`, which no other format has, at the place where one stands, or a schema in their dialect. */
export function holdsValidators(root: JsonNode): boolean {
  const first = root.type === 'array' ? root.children ?? [] : valueAt(valueAt(root, 'cursor'), 'firstBatch')?.children ?? [root];
  return isBareSchema(root) || first.some((node) => {
    const options = valueAt(node, 'options');
    const validator = valueAt(options, 'validator') ?? valueAt(node, 'validator') ?? node;
    const isListed = options?.type === 'object' && stringAt(node, 'name') !== undefined;
    return isListed || (validator !== undefined && conditionsOf(validator).some(({ key }) => key === '$jsonSchema'));
  });
}
