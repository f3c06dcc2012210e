import type { ClientConfiguration } from '../schema/client-schemas';
import type { Settings, SettingValue } from '../schema/settings';
import { printable } from './printable';

/** Settings in JSON: what each key says, with its place, and whether there may be more keys. */
function settingsJson({ keys, complete }: Settings): object {
  const entries = [...keys].map(([key, { value, place }]) => [key, { ...valueJson(value), place }]);
  return { complete, keys: Object.fromEntries(entries) as object };
}

const valueJson = (value: SettingValue): object =>
  value.kind === 'object' ? { kind: value.kind, settings: settingsJson(value.settings) } : value;

/** A configuration as `inspect client --format json` has it: the documented keys, and nothing else that a reading may hold. */
export function configurationJson(configuration: ClientConfiguration): object {
  const { synced, schemaVersion, classes, complete, mode, migrates, recreates, path, superseded, place, ...more } = configuration;
  const said = { synced, schemaVersion, classes, complete, mode, migrates, recreates, path, superseded, place };
  return { ...said, openings: more.openings, sdk: more.sdk, settings: settingsJson(more.settings) };
}

const valueText = (value: SettingValue): string => {
  if (value.kind === 'object') return `{ ${settingsText(value.settings)} }`;
  return value.kind === 'literal' ? JSON.stringify(value.value) : `(${value.kind === 'unknown' ? 'not known' : value.kind})`;
};

/** Settings on one line, for a person; the list of classes aside, which is said otherwise. */
export function settingsText({ keys, complete }: Settings): string {
  const texts = [...keys].flatMap(([key, { value }]) => (key === 'schema' ? [] : [printable(`${key}: ${valueText(value)}`)]));
  return [...texts, ...(complete ? [] : ['and what is not known'])].join(', ');
}
