import { ruleIds } from './rule-ids.generated';

const present = new Set(ruleIds);

/** Those of the rules of an entry that this version has: the catalogue also names some that are still to come. */
export const presentRules = (rules: readonly string[]): readonly string[] => rules.filter((rule) => present.has(rule));
