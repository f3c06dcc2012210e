import type { FileTree } from '../../tree/file-tree';
import { stringAt, valueAt } from '../../json/json-document';
import type { Role } from '../../schema/roles';
import type { Located } from '../schema-node';
import { join, type CollectionSource } from './find-exports';
import { readPart, type Log } from './read-part';
import { readRelationships, type Relationships } from './relationships';
import { readRoles } from './roles';
import { literal } from './template';
import { unknownTypes } from './unknown-types';

/** One collection of an export, whichever layout it was written in. */
export interface Collection {
  readonly service: string;
  readonly database: string;
  readonly collection: string;
  /** Where it has a schema that says anything at all: `{}` is how "no schema" is exported. */
  readonly schema: Located | undefined;
  readonly relationships: Relationships;
  /** The roles of its own, if it has any; undefined where they could not be read, or where sync does not know them yet. */
  readonly ownRoles: readonly Role[] | null | undefined;
  /** Something of its schema is there and cannot be read. */
  readonly damaged: boolean;
}

function whole(part: Located | undefined): Located | undefined {
  return part === undefined || (part.node.children ?? []).length === 0 ? undefined : part;
}

function within(part: Located | undefined, key: string): Located | undefined {
  const node = valueAt(part?.node, key);
  return part === undefined || node?.type !== 'object' ? undefined : { document: part.document, node };
}

/** A file of rules with the roles in it: `null` where there are none, undefined where something of the file could not be read. */
export function readRulesFile(tree: FileTree, file: string, log: Log): { readonly part: Located | undefined; readonly roles: Collection['ownRoles'] } {
  const before = log.problems.length;
  const part = readPart(tree, file, 'rules', log);
  const roles = part === undefined ? null : readRoles(part);
  return { part, roles: log.problems.length > before ? undefined : roles };
}

/** The layout of 2021: a folder a collection (server-schema.md 1.2). */
function readFolder(tree: FileTree, source: Extract<CollectionSource, { layout: 'data_sources' }>, log: Log): Collection {
  const { part: rules, roles } = readRulesFile(tree, join(source.folder, 'rules.json'), log);
  const relationships = readPart(tree, join(source.folder, 'relationships.json'), 'relationships', log);
  const before = log.problems.length;
  const schema = readPart(tree, join(source.folder, 'schema.json'), 'schema', log);
  if (schema !== undefined) log.problems.push(...unknownTypes(schema.document, schema.node));
  return {
    service: source.service,
    database: literal(stringAt(rules?.node, 'database')) ?? source.database,
    collection: literal(stringAt(rules?.node, 'collection')) ?? source.collection,
    schema: whole(schema),
    relationships: relationships === undefined ? new Map() : readRelationships(relationships),
    ownRoles: roles,
    damaged: log.problems.length > before,
  };
}

/** The layouts before: one file a collection. Its keys name the collection; the file name may hold dots of its own (1.3). */
function readRuleFile(tree: FileTree, { file, service }: Extract<CollectionSource, { layout: 'services' }>, log: Log): Collection {
  const before = log.problems.length;
  const rule = readPart(tree, file, 'rule', log);
  const name = file.slice(file.lastIndexOf('/') + 1, -'.json'.length);
  const dot = name.indexOf('.');
  const relationships = within(rule, 'relationships');
  const schema = within(rule, 'schema');
  if (schema !== undefined) log.problems.push(...unknownTypes(schema.document, schema.node, ['schema']));
  return {
    service,
    database: literal(stringAt(rule?.node, 'database')) ?? name.slice(0, Math.max(0, dot)),
    collection: literal(stringAt(rule?.node, 'collection')) ?? name.slice(dot + 1),
    schema: whole(schema),
    relationships: relationships === undefined ? new Map() : readRelationships(relationships),
    ownRoles: undefined,
    damaged: log.problems.length > before,
  };
}

export function readCollection(tree: FileTree, source: CollectionSource, log: Log): Collection {
  return source.layout === 'data_sources' ? readFolder(tree, source, log) : readRuleFile(tree, source, log);
}
