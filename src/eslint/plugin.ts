import { createRequire } from 'node:module';
import type { ESLint, Linter } from 'eslint';
import { name, version } from '../package.generated';
import { rules } from '../../rules/index';
import type { Rule } from '../rule/define-rule';
import type { Target } from '../schema/server-schemas';
import { adaptRule } from './adapt-rule';
import type * as fingerprints from './fingerprint';

const NAMESPACE = 'realm-schema';

/** ESLint's level for a rule; notes are not shown in the editor, but the rule may have messages that are more than notes. */
function levelOf(rule: Rule, target: Target): Linter.RuleSeverity {
  const severity = rule.severity[target];
  return severity === 'error' ? 'error' : severity === 'off' ? 'off' : 'warn';
}

const levels = (level: (rule: Rule) => Linter.RuleSeverity): Linter.RulesRecord => Object.fromEntries(rules.map((rule) => [`${NAMESPACE}/${rule.id}`, level(rule)]));

/** The rules of each configuration. ESLint reads levels before it sees a file, so each target has a configuration of its own. */
const RULES: Readonly<Record<string, Linter.RulesRecord>> = {
  recommended: levels((rule) => levelOf(rule, 'app-services')),
  strict: levels(() => 'error'),
  mongodb: levels((rule) => levelOf(rule, 'mongodb')),
  'json-schema': levels((rule) => levelOf(rule, 'json-schema')),
  local: levels((rule) => levelOf(rule, 'local')),
};

const load = createRequire(__filename);

/** `eslint --cache` keeps what it found as long as a file and its configuration are the same; the getter makes the other files a part of that. */
const settings = {
  get [NAMESPACE](): string {
    return (load('./fingerprint') as typeof fingerprints).fingerprint();
  },
};

const plugin = {
  meta: { name, version, namespace: NAMESPACE },
  rules: Object.fromEntries(rules.map((rule) => [rule.id, adaptRule(rule)])),
  configs: {} as Record<string, Linter.LegacyConfig | Linter.Config>,
} satisfies ESLint.Plugin;

for (const [id, of] of Object.entries(RULES)) {
  plugin.configs[id] = { plugins: [NAMESPACE], settings, rules: of };
  plugin.configs[`flat/${id}`] = { name: `${NAMESPACE}/flat/${id}`, plugins: { [NAMESPACE]: plugin }, settings, rules: of };
}

export = plugin;
