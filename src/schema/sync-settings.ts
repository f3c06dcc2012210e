import type { ClientConfiguration } from './client-schemas';
import type { Place } from './model';
import { settingAt, type Settings } from './settings';

/** What a configuration says of sync, where all of it is known: it is opened as it is written, and nothing unknown is spread into it. */
export interface WrittenSync {
  readonly settings: Settings;
  /** The configuration around it. */
  readonly around: Settings;
  readonly path: string;
  readonly sdk: number | null;
  /** Where `sync` is written. */
  readonly place: Place;
}

/** Lines of the SDK that sync with App Services (client-schema.md 4.1). */
const FIRST_SYNCING = 10;
const LAST_SYNCING = 12;

/** Whether an SDK syncs with App Services, or may do so where its version is not known. */
export function isSyncing(sdk: number | null): boolean {
  return sdk === null || (sdk >= FIRST_SYNCING && sdk <= LAST_SYNCING);
}

export function writtenSync({ settings: around, openings, path, sdk }: ClientConfiguration): WrittenSync | undefined {
  const setting = settingAt(around, ['sync']);
  if (openings.length === 0 || !around.complete || !isSyncing(sdk) || setting?.value.kind !== 'object') return undefined;
  const { settings } = setting.value;
  return settings.complete ? { settings, around, path: path.text, sdk, place: setting.place } : undefined;
}

/** Whether something is given under a key: a literal is no function, and what only the program knows may be one. */
export function isFunctionAt(settings: Settings, key: string): boolean {
  const kind = settingAt(settings, [key])?.value.kind;
  return kind !== undefined && kind !== 'literal' && kind !== 'list' && kind !== 'object';
}
