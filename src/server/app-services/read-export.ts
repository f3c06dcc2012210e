import type { ServerRelationship, ServerSchemas, SyncConfiguration, Unchecked } from '../../schema/server-schemas';
import type { FileTree } from '../../tree/file-tree';
import { readClasses, type Link, type RootClass, type StoredField } from '../class-reader';
import { valueAt } from '../../json/json-document';
import { plainObject, titleOf } from '../schema-node';
import { withRoles } from './class-roles';
import { readCollection, type Collection } from './collection';
import { appServicesDialect, ignoredInRoot } from './dialect';
import type { AppExport } from './find-exports';
import type { Log } from './read-part';
import { canBe, type Relationship } from './relationships';
import { readSync } from './sync-source';
import { isTemplate } from './template';

/** A collection whose schema stands for a class. */
interface Described extends Collection {
  readonly schema: NonNullable<Collection['schema']>;
  /** The class: the title, or the collection's own name where the title is missing. */
  readonly title: string;
}

/** Splits the collections into those that stand for a class and those that cannot, with the reason. */
function describe(
  collections: readonly Collection[],
): { readonly described: readonly Described[]; readonly unchecked: readonly Unchecked[] } {
  const described: Described[] = [];
  const unchecked: Unchecked[] = [];
  for (const each of collections) {
    const { schema } = each;
    if (schema === undefined) continue;
    const title = titleOf(schema.node);
    const isNameless = isTemplate(title ?? '');
    const reason = isNameless ? 'its title is filled in when the app is deployed'
      : valueAt(schema.node, 'properties')?.type !== 'object' ? 'the schema declares no `properties`'
      : undefined;
    if (reason === undefined) described.push({ ...each, schema, title: title ?? each.collection });
    else
      unchecked.push({
        kind: 'class',
        class: title ?? each.collection,
        ...(isNameless ? { isNameless } : {}),
        property: null,
        reason,
        server: schema.document.place(schema.node),
      });
  }
  return { described, unchecked };
}

/** Finds the class that a `ref` leads to. It names the collection; the client names its title. */
type Resolve = (relationship: Relationship) => string | null | undefined;

function resolver(collections: readonly Described[], damaged: readonly Collection[]): Resolve {
  const byCollection = new Map<string, Described[]>();
  for (const each of collections) byCollection.set(each.collection, [...(byCollection.get(each.collection) ?? []), each]);
  return ({ names }) => {
    if (names === null) return null;
    const candidates = isTemplate(names.collection) ? collections : (byCollection.get(names.collection) ?? []);
    const found = candidates.filter(({ service, database }) => canBe(names.service, service) && canBe(names.database, database));
    const isKnown = found.length === 1 && !isTemplate(names.collection);
    const isDamaged = damaged.some((each) => canBe(names.collection, each.collection) && canBe(names.database, each.database));
    return isKnown ? found[0]?.title : found.length === 0 && !isDamaged ? null : undefined;
  };
}

function linkOf(relationship: Relationship, target: string | null | undefined): Link {
  if (typeof target === 'string') return { target };
  const what = relationship.names === null ? `\`${relationship.ref}\`` : `\`${relationship.names.database}.${relationship.names.collection}\``;
  return { unknown: target === null ? `its relationship leads to ${what}, which has no schema in this export` : `its relationship leads to ${what}, ${isTemplate(relationship.ref) ? 'which is filled in when the app is deployed' : 'whose class is not known'}` };
}

/** One collection as the class reader wants it; notes the field that each of its relationships leads to. */
function toRoot(
  collection: Described, sync: SyncConfiguration | null, resolve: Resolve, fields: Map<Relationship, StoredField>,
): RootClass {
  const { title, relationships } = collection;
  return {
    name: title,
    object: plainObject(collection.schema, ignoredInRoot(collection.schema.node)),
    storage: { collection: collection.collection, database: collection.database, service: collection.service },
    advisory: false,
    asymmetric: (sync?.asymmetricTables ?? []).some(({ name }) => name === collection.collection || name === title),
    linkAt(field) {
      const relationship = relationships.get(field.path);
      if (relationship === undefined) return undefined;
      fields.set(relationship, field);
      return linkOf(relationship, resolve(relationship));
    },
  };
}

function toServerRelationship(
  collection: Described,
  relationship: Relationship,
  resolve: Resolve,
  field: StoredField | undefined,
): ServerRelationship {
  const { path, ref, names, foreignKey, isList, source } = relationship;
  return {
    class: collection.title,
    path,
    ref,
    collection: names?.collection ?? null,
    target: resolve(relationship),
    foreignKey,
    isList,
    field: field ?? null,
    source,
  };
}

/** Reads an App Services export: the classes that a client of the synced data source would have to declare. */
export function readExport(tree: FileTree, app: AppExport): ServerSchemas {
  const log: Log = { problems: [], files: [] };
  const sync = readSync(tree, app, log);
  const isNamed = app.collections.some(({ service }) => service === sync?.service);
  const sources = app.collections.filter(({ service }) => !isNamed || service === sync?.service);
  const collections = sources.map((source) => readCollection(tree, source, log));
  const { described, unchecked } = describe(collections);
  const isNameless = ({ schema }: Collection): boolean => schema !== undefined && isTemplate(titleOf(schema.node) ?? '');
  const resolve = resolver(described, collections.filter((each) => each.damaged || isNameless(each)));
  const fields = new Map<Relationship, StoredField>();
  const read = readClasses(appServicesDialect, 'by title', described.map((each) => toRoot(each, sync, resolve, fields)));
  const classes = withRoles(read.classes, collections, tree, app.root, log);
  const relationships = described.flatMap((each) =>
    [...each.relationships.values()].map((relationship) => toServerRelationship(each, relationship, resolve, fields.get(relationship))));
  return { target: 'app-services', location: app.root, ...read, classes, unchecked: [...unchecked, ...read.unchecked], relationships, sync, ...log };
}
