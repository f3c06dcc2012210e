import type { Place } from './model';

/**
 * What is written under a key of a configuration, as far as it is known without running the program. `instance` is what `new`
 * makes, `conditional` is one thing or another, and a key that is `unknown` may even be `undefined`, which is as good as none.
 */
export type SettingValue =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'object'; readonly settings: Settings }
  /** `of` is the last part of the name after `new`, as `ObjectId`. */
  | { readonly kind: 'instance'; readonly of: string }
  | { readonly kind: 'list' | 'function' | 'conditional' | 'unknown' };

/** One key of a configuration. */
export interface Setting {
  readonly value: SettingValue;
  readonly place: Place;
}

/** What a configuration, or an object in one such as `sync`, says key by key. */
export interface Settings {
  /** By key, in the order in which they are written. What is `undefined` is not there. */
  readonly keys: ReadonlyMap<string, Setting>;
  /** Whether no other keys can be there: nothing is spread that is only known when the program runs. */
  readonly complete: boolean;
}

/** Where nothing is known of a configuration. */
export const NO_SETTINGS: Settings = { keys: new Map(), complete: false };

/** A setting by the keys that lead to it; `undefined` where it is not written, or not seen. */
export function settingAt({ keys }: Settings, [key, ...rest]: readonly string[]): Setting | undefined {
  const setting = key === undefined ? undefined : keys.get(key);
  if (setting === undefined || rest.length === 0) return setting;
  return setting.value.kind === 'object' ? settingAt(setting.value.settings, rest) : undefined;
}

/** Whether a setting is written as `false`, `null` or another value that counts as none. */
export function isFalsy({ value }: Setting): boolean {
  return value.kind === 'literal' && !value.value;
}

/** One side of something that runs one of its sides: an `if`, a `? :`, a `try` with its `catch`, a `switch`. */
export interface Branch {
  /** What has the sides, by its place. */
  readonly of: Place;
  readonly side: number;
}

/** A place where a realm is opened with a configuration as it is written, and the branches that it stands in. */
export interface Opening {
  readonly place: Place;
  readonly branches: readonly Branch[];
}
