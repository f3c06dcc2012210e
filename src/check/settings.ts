import { createRequire } from 'node:module';
import type * as ajv from 'ajv';
import { closest } from 'fastest-levenshtein';
import { ConfigError } from '../config/config';
import type { Rule } from '../rule/define-rule';
import type { RuleSettings } from './run-rules';

/** Loads ajv only where a rule has options: it costs more time than the check of a small app. */
const load = createRequire(__filename);

/** Checks the rule settings of a configuration against the catalogue: names, and options against the rule's own schema. */
export function assertSettings(settings: RuleSettings, catalogue: readonly Rule[]): void {
  for (const [id, setting] of Object.entries(settings)) {
    const rule = catalogue.find((each) => each.id === id);
    if (rule === undefined) {
      throw new ConfigError(`There is no rule \`${id}\`. Did you mean \`${closest(id, catalogue.map((each) => each.id))}\`?`);
    }
    const options = typeof setting === 'string' ? undefined : setting[1];
    if (options !== undefined) assertOptions(rule, options);
  }
}

function assertOptions(rule: Rule, options: Readonly<Record<string, unknown>>): void {
  if (rule.options === undefined) throw new ConfigError(`The rule \`${rule.id}\` has no options.`);
  const { default: Ajv } = load('ajv') as typeof ajv;
  const validate = new Ajv().compile(rule.options);
  if (validate(options)) return;
  const [error] = validate.errors ?? [];
  throw new ConfigError(`The options of the rule \`${rule.id}\` are not right: ${error?.instancePath.slice(1) ?? ''} ${error?.message ?? ''}.`.replace(/ +/g, ' '));
}
