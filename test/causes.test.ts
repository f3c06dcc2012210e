import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index';
import { rulesNaming } from '../src/diagnose/explained-entry';
import { explainText } from '../src/explain/explain-text';
import { causesOf } from '../src/explain/explanation';
import { blocksOf } from './support/markdown';

/** What makes a bad changeset, and what helps: the rules that find it, and a line that somebody pastes into `explain`. */
const CAUSES: readonly (readonly [string, readonly string[], string])[] = [
  ['optional against required', ['optional-required-mismatch'], "Property 'dueDate' in class 'Task' is nullable on one side and not on the other."],
  ['a destructive change', ['changed-type', 'removed-property', 'changed-optionality', 'changed-primary-key'], "Property 'note' in class 'Task' is of type String on one side and type Int on the other"],
  ['a change of the client alone, with development mode off', ['client-only-property', 'client-only-class'], 'ERROR: Invalid schema change (UPLOAD): non-breaking schema change: adding "string" column at field "note" in schema "Task", schema changes from clients are restricted when developer mode is disabled'],
  ['a wrong partition value', ['partition-value', 'partition-key'], 'Error: Illegal Realm path (BIND): serialized partition "1" is invalid: expected partition to have type objectId but found type string'],
  ['reads and writes that permissions refuse', ['sync-permissions'], 'Client attempted a write that is not allowed; it has been reverted'],
  ['a dropped collection', ['dropped-collection'], 'dropping collection "app.Tag" being synchronized with Realm is not supported'],
  ['an old SDK', ['sdk-version'], 'ArrayInsert: Invalid prior_size (list size = 4, prior_size = 5)'],
  ['the remedy to mend the schema', ['optional-required-mismatch', 'type-mismatch'], "Property 'dueDate' in class 'Task' is nullable on one side and not on the other."],
  ['the remedy of a client reset', ['client-reset-handler'], 'ERROR: Diverging histories (IDENT)'],
  ['the remedy to terminate sync and enable it again', ['dropped-collection', 'changed-partition-key'], 'dropping collection "app.Tag" being synchronized with Realm is not supported'],
  ['the remedy of a function that hears errors', ['sync-error-handler'], 'Error: Bad changeset (UPLOAD)'],
];

const root = path.join(__dirname, '..');
const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const apps = readdirSync(path.join(root, 'test/fixtures/apps')).map((name) => text(`test/fixtures/apps/${name}/expected.json`));
const README = text('README.md');

/** The rules that `explain` names for a line: those that find its cause, and those that its advice speaks of. */
function leadingTo(line: string): readonly string[] {
  return explainText(line).occurrences.flatMap((each) => {
    const advised = rules.filter(({ id }) => each.advice.some((sentence) => sentence.includes(`\`${id}\``)));
    return [...rulesNaming(causesOf(each), rules), ...advised.map(({ id }) => id)];
  });
}

describe.each(CAUSES)('%s', (_name, ids, line) => {
  it('has rules with a page that shows them firing and silent, a row in the README, and an app that is silent', () => {
    for (const id of ids) {
      expect(rules.map((each) => each.id)).toContain(id);
      const page = text(`docs/rules/${id}.md`);
      expect(page.match(/^### (?:Wrong|Right)$/gm)).toEqual(['### Wrong', '### Right']);
      expect(blocksOf(page).length).toBeGreaterThan(1);
      expect(README).toContain(`| [\`${id}\`](docs/rules/${id}.md) |`);
      expect(apps.some((expected) => !expected.includes(`"rule":"${id}"`))).toBe(true);
    }
  });

  it('is what explain leads to', () => {
    expect(leadingTo(line)).toEqual(expect.arrayContaining([ids[0]]));
  });
});

describe('the apps', () => {
  const seven = [...new Set(CAUSES.map(([, ids]) => ids[0] as string))].filter((id) => !id.startsWith('removed-') && !id.startsWith('changed-'));

  it('show each cause that needs no baseline', () => {
    expect(seven.filter((id) => !apps.some((expected) => expected.includes(`"rule":"${id}"`)))).toEqual([]);
  });

  it('of which the example shows three that are about sync', () => {
    const example = text('examples/repair-shop/README.md');
    const ofSync = rules.filter(({ group, id }) => group === 'sync' && example.includes(`\`${id}\``));
    expect(ofSync.map(({ id }) => id).sort()).toEqual(['subscription-query', 'sync-error-handler', 'sync-permissions']);
  });
});
