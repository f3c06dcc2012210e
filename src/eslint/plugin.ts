import { createRequire } from 'node:module';
import type { Rule as EslintRule } from 'eslint';
import { name, version } from '../package.generated';
import { rules } from '../../rules/index';
import type { Rule } from '../rule/define-rule';
import { TARGETS, worldOf, type Target } from '../schema/targets';
import { adaptRule } from './adapt-rule';
import type * as fingerprints from './fingerprint';

const NAMESPACE = 'realm-schema';

type Levels = Record<string, 'off' | 'warn' | 'error'>;

/** A configuration that can be extended in `.eslintrc`. The types of both kinds are our own, so that they fit those of every major. */
interface EslintrcConfig {
  plugins: string[];
  settings: Record<string, unknown>;
  rules: Levels;
}

/** An entry of a flat configuration. */
interface FlatConfig {
  name: string;
  plugins: Record<string, Plugin>;
  settings: Record<string, unknown>;
  rules: Levels;
}

type Name = 'recommended' | 'strict' | Exclude<Target, 'app-services'>;

interface Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<string, EslintRule.RuleModule>;
  /** Each in both kinds: `recommended` for `.eslintrc`, `flat/recommended` for a flat configuration. */
  configs: Record<Name, EslintrcConfig> & Record<`flat/${Name}`, FlatConfig>;
}

/** ESLint's level for a rule; notes are not shown in the editor, but the rule may have messages that are more than notes. */
function levelOf(rule: Rule, target: Target): Levels[string] {
  const severity = rule.severity[worldOf(target)];
  return severity === 'error' ? 'error' : severity === 'off' ? 'off' : 'warn';
}

const levels = (level: (rule: Rule) => Levels[string]): Levels =>
  Object.fromEntries(rules.map((rule) => [`${NAMESPACE}/${rule.id}`, level(rule)]));

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
  configs: {},
} as Plugin;

function addConfigs(id: Name, of: Levels): void {
  plugin.configs[id] = { plugins: [NAMESPACE], settings, rules: of };
  plugin.configs[`flat/${id}`] = { name: `${NAMESPACE}/flat/${id}`, plugins: { [NAMESPACE]: plugin }, settings, rules: of };
}

// ESLint reads levels before it sees a file, so each target has a configuration of its own.
addConfigs('recommended', levels((rule) => levelOf(rule, 'app-services')));
addConfigs('strict', levels(() => 'error'));
for (const target of TARGETS) if (target !== 'app-services') addConfigs(target, levels((rule) => levelOf(rule, target)));

// Node reads off the text of a module what `import { configs }` may name.
(exports as Record<string, unknown>).meta = plugin.meta;
(exports as Record<string, unknown>).rules = plugin.rules;
(exports as Record<string, unknown>).configs = plugin.configs;

export = plugin;
