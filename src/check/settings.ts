import { createRequire } from 'node:module';
import type * as ajv from 'ajv';
import { closest } from 'fastest-levenshtein';
import path from 'node:path';
import { ConfigError, type AppConfig } from '../config/config';
import type { Rule } from '../rule/define-rule';
import type { Settings } from './run-rules';

/** Loads ajv only where a rule has options: it costs more time than the check of a small app. */
const load = createRequire(__filename);

/** The settings of rules, and where a file says them. */
export type PlacedSettings = Pick<Settings, 'rules'> & Partial<Pick<AppConfig, 'folder' | 'names'>>;

/** Where the configuration names a rule, with a space behind it; empty where no file does. */
function placeOf({ folder = '', names = [] }: PlacedSettings, id: string): string {
  const found = names.find(({ kind, name }) => kind === 'rules' && name === id);
  if (found === undefined) return '';
  const { file, line, column } = found.place;
  return `${path.join(folder, file)}:${line}:${column} `;
}

/**
 * Checks the rule settings of a configuration against the catalogue: names, and options against the rule's own schema. Throws
 * `ConfigError` with the place.
 */
export function assertSettings(settings: PlacedSettings, catalogue: readonly Rule[]): void {
  for (const [id, setting] of Object.entries(settings.rules)) {
    const place = placeOf(settings, id);
    const rule = catalogue.find((each) => each.id === id);
    if (rule === undefined) {
      throw new ConfigError(`${place}There is no rule \`${id}\`. Did you mean \`${closest(id, catalogue.map((each) => each.id))}\`?`);
    }
    const options = typeof setting === 'string' ? undefined : setting[1];
    if (options !== undefined) assertOptions(rule, options, place);
  }
}

function assertOptions(rule: Rule, options: Readonly<Record<string, unknown>>, place: string): void {
  if (rule.options === undefined) throw new ConfigError(`${place}The rule \`${rule.id}\` has no options.`);
  const { default: Ajv } = load('ajv') as typeof ajv;
  const validate = new Ajv().compile(rule.options);
  if (validate(options)) return;
  const [error] = validate.errors ?? [];
  const [where, what] = [error?.instancePath.slice(1) ?? '', error?.message ?? ''];
  throw new ConfigError(`${place}The options of the rule \`${rule.id}\` are not right: ${where === '' ? '' : `${where} `}${what}.`);
}
