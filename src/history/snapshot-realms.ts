import type { ClientConfiguration } from '../schema/client-schemas';
import type { Place } from '../schema/model';
import { NO_SETTINGS } from '../schema/settings';

/** A local realm as a snapshot has it: its file, its classes and its version, which the next release is held against. */
export interface WrittenRealm {
  /** The file, where it is not `default.realm`. */
  readonly path?: string;
  /** The expression that gives the file, where it is only known when the program runs. */
  readonly pathFrom?: string;
  /** `null` where it is only known when the program runs; 0 is not written. */
  readonly schemaVersion?: number | null;
  readonly classes: readonly string[];
}

const DEFAULT_PATH = 'default.realm';

function writtenRealm({ path, schemaVersion, classes }: ClientConfiguration): WrittenRealm {
  const isDefault = path.known && path.text === DEFAULT_PATH;
  return {
    ...(isDefault ? {} : path.known ? { path: path.text } : { pathFrom: path.text }),
    ...(schemaVersion === null || schemaVersion.value === 0 ? {} : { schemaVersion: schemaVersion.value }),
    classes: [...classes].sort(),
  };
}

/** The local realms of a client, sorted by what is written of them. What keeps no file for the next release is left out. */
export function writtenRealms(configurations: readonly ClientConfiguration[]): WrittenRealm[] {
  const kept = configurations.filter(({ synced, superseded, recreates }) => !synced && !superseded && !recreates).map(writtenRealm);
  const texts = new Map(kept.map((each) => [JSON.stringify(each), each]));
  return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/** A realm of a snapshot as the configuration that it was. */
export function readRealm({ path, pathFrom, schemaVersion, classes }: WrittenRealm, place: Place): ClientConfiguration {
  return {
    synced: false, mode: null, complete: true, migrates: false, recreates: false, superseded: false, classes, place,
    settings: NO_SETTINGS, openings: [], sdk: null,
    path: pathFrom === undefined ? { known: true, text: path ?? DEFAULT_PATH } : { known: false, text: pathFrom },
    schemaVersion: schemaVersion === undefined ? null : { value: schemaVersion, fault: null, place },
  };
}
