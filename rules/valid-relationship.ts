import { damagedProperties } from '../src/compare/gaps';
import { syncModeOf, type ServerClass, type ServerProperty, type ServerRelationship } from '../src/schema/server-schemas';
import { sideRule } from '../src/rule/define-rule';

/** A relationship that leads nowhere, or from a field that cannot hold it, makes no link. */
export const rule = sideRule({
  id: 'valid-relationship',
  group: 'server',
  docs: {
    description: 'disallow relationships that App Services refuses or that lead nowhere',
    reference: 'server-schema.md 4',
  },
  severity: { sync: 'error', validator: 'off', device: 'off' },
  on: 'server',
  messages: {
    reference: {
      text: 'The relationship `{{path}}` of `{{class}}` has the `ref` "{{ref}}", which is not of the form "#/relationship/<service>/<database>/<collection>".',
      help: 'Name the data source, the database and the collection (not the title) that the ids are of.',
      facts: ['`{{path}}`', '`{{class}}`'],
      errors: ['D22'],
    },
    nowhere: {
      text: 'The relationship `{{path}}` of `{{class}}` leads to the collection `{{collection}}`, which is no synced collection with a schema.',
      help: 'Add a schema to that collection, or mend the `ref`: it names the data source, the database and the collection, not the title.',
      facts: ['`{{path}}`', '`{{class}}`', '`{{collection}}`'],
      errors: ['C6', 'D4', 'D22'],
    },
    source: {
      text: 'The relationship `{{path}}` of `{{class}}` starts at a field that its schema does not have.',
      help: 'Write the path from the root of the document, with `.[].` for a step into a collection: `places.[].owner`.',
      facts: ['`{{path}}`', '`{{class}}`'],
      errors: ['D4', 'D22'],
    },
    noId: {
      text: 'The relationship `{{path}}` of `{{class}}` starts at a field that holds no ids.',
      help: 'Give the field the type of the `_id` that it refers to.',
      facts: ['`{{path}}`', '`{{class}}`'],
      errors: ['D4', 'D22'],
    },
    key: {
      text: 'The relationship `{{path}}` of `{{class}}` starts at the primary key; `_id` cannot be a link.',
      help: 'Keep the id of the other object in a property of its own.',
      facts: ['`{{class}}`'],
      errors: ['D22'],
    },
    required: {
      text: 'The relationship `{{path}}` of `{{class}}` starts at a field that is in `required`; a link may always be empty, so its field must not be required.',
      help: 'Remove `{{property}}` from `required`.',
      facts: ['`{{path}}`', '`{{class}}`'],
      errors: ['D22'],
    },
    foreignKey: {
      text: 'The relationship `{{path}}` of `{{class}}` refers to `{{foreignKey}}` of `{{target}}`; with sync it must be `_id`.',
      help: 'Write `"foreign_key": "_id"`, and store the `_id` of the other object.',
      facts: ['`{{path}}`', '`{{class}}`', '`{{foreignKey}}`', '`{{target}}`'],
      errors: ['D22'],
    },
    otherKey: {
      text: 'The relationship `{{path}}` of `{{class}}` refers to `{{foreignKey}}` of `{{target}}`. No sync is enabled in this export, so it may; with sync it must be `_id`.',
      help: 'Write `"foreign_key": "_id"` before sync is enabled, and store the `_id` of the other object.',
      facts: ['`{{path}}`', '`{{class}}`', '`{{foreignKey}}`', '`{{target}}`'],
      severity: { sync: 'info' },
    },
    types: {
      text: 'The relationship `{{path}}` of `{{class}}` keeps ids as `{{sourceType}}`, but `_id` of `{{target}}` is `{{keyType}}`: no id will ever be found.',
      help: 'Give both the same type.',
      facts: ['`{{path}}`', '`{{class}}`', '`{{sourceType}}`', '`{{target}}`', '`{{keyType}}`'],
      errors: ['D22', 'E4'],
    },
    number: {
      text: 'The relationship `{{path}}` of `{{class}}` says `"is_list": {{isList}}`, but the field holds {{what}}.',
      help: 'Write `"is_list": {{wanted}}`: it says whether the field itself is a list, set or dictionary.',
      facts: ['`{{path}}`', '`{{class}}`', '`"is_list": {{isList}}`'],
      errors: ['D22'],
    },
  },
  *check({ server }) {
    const isSynced = syncModeOf(server.sync) !== null;
    const byName = new Map(server.classes.map((each) => [each.name, each]));
    const damaged = damagedProperties(server.problems);
    for (const relationship of server.relationships) {
      const { class: owner, path, ref, collection, field, source } = relationship;
      if (isDamaged(path, damaged.get(byName.get(owner)?.source.file ?? ''))) continue;
      const target = byName.get(relationship.target ?? '');
      const mentions = target === undefined ? [] : [target.name];
      const at = { class: field?.class ?? owner, property: field?.property ?? null, client: null, server: source, mentions };
      const data = { path, ref, collection: collection ?? '', foreignKey: relationship.foreignKey ?? '' };
      const fault = faultOf(relationship, isSynced, target);
      if (fault !== undefined) yield { at, message: fault.message, data: { ...data, ...fault.data }, breaks: fault.message === 'otherKey' ? [] : ['deploy'] };
    }
  },
});

/** Whether a relationship starts at or in what a damaged property would have said: that is a finding of its own. */
const isDamaged = (path: string, damaged: ReadonlySet<string | undefined> | undefined): boolean => path.split('.').some((name) => damaged?.has(name));

type Fault = 'reference' | 'nowhere' | 'source' | 'noId' | 'key' | 'required' | 'foreignKey' | 'otherKey' | 'types' | 'number';

/** The first thing that is wrong with a relationship: the others often follow from it. */
function faultOf(
  relationship: ServerRelationship, isSynced: boolean, target: ServerClass | undefined,
): { readonly message: Fault; readonly data?: Readonly<Record<string, string>> } | undefined {
  const { collection, field, foreignKey, isList } = relationship;
  if (collection === null) return { message: 'reference' };
  if (relationship.target === null) return { message: 'nowhere' };
  if (field === null) return { message: 'source' };
  if (field.type === null) return { message: 'noId' };
  if (relationship.path === '_id') return { message: 'key' };
  if (field.required && !field.isCollection) return { message: 'required' };
  const name = { target: relationship.target ?? collection };
  if (foreignKey !== null && foreignKey !== '_id') return { message: isSynced ? 'foreignKey' : 'otherKey', data: name };
  const key: ServerProperty | undefined = target?.properties.get('_id');
  if (key !== undefined && key.type !== field.type)
    return { message: 'types', data: { ...name, sourceType: field.type, keyType: key.type } };
  if (isList !== null && isList !== field.isCollection) {
    return { message: 'number', data: { isList: String(isList), wanted: String(!isList), what: field.isCollection ? 'a collection' : 'a single id' } };
  }
  return undefined;
}
