import lt from 'semver/functions/lt';
import type { ClientConfiguration, ClientSdk } from '../schema/client-schemas';
import type { Place } from '../schema/model';
import { settingAt } from '../schema/settings';
import { isBelow } from './sdk-fixes';

/** A key of a configuration that the version in use does not read yet. */
export interface UnknownSetting {
  readonly key: string;
  readonly since: string;
  readonly place: Place;
}

/** The versions that first read a key (client-schema.md 4.1). */
const SINCE: readonly (readonly [readonly string[], string])[] = [
  [['sync', 'flexible'], '10.12.0'],
  [['sync', 'initialSubscriptions'], '10.18.0'],
];

/** What of a configuration is surely not read by the SDK that opens it. */
export function unknownSettings({ settings, sdk: line }: ClientConfiguration, { version, range }: ClientSdk): UnknownSetting[] {
  if (line !== 10) return [];
  return SINCE.flatMap(([keys, since]): UnknownSetting[] => {
    const setting = settingAt(settings, keys);
    const isOlder = range === null ? lt(version, since) : isBelow(range, since);
    return setting === undefined || !isOlder ? [] : [{ key: keys.join('.'), since, place: setting.place }];
  });
}
