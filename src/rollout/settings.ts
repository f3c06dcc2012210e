import {
  syncModeOf,
  type Listed,
  type Partition,
  type ServerClass,
  type ServerProperty,
  type SyncConfiguration,
} from '../schema/server-schemas';
import type { Facts, Places, RolloutChange, SettingKind } from './change';
import { isSyncRead } from '../compare/gaps';
import { collectionKeys, type CollectionKeys } from './collection-keys';
import { worldOf } from '../schema/targets';
import type { Span } from './entries';

/** A change of a setting, and whether more is allowed since. */
export interface Setting {
  readonly change: RolloutChange;
  readonly wider: boolean;
  /** Whether it only comes with a change of the sync mode. */
  readonly follows: boolean;
}

type Described = Pick<RolloutChange, 'class' | 'property' | 'before' | 'after'>;

const NO_FACTS: Facts = {
  follows: false,
  serverRead: true,
  developmentMode: false,
  serverHasNow: false,
  classMissing: false,
  alsoLocal: false,
  recreated: false,
  keyStays: false,
  matches: false,
  unlike: false,
  required: false,
  becameRequired: false,
  becameOptional: false,
  closed: false,
  sameCollection: false,
  asymmetric: false,
  clientKeeps: false,
  wider: false,
};

export const factsOfSetting = ({ wider, follows }: Setting): Facts => ({ ...NO_FACTS, wider, follows });

function setting(kind: SettingKind, wider: boolean, server: Places, described: Partial<Described>, of?: ServerClass): Setting {
  const collection = of?.collection == null ? null : { database: of.database, name: of.collection };
  const change: RolloutChange = { kind, side: 'server', class: null, property: null, before: null, after: null, client: null, server, world: of === undefined ? 'sync' : 'validator', collection, ...described };
  return { change, wider, follows: false };
}

const partitionText = (partition: Partition | null): string | null =>
  (partition === null ? null : `${partition.key}${partition.type === null ? '' : `: ${partition.type}`}${partition.required === true ? ', required' : ''}`);

/** The names that one list has and the other has not. */
function* listChanges(
  before: readonly Listed[],
  after: readonly Listed[],
  kinds: { readonly added: SettingKind; readonly removed: SettingKind },
  within: string | null,
): Generator<Setting> {
  const added = after.filter(({ name }) => !before.some((each) => each.name === name));
  const removed = before.filter(({ name }) => !after.some((each) => each.name === name));
  for (const { name, source } of removed)
    yield setting(kinds.removed, false, { old: source, new: null }, { class: within, property: name, before: name });
  for (const { name, source } of added)
    yield setting(kinds.added, true, { old: null, new: source }, { class: within, property: name, after: name });
}

/** The fields of a class that looks renamed go with it, as do those of one that is gone: its own change says so. */
function* fieldChanges(
  { queryableFields: before }: SyncConfiguration,
  { queryableFields: after }: SyncConfiguration,
  keys: CollectionKeys,
): Generator<Setting> {
  const queryable = { added: 'added-queryable-field', removed: 'removed-queryable-field' } as const;
  yield* listChanges(before.global, after.global, queryable, null);
  const laterNames = new Map([...before.byCollection.keys()].map((name) => [keys.after(name), name]));
  for (const name of new Set([...laterNames.keys(), ...after.byCollection.keys()])) {
    const earlier = laterNames.get(name) ?? name;
    const later = after.byCollection.get(name)?.fields;
    if (later === undefined && keys.isGone(earlier)) continue;
    yield* listChanges(before.byCollection.get(earlier)?.fields ?? [], later ?? [], queryable, name);
  }
  yield* listChanges(before.indexed, after.indexed, { added: 'added-indexed-field', removed: 'removed-indexed-field' }, null);
}

/** What changed in `sync/config.json`, or in what older exports have for it. */
function* syncChanges(before: SyncConfiguration, after: SyncConfiguration, keys: CollectionKeys): Generator<Setting> {
  const places: Places = { old: before.source, new: after.source };
  const [was, is] = [syncModeOf(before), syncModeOf(after)];
  if (was !== is) {
    yield setting('sync-mode', was === null, places, { before: was ?? 'off', after: is ?? 'off' });
  } else if (partitionText(before.partition) !== partitionText(after.partition)) {
    yield setting(
      'partition-key',
      false,
      { old: before.partition?.source ?? null, new: after.partition?.source ?? null },
      { before: partitionText(before.partition), after: partitionText(after.partition) },
    );
  }
  if (before.service !== null && after.service !== null && before.service !== after.service)
    yield setting('sync-service', false, places, { before: before.service, after: after.service });
  if (before.developmentMode !== after.developmentMode) {
    yield setting('development-mode', after.developmentMode, { old: before.developmentModeSource, new: after.developmentModeSource }, { before: before.developmentMode ? 'on' : 'off', after: after.developmentMode ? 'on' : 'off' });
  }
  const follows = was !== null && is !== null && was !== is;
  const lists = [
    ...fieldChanges(before, after, keys),
    ...listChanges(
      before.asymmetricTables,
      after.asymmetricTables,
      { added: 'added-asymmetric-table', removed: 'removed-asymmetric-table' },
      null,
    ),
  ];
  yield* lists.map((each) => ({ ...each, follows }));
}

/** Sync that one of the revisions says nothing about was off there. */
function enabled(before: SyncConfiguration | null, after: SyncConfiguration | null): Setting[] {
  const known = after ?? before;
  if (known === null || syncModeOf(known) === null) return [];
  return [setting('sync-mode', after !== null, { old: before?.source ?? null, new: after?.source ?? null }, { before: syncModeOf(before) ?? 'off', after: syncModeOf(after) ?? 'off' })];
}

const typesText = ({ typeNames, nullable }: ServerProperty): string =>
  [...typeNames, ...(nullable && typeNames.length > 0 ? ['null'] : [])].sort().join(', ') || 'any';

/** Types that a validator takes beside each other, and that are one to Realm: `int` and `long`, or a value that may be null. */
function* typeChanges(before: ServerClass, after: ServerClass, name: string): Generator<Setting> {
  for (const [key, to] of after.properties) {
    const from = before.properties.get(key);
    if (
      from === undefined ||
      from.typeNames.includes('object') ||
      from.type !== to.type ||
      from.optional !== to.optional ||
      typesText(from) === typesText(to)
    )
      continue;
    const accepted = (property: ServerProperty): string[] => typesText(property).split(', ');
    const wider = to.typeNames.length === 0 || (from.typeNames.length > 0 && accepted(from).every((type) => accepted(to).includes(type)));
    yield setting(
      'accepted-types',
      wider,
      { old: from.source, new: to.source },
      { class: name, property: key, before: typesText(from), after: typesText(to) },
      after,
    );
  }
}

function* validatorChanges(before: ServerClass, after: ServerClass, name: string): Generator<Setting> {
  const places: Places = { old: before.source, new: after.source };
  if (before.closed !== after.closed) yield setting('strictness', before.closed, places, { class: name, before: before.closed ? 'closed' : 'open', after: after.closed ? 'closed' : 'open' }, after);
  if (before.advisory !== after.advisory) yield setting('validation-action', after.advisory, places, { class: name, before: before.advisory ? 'warn' : 'error', after: after.advisory ? 'warn' : 'error' }, after);
  yield* typeChanges(before, after, name);
}

/** Lists the changes of the settings of the server: of sync, or of the validators. */
export function settingChanges({ old, new: now }: Span): Setting[] {
  if (old.server === null || now.server === null || old.server.target !== now.server.target) return [];
  const { sync: before } = old.server;
  const { sync: after, target } = now.server;
  const damaged = new Set([...old.server.problems, ...now.server.problems].map(({ place }) => place.file));
  const isRead = ([from, to]: readonly [ServerClass, ServerClass, string]): boolean =>
    !damaged.has(from.source.file) && !damaged.has(to.source.file);
  const pairs = [...old.serverClasses].flatMap(([name, each]) => {
    const later = now.serverClasses.get(name);
    return later === undefined ? [] : [[each, later, name] as const];
  });
  return [
    ...(isSyncRead(old.server) && isSyncRead(now.server)
      ? before === null || after === null
        ? enabled(before, after)
        : syncChanges(before, after, collectionKeys(old.server, now.server))
      : []),
    ...(worldOf(target) === 'sync' ? [] : pairs.filter(isRead).flatMap(([from, to, name]) => [...validatorChanges(from, to, name)])),
  ];
}
