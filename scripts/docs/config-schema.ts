import { configShape } from '../../src/config/config-shape';
import type { Rule } from '../../src/rule/define-rule';

const severity = { enum: ['off', 'info', 'warn', 'error'] } as const;

/** What may be written for one rule: a severity, or a severity and the rule's own options. */
function ruleSetting(rule: Rule): object {
  const items = rule.options === undefined ? [severity] : [severity, rule.options];
  return {
    description: rule.docs.description,
    anyOf: [severity, { type: 'array', items, minItems: 1, maxItems: items.length, additionalItems: false }],
  };
}

/**
 * The JSON Schema (draft-07) of `realm-schema.config.json`, which editors complete from. It is the shape that the
 * command itself checks, with the rules of the catalogue by name.
 */
export function configSchema(rules: readonly Rule[]): object {
  const { type, additionalProperties, properties } = configShape;
  const ofRules = {
    type: properties.rules.type,
    description: properties.rules.description,
    properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSetting(rule)])),
    additionalProperties: false,
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'realm-schema configuration',
    description: 'One app, or several as an array. Paths are relative to this file.',
    anyOf: [{ $ref: '#/definitions/app' }, { type: 'array', minItems: 1, items: { $ref: '#/definitions/app' } }],
    definitions: { app: { type, additionalProperties, properties: { ...properties, rules: ofRules } } },
  };
}
