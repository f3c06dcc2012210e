import { propertiesOf, stringAt, valueAt, type JsonDocument, type JsonNode, type JsonProperty } from '../../json/json-document';
import type { Decision, FieldPermissions, Permission, Role } from '../../schema/roles';
import type { Listed } from '../../schema/server-schemas';
import type { Located } from '../schema-node';
import { isTemplate } from './template';

/** The roles of `rules.json` or `default_rule.json`; `null` where none are written, and other ones count. */
export function readRoles({ document, node }: Located): readonly Role[] | null {
  const roles = valueAt(node, 'roles');
  return roles?.type === 'array' ? (roles.children ?? []).flatMap((each) => readRole(document, each)) : null;
}

function readRole(document: JsonDocument, node: JsonNode): Role[] {
  if (node.type !== 'object') return [];
  const at = (key: string): Permission | null => permissionOf(document, propertyAt(node, key));
  const filters = valueAt(node, 'document_filters');
  const additional = propertyAt(node, 'additional_fields');
  return [{
    name: stringAt(node, 'name') ?? '',
    applyWhen: at('apply_when'),
    readFilter: permissionOf(document, propertyAt(filters, 'read')),
    writeFilter: permissionOf(document, propertyAt(filters, 'write')),
    read: at('read'),
    write: at('write'),
    insert: at('insert'),
    delete: at('delete'),
    fields: [
      ...readFields(document, valueAt(node, 'fields'), ''),
      ...(additional === undefined ? [] : [ofField(document, additional, 'additional_fields')]),
    ],
    source: document.place(node),
  }];
}

const propertyAt = (node: JsonNode | undefined, name: string): JsonProperty | undefined =>
  propertiesOf(node).find(({ key }) => key === name);

function ofField(document: JsonDocument, { keyNode, value }: JsonProperty, path: string): FieldPermissions {
  const at = (key: string): Permission | null => permissionOf(document, propertyAt(value, key));
  return { path, read: at('read'), write: at('write'), source: document.place(keyNode, value) };
}

function readFields(document: JsonDocument, node: JsonNode | undefined, within: string): FieldPermissions[] {
  return propertiesOf(node).flatMap((property): FieldPermissions[] => {
    const path = `${within}${property.key}`;
    return [ofField(document, property, path), ...readFields(document, valueAt(property.value, 'fields'), `${path}.`)];
  });
}

/** Reads a permission of any shape. `null` in JSON is as good as none. */
export function permissionOf(document: JsonDocument, property: JsonProperty | undefined): Permission | null {
  if (property === undefined || property.value.type === 'null') return null;
  const { keyNode, value } = property;
  const named = namesIn(document, value, true);
  return {
    decision: decisionOf(value),
    literal: value.type === 'boolean',
    fields: named.filter(({ name }) => !name.startsWith('%')),
    expansions: named.filter(({ name }) => name.startsWith('%')),
    place: document.place(keyNode, value),
  };
}

function decisionOf({ type, value, children }: JsonNode): Decision {
  if (type === 'boolean') return value === true ? 'yes' : 'no';
  if (type === 'object') return (children ?? []).length === 0 ? 'yes' : 'unknown';
  return value === '%%true' ? 'yes' : value === '%%false' ? 'no' : 'unknown';
}

/** The operators that combine expressions, which may name fields again. */
const COMBINING: ReadonlySet<string> = new Set(['%and', '%or', '%not', '%nor', '$and', '$or', '$not', '$nor']);

/** The fields, expansions and calls of an expression; what a field is compared with names no other field. */
function namesIn(document: JsonDocument, node: JsonNode, isExpression: boolean): Listed[] {
  if (node.type === 'string') return expansionIn(String(node.value)).map((name) => ({ name, source: document.place(node) }));
  if (node.type === 'array') return (node.children ?? []).flatMap((each) => namesIn(document, each, isExpression));
  return propertiesOf(node).flatMap(({ key, keyNode, value }): Listed[] => {
    const source = document.place(keyNode);
    if (key === '%function') return [{ name: key, source }];
    if (key.startsWith('%%')) return [...expansionIn(key).map((name) => ({ name, source })), ...namesIn(document, value, false)];
    if (key.startsWith('%') || key.startsWith('$')) return namesIn(document, value, isExpression && COMBINING.has(key));
    return [...(isExpression && key !== '' ? [{ name: key, source }] : []), ...namesIn(document, value, false)];
  });
}

/** `%%user` of `%%user.custom_data.team`. What is filled in at deployment is no expansion. */
function expansionIn(text: string): string[] {
  const [found] = isTemplate(text) ? [] : (/^%%[A-Za-z]+/.exec(text) ?? []);
  return found === undefined ? [] : [found];
}
