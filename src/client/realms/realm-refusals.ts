import semver from 'semver';
import { ts } from 'ts-morph';
import type { ClientClass, Invalid, Unresolved } from '../../schema/client-schemas';
import { isUserType, kindOf, primaryKeyOf, type ObjectSchema } from '../../schema/model';
import { refusedOfClass } from '../../schema/open/class-refusals';
import { refusedLinks, unreachableEmbedded, type Links } from '../../schema/open/link-refusals';
import { ofClass, ofProperty, type Refusal } from '../../schema/open/refusal';
import type { ReadSchema } from '../classes/object-schema';
import type { SdkVersion } from '../modules/sdk-version';
import { namesOf } from '../syntax/class-syntax';
import type { Configuration } from './configurations';
import { refusedGaps, refusedRepeats } from './list-refusals';

/** What is known of a client as a whole when its classes are judged together. */
export interface Client {
  readonly classes: readonly ClientClass[];
  readonly configurations: readonly Configuration[];
  readonly unresolved: readonly Unresolved[];
  readonly invalid: readonly Invalid[];
  /** Every declaration as read: where one name stands for several, a list says which it means. */
  readonly read: readonly ReadSchema[];
  /** Whether files that were not read may declare a class of this name. */
  mayBeElsewhere(name: string): boolean;
  readonly sdk: (file: string) => SdkVersion | undefined;
}

/** Schema names by the names of classes in code, where the two differ. */
function namesInCode(read: readonly ReadSchema[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { node, schema } of read) {
    const name = nameInCode(node);
    if (name !== undefined && name !== schema.name) names.set(name, schema.name);
  }
  return names;
}

/** The name of the class whose static a schema is, or that the schema is made of. */
function nameInCode(node: ts.Node): string | undefined {
  if (ts.isClassLike(node)) return namesOf(node)[0];
  const owner = node.parent !== undefined && ts.isPropertyDeclaration(node.parent) ? node.parent.parent : undefined;
  return owner !== undefined && ts.isClassLike(owner) ? namesOf(owner)[0] : undefined;
}

function linksOf(client: Client): Links {
  const { classes, unresolved, invalid, read } = client;
  const anyClassUnknown = unresolved.some((each) => each.class === null);
  let inCode: ReadonlyMap<string, string> | undefined;
  const halfRead = new Set([...unresolved, ...invalid].map((each) => each.class));
  return {
    classes: new Map(classes.map((each) => [each.name, each])),
    // Asked only where a link leads nowhere.
    get namedInCode() {
      return (inCode ??= namesInCode(read));
    },
    mayExist: (name) => anyClassUnknown || halfRead.has(name) || client.mayBeElsewhere(name),
  };
}

/** V9 and V10, where a realm is surely synced: before SDK 10 with Realm's own server, which asks for no key. A class of the server is judged by its own key: that is another finding. */
function* refusedSyncedKey(schema: ClientClass, version: SdkVersion['version'] | undefined): Generator<Refusal> {
  if (schema.embedded || schema.unread.primaryKey || (version !== undefined && version.major < 10)) return;
  const key = primaryKeyOf(schema);
  if (key === undefined) yield ofClass(schema, 'a synced class needs a primary key named `_id`, and it has none', 'synced-key');
  else if (key.mapTo !== '_id') yield ofProperty(schema, key, `the primary key of a synced class must be \`_id\`, not \`${key.mapTo}\``, 'synced-key');
}

/** A renamed key: from SDK 12 on it is looked up under a name that it does not have (client-schema.md 2.4). Lenient where the version is not known. */
function refusedRenamedKey(schema: ObjectSchema, version: SdkVersion['version'] | undefined): readonly Refusal[] {
  const key = (version?.major ?? 0) < 12 ? undefined : primaryKeyOf(schema);
  if (key === undefined || key.mapTo === key.name) return [];
  return [ofProperty(schema, key, `a primary key cannot be stored under another name: SDK 12 and later do not find \`${key.mapTo}\` then`)];
}

/** V23, and what an asymmetric class may link to in older versions. */
function* refusedAsymmetric(
  configuration: Configuration,
  classes: ReadonlyMap<string, ObjectSchema>,
  version: SdkVersion['version'] | undefined,
): Generator<Refusal> {
  for (const name of configuration.classes) {
    const schema = classes.get(name);
    if (schema === undefined || kindOf(schema) !== 'asymmetric') continue;
    if (configuration.sync === 'local') yield ofClass(schema, 'an asymmetric class cannot be opened in a local realm');
    else if (configuration.mode === 'partition') yield ofClass(schema, 'an asymmetric class cannot be opened with partition-based sync');
    if (version === undefined || semver.gte(version, '12.2.1')) continue;
    for (const property of schema.properties.values()) {
      const target = isUserType(property.objectType) ? classes.get(property.objectType) : undefined;
      if (target !== undefined && !target.embedded)
        yield ofProperty(
          schema,
          property,
          `before SDK 12.2.1 an asymmetric class can only hold embedded objects, and \`${target.name}\` is not embedded`,
        );
    }
  }
}

function* refusals(client: Client, links: Links): Generator<Refusal> {
  const surelySynced = new Set(client.configurations.flatMap(({ sync, classes }) => (sync === 'synced' ? classes : [])));
  for (const schema of client.classes) {
    const version = client.sdk(schema.source.file)?.version;
    for (const refused of [refusedOfClass(schema), refusedRenamedKey(schema, version)]) if (refused.length > 0) yield* refused;
    if (surelySynced.has(schema.name)) yield* refusedSyncedKey(schema, version);
  }
  yield* refusedLinks(links);
  if (surelySynced.size > 0 && client.unresolved.length === 0 && client.classes.every(({ unread }) => !unread.more)) {
    for (const refusal of unreachableEmbedded(links)) if (surelySynced.has(refusal.class)) yield refusal;
  }
  if (client.configurations.length === 0) return;
  const byNode = new Map(client.read.map((each) => [each.node, each]));
  for (const configuration of client.configurations) {
    const version = client.sdk(configuration.place.file)?.version;
    yield* refusedAsymmetric(configuration, links.classes, version);
    yield* refusedRepeats(configuration);
    yield* refusedGaps(configuration, listedIn(configuration, byNode).map(({ schema }) => schema), links.classes);
  }
}

const listedIn = ({ declarations }: Configuration, byNode: ReadonlyMap<ts.Node, ReadSchema>): ReadSchema[] =>
  declarations.flatMap((each) => (each.kind === 'schema' ? (byNode.get(each.object.node) ?? []) : []));

/** What is refused of the declarations that realms list and that are not the ones which are compared: they are opened all the same. */
function* refusedOthers(client: Client, links: Links): Generator<Refusal> {
  if (client.configurations.length === 0) return;
  const byNode = new Map(client.read.map((each) => [each.node, each]));
  for (const configuration of client.configurations) {
    const listed = listedIn(configuration, byNode);
    const others = listed.filter(({ schema }) => links.classes.get(schema.name)?.properties !== schema.properties);
    if (others.length === 0) continue;
    for (const { schema, unread } of others) {
      const version = client.sdk(schema.source.file)?.version;
      yield* refusedOfClass(schema);
      yield* refusedRenamedKey(schema, version);
      if (configuration.sync === 'synced') yield* refusedSyncedKey({ ...schema, unread, synced: true }, version);
    }
    const places = new Set(others.flatMap(({ schema }) => [schema.source, ...[...schema.properties.values()].map(({ source }) => source)]));
    const classes = new Map([...links.classes, ...listed.map(({ schema }) => [schema.name, schema] as const)]);
    for (const refusal of refusedLinks({ ...links, classes })) if (places.has(refusal.place)) yield refusal;
  }
}

/** Where a property itself is not what it seems, it is not compared: what is wrong with it is said once. */
const NOT_COMPARED = new Set(['unknown-class', 'duplicate', 'key-type']);

function withRefused(schema: ClientClass, refused: readonly Refusal[]): ClientClass {
  const names = refused.flatMap(({ fault, property }) =>
    property === null || !NOT_COMPARED.has(fault) ? [] : [schema.properties.get(property)?.mapTo ?? property],
  );
  if (names.length === 0) return schema;
  const key = primaryKeyOf(schema);
  const { unread } = schema;
  return {
    ...schema,
    unread: {
      ...unread,
      primaryKey: unread.primaryKey || (key !== undefined && names.includes(key.mapTo)),
      properties: new Set([...unread.properties, ...names]),
      refused: new Set(names),
    },
  };
}

/** Judges the classes of a client as Realm Core does at open. Gives what is refused, and the classes without what is refused. */
export function judge(client: Client): { readonly classes: readonly ClientClass[]; readonly invalid: readonly Invalid[] } {
  const byClass = new Map<string, Refusal[]>();
  const links = linksOf(client);
  const all = [...refusals(client, links)];
  for (const each of all) byClass.set(each.class, [...(byClass.get(each.class) ?? []), each]);
  const invalid = [...all, ...refusedOthers(client, links)];
  return {
    classes: client.classes.map((schema) => withRefused(schema, byClass.get(schema.name) ?? [])),
    invalid: invalid.map(({ fault, class: name, property, message, place }) => ({ fault, class: name, property, message, client: place })),
  };
}
