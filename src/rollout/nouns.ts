import type { RolloutChange, SettingKind } from './change';

const code = (text: string): string => `\`${text}\``;

/** What a setting is called in a sentence. */
const SETTING_NAMES: Readonly<Record<SettingKind, (property: string) => string>> = {
  'sync-mode': () => 'the sync mode',
  'sync-service': () => 'the synced data source',
  'development-mode': () => 'development mode',
  'partition-key': () => 'the partition key',
  'added-queryable-field': (name) => `queryable field ${name}`,
  'removed-queryable-field': (name) => `queryable field ${name}`,
  'added-indexed-field': (name) => `indexed queryable field ${name}`,
  'removed-indexed-field': (name) => `indexed queryable field ${name}`,
  'added-asymmetric-table': (name) => `asymmetric collection ${name}`,
  'removed-asymmetric-table': (name) => `asymmetric collection ${name}`,
  strictness: () => 'the treatment of unlisted properties',
  'validation-action': () => 'the validation action',
  'accepted-types': () => 'the accepted types',
};

type Named = Pick<RolloutChange, 'kind' | 'class' | 'property' | 'before' | 'after'>;

const isSetting = (kind: string): kind is SettingKind => kind in SETTING_NAMES;

/** What a change is about: a class, a property, or a setting. */
export function subjectOf({ kind, class: name, property }: Named): string {
  const own = name === null ? null : property === null ? `class ${code(name)}` : code(`${name}.${property}`);
  if (kind === 'primary-key') return `the primary key of ${code(name ?? '')}`;
  if (kind === 'moved-class') return `the collection of ${own ?? ''}`;
  if (!isSetting(kind)) return own ?? '';
  const setting = SETTING_NAMES[kind](code(property ?? ''));
  if (name === null) return setting;
  return kind.endsWith('-field') ? `${setting} of ${code(name)}` : `${setting} of ${own ?? ''}`;
}

const KINDS_BY_NAME: readonly string[] = ['renamed-class', 'renamed-property', 'class-kind', 'code-name', 'index', 'default'];

/** How a thing is called after the change, with its type where it has come. */
function newNoun(change: Named): string {
  const { kind, class: name, after } = change;
  if (kind === 'renamed-class') return `class ${code(after ?? '')}`;
  if (kind === 'renamed-property') return code(`${name ?? ''}.${after ?? ''}`);
  return kind === 'added-class' || after === null || KINDS_BY_NAME.includes(kind)
    ? subjectOf(change)
    : `${subjectOf(change)} (${code(after)})`;
}

/** A thing with what it was and what it is. */
function changeNoun(change: Named): string {
  const { kind, class: name, before, after } = change;
  if (kind === 'renamed-class' || kind === 'added-class' || kind === 'removed-class') return `class ${[before, after].filter((each) => each !== null).map(code).join(' to ')}`;
  if (kind === 'renamed-property') return `${code(`${name ?? ''}.${before ?? ''}`)} to ${code(`${name ?? ''}.${after ?? ''}`)}`;
  if (before === null)
    return after === null
      ? subjectOf(change)
      : isSetting(kind)
        ? `${subjectOf(change)} (added)`
        : `${subjectOf(change)} (new, ${code(after)})`;
  if (after === null) return isSetting(kind) ? `${subjectOf(change)} (removed)` : `${subjectOf(change)} (gone)`;
  return `${subjectOf(change)} (from ${code(before)} to ${code(after)})`;
}

/** A collection as the MongoDB shell names it. */
function shellCollection({ collection, class: name }: RolloutChange): string {
  const own = collection?.name ?? name ?? '';
  const found = /^[A-Za-z_]\w*$/.test(own) ? own : undefined;
  const database = collection?.database == null || collection.database.includes('%(') ? 'db' : `db.getSiblingDB(${JSON.stringify(collection.database)})`;
  return found === undefined ? `${database}.getCollection(${JSON.stringify(own)})` : `${database}.${found}`;
}

/** What fills the documents that lack a value. Embedded objects are deep inside of others: their paths are not known here. */
function fillText(change: RolloutChange): string {
  const { property, collection } = change;
  const field = property ?? '';
  if (collection === null) return `Give every document that holds ${code(change.class ?? '')} a value of ${code(field)} in it.`;
  const key = JSON.stringify(field);
  return code(`${shellCollection(change)}.updateMany({ ${key}: null }, { $set: { ${key}: … } })`);
}

function copyText(change: RolloutChange): string {
  const [from, to] = [change.before ?? '', change.after ?? ''];
  if (change.collection === null) return `Copy ${code(from)} to ${code(to)} in every ${code(change.class ?? '')}.`;
  return code(`${shellCollection(change)}.updateMany({ ${JSON.stringify(to)}: null }, [{ $set: { ${JSON.stringify(to)}: ${JSON.stringify(`$${from}`)} } }])`);
}

/** Where documents are copied to. A validator without collections stands before a store that nobody knows. */
function copyCollectionText(change: RolloutChange): string {
  const how = change.collection === null && change.world === 'validator' ? '' : ` with an aggregation (${code('$match')}, ${code('$addFields')}, ${code('$out')})`;
  return `Copy the documents of ${subjectOf(change)}${how} into the collection of the new class.`;
}

/** What a migration function has to do. */
function migrationText(change: RolloutChange): string {
  const { kind, class: name, property, before, after } = change;
  const all = `every ${code(name ?? '')}`;
  switch (kind) {
    case 'renamed-property': return `Copy ${code(before ?? '')} to ${code(after ?? '')} in ${all}.`;
    case 'renamed-class': return `Create a ${code(after ?? '')} for every ${code(before ?? '')}, and drop the earlier class with ${code(`newRealm.deleteModel(${JSON.stringify(before ?? '')})`)}.`;
    case 'class-kind': return `See that ${all} can be ${after ?? ''}, or create objects of a class of another name.`;
    case 'primary-key': return `Give ${all} a key of its own.`;
    case 'optionality': case 'element-optionality': return `Carry ${code(property ?? '')} over in ${all}, with a value where there was none.`;
    default: return `Carry ${code(property ?? '')} over in ${all}, from ${code(before ?? '')} to ${code(after ?? '')}.`;
  }
}

/** The things that one sentence can list many of. */
export const LISTED: Readonly<Record<string, (change: RolloutChange) => string>> = {
  new: newNoun,
  old: subjectOf,
  change: changeNoun,
  mapTo: ({ class: name, before, after }) => `${code(`${after ?? ''}: { …, mapTo: '${before ?? ''}' }`)} in ${code(name ?? '')}`,
};

/** The things that a sentence is about one of. */
export const SINGLE: Readonly<Record<string, (change: RolloutChange) => string>> = {
  class: ({ class: name }) => name ?? '',
  fill: fillText,
  copy: copyText,
  copyCollection: copyCollectionText,
  migration: migrationText,
};
