import type { ESLint, Linter } from 'eslint';
import { name, version } from '../package.generated';
import { rules } from '../../rules/index';
import type { Rule } from '../rule/define-rule';
import { adaptRule } from './adapt-rule';

const NAMESPACE = 'realm-schema';

/** ESLint's level for a rule; notes are not shown in the editor, but the rule may have messages that are more than notes. */
function levelOf(rule: Rule): Linter.RuleSeverity {
  const severity = rule.severity['app-services'];
  return severity === 'error' ? 'error' : severity === 'off' ? 'off' : 'warn';
}

const recommended: Linter.RulesRecord = Object.fromEntries(rules.map((rule) => [`${NAMESPACE}/${rule.id}`, levelOf(rule)]));
const strict: Linter.RulesRecord = Object.fromEntries(rules.map((rule) => [`${NAMESPACE}/${rule.id}`, 'error' as const]));

const plugin = {
  meta: { name, version, namespace: NAMESPACE },
  rules: Object.fromEntries(rules.map((rule) => [rule.id, adaptRule(rule)])),
  configs: {} as Record<string, Linter.LegacyConfig | Linter.Config>,
} satisfies ESLint.Plugin;

/** Files that can declare a class, for flat configurations that lint more than JavaScript. */
const files = ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'];

Object.assign(plugin.configs, {
  recommended: { plugins: [NAMESPACE], rules: recommended },
  strict: { plugins: [NAMESPACE], rules: strict },
  'flat/recommended': { name: `${NAMESPACE}/flat/recommended`, files, plugins: { [NAMESPACE]: plugin }, rules: recommended },
  'flat/strict': { name: `${NAMESPACE}/flat/strict`, files, plugins: { [NAMESPACE]: plugin }, rules: strict },
});

export = plugin;
