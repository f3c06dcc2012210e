import { existsSync } from 'node:fs';
import path from 'node:path';
import { check, type CheckResult } from '../../src/check/check';
import { appTree } from '../../src/workspace/workspace';
import type { Baseline } from '../../src/compare/side-changes';
import { defaultConfig, readConfig, type AppConfig } from '../../src/config/config';
import { readBaseline } from '../../src/past/baseline';
import type { Place } from '../../src/schema/model';
import { diskTree } from '../../src/tree/file-tree';

/** What a fixture app is expected to give stands in this file. */
export const EXPECTED = 'expected.json';

/** The configuration of a fixture app: its own, or none. */
export function fixtureConfig(root: string): AppConfig {
  const file = path.join(root, 'realm-schema.config.json');
  const [own] = existsSync(file) ? readConfig(file) : [];
  return own ?? defaultConfig(root);
}

const at = (place: Place | null): string | null => (place === null ? null : `${place.file}:${place.line}:${place.column}`);

/** All that a check says, as far as it is no wording. */
function summary({ findings, notCompared, classes }: CheckResult): object {
  return {
    findings: findings.map(({ rule, severity, class: name, property, breaks, client, server }) => ({
      rule, severity, class: name, property, breaks, client: at(client), server: at(server),
    })),
    notCompared: notCompared.map((each) => ({ kind: each.kind, class: each.class, property: each.property, client: at(each.client), server: at(each.server) })),
    classes,
  };
}

/** Beside the apps stands what some of them were before. */
function historyOf(root: string, config: AppConfig): { readonly baseline?: Baseline } {
  const folder = path.join(root, '../../before', path.basename(root));
  if (!existsSync(folder)) return {};
  return { baseline: readBaseline({ name: 'baseline', tree: diskTree(folder) }, { ...config, folder }).baseline };
}

/** What a check of a fixture app gives. */
export function fixtureResult(root: string): object {
  const config = fixtureConfig(root);
  return summary(check(appTree(config), config, historyOf(root, config)));
}

/** A result as it is written down: a finding a line, so that a change of one can be read as a difference. */
export function expectedText(result: object): string {
  const entries = Object.entries(result).map(([key, value]: [string, unknown]) => {
    const isLong = Array.isArray(value) && value.length > 0;
    const text = isLong ? `[\n${value.map((each) => `    ${JSON.stringify(each)}`).join(',\n')}\n  ]` : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${entries.join(',\n')}\n}\n`;
}
