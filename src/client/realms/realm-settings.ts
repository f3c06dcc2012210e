import { ts } from 'ts-morph';
import type { RealmPath, SchemaVersion } from '../../schema/client-schemas';
import type { Entry, Value } from '../evaluate/value';
import { placeOf } from '../syntax/place';
import { expressionOf } from './element-attributes';

/** What a configuration says beside its classes: of sync, of the file, and of its versions. */

export interface Sync {
  readonly sync: 'synced' | 'local' | 'unknown';
  readonly mode: 'flexible' | 'partition' | null;
}

/** What is said of the file and its versions: their number, and what becomes of a file that has an earlier one. */
export interface Versioning {
  readonly schemaVersion: SchemaVersion | null;
  readonly migrates: boolean;
  readonly recreates: boolean;
  readonly path: RealmPath;
}

/** What a configuration says under a key, whether it is an object or an element. */
export type Lookup = (key: string) => Pick<Entry, 'value' | 'node'> | undefined;

export const LOCAL: Sync = { sync: 'local', mode: null };

/** What a `sync` value makes of a realm. */
export function syncOf(value: Value | undefined): Sync {
  if (value === undefined || (value.kind === 'literal' && !value.value)) return LOCAL;
  if (value.kind === 'unknown') return { sync: 'unknown', mode: null };
  const entries = value.kind === 'object' ? value.entries : undefined;
  const flexible = entries?.get('flexible')?.value;
  const mode =
    flexible?.kind === 'literal' && flexible.value === true ? 'flexible' : entries?.has('partitionValue') === true ? 'partition' : null;
  return { sync: 'synced', mode };
}

const inWords = (value: unknown): string => (typeof value === 'number' ? String(value) : JSON.stringify(value));

function schemaVersionOf(entry: ReturnType<Lookup>): SchemaVersion | null {
  if (entry === undefined || (entry.value.kind === 'literal' && entry.value.value === undefined)) return null;
  const { value, node } = entry;
  const written = value.kind === 'literal' ? value.value : undefined;
  const isVersion = typeof written === 'number' && Number.isSafeInteger(written) && written >= 0;
  return {
    value: isVersion ? written : null,
    fault: value.kind === 'literal' && !isVersion ? inWords(written) : null,
    place: placeOf(node),
  };
}

/** The major version from which on the migration function is `onMigration`, and `migration` is not read (client-schema.md 4.1). */
const RENAMES_MIGRATION = 11;

/** Under which keys an SDK looks for a migration function: where its version is not known, under either. */
function migrationKeys(major: number | undefined): readonly string[] {
  return major === undefined ? ['onMigration', 'migration'] : [major < RENAMES_MIGRATION ? 'migration' : 'onMigration'];
}

/** A function that only the running program knows counts as one. */
export function versioningOf(lookup: Lookup, major: number | undefined): Versioning {
  const isGiven = (key: string): boolean => {
    const value = lookup(key)?.value;
    return value !== undefined && !(value.kind === 'literal' && !value.value);
  };
  const isOn = (key: string): boolean => {
    const value = lookup(key)?.value;
    return value?.kind === 'literal' && value.value === true;
  };
  return {
    schemaVersion: schemaVersionOf(lookup('schemaVersion')),
    migrates: migrationKeys(major).some(isGiven),
    recreates: isOn('deleteRealmIfMigrationNeeded') || isOn('inMemory'),
    path: pathOf(lookup('path')),
  };
}

/** What the SDK takes where no path is given. */
const DEFAULT_PATH = 'default.realm';

function pathOf(entry: ReturnType<Lookup>): RealmPath {
  if (entry === undefined || (entry.value.kind === 'literal' && entry.value.value === undefined))
    return { known: true, text: DEFAULT_PATH };
  const { value, node } = entry;
  if (value.kind === 'literal' && typeof value.value === 'string') return { known: true, text: value.value };
  const written = ts.isPropertyAssignment(node) ? node.initializer : ts.isJsxAttribute(node) ? (expressionOf(node) ?? node) : node;
  return { known: false, text: written.getText() };
}
