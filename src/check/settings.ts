import { createRequire } from 'node:module';
import type * as ajv from 'ajv';
import { closest } from 'fastest-levenshtein';
import path from 'node:path';
import { ConfigError, type AppConfig } from '../config/config';
import type { Rule } from '../rule/define-rule';
import type { RuleSetting, RuleSettings, Settings } from './run-rules';

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

/** Why the setting of a rule cannot be used, in one sentence; nothing where it can. */
function faultOf(id: string, setting: RuleSetting, catalogue: readonly Rule[]): string | undefined {
  const rule = catalogue.find((each) => each.id === id);
  if (rule === undefined) return `There is no rule \`${id}\`. Did you mean \`${closest(id, catalogue.map((each) => each.id))}\`?`;
  const options = typeof setting === 'string' ? undefined : setting[1];
  return options === undefined ? undefined : optionsFault(rule, options);
}

function optionsFault(rule: Rule, options: Readonly<Record<string, unknown>>): string | undefined {
  if (rule.options === undefined) return `The rule \`${rule.id}\` has no options.`;
  const { default: Ajv } = load('ajv') as typeof ajv;
  const validate = new Ajv().compile(rule.options);
  if (validate(options)) return undefined;
  const [error] = validate.errors ?? [];
  const [where, what] = [error?.instancePath.slice(1) ?? '', error?.message ?? ''];
  return `The options of the rule \`${rule.id}\` are not right: ${where === '' ? '' : `${where} `}${what}.`;
}

/** The settings that can be used, and in a sentence with its place why each of the others cannot. */
export function usableSettings(
  settings: PlacedSettings, catalogue: readonly Rule[],
): { readonly rules: RuleSettings; readonly faults: readonly string[] } {
  const judged = Object.entries(settings.rules).map(([id, setting]) => ({ id, setting, fault: faultOf(id, setting, catalogue) }));
  return {
    rules: Object.fromEntries(judged.filter(({ fault }) => fault === undefined).map(({ id, setting }) => [id, setting])),
    faults: judged.flatMap(({ id, fault }) => (fault === undefined ? [] : [`${placeOf(settings, id)}${fault}`])),
  };
}

/**
 * Checks the rule settings of a configuration against the catalogue: names, and options against the rule's own schema. Throws
 * `ConfigError` with the place.
 */
export function assertSettings(settings: PlacedSettings, catalogue: readonly Rule[]): void {
  const [fault] = usableSettings(settings, catalogue).faults;
  if (fault !== undefined) throw new ConfigError(fault);
}
