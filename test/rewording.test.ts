import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index';
import { check } from '../src/check/check';
import { runRules } from '../src/check/run-rules';
import { appTree } from '../src/workspace/workspace';
import type { Comparison } from '../src/compare/comparison';
import { repairsFor } from '../src/fix/repairs-for';
import type { Message, Rule } from '../src/rule/define-rule';
import { checkFiles, clientClass, serverExport, type Files } from './support/app';
import { fixtureConfig } from './support/fixture';

/** Facts travel as data: whoever rewords every message changes what people read, and nothing else. */

const reworded = rules.map((rule): Rule => {
  const messages = (Object.entries(rule.messages) as [string, Message][]).map(([id, message]) => [id, { ...message, text: 'Something else.', help: 'Do something else.' }]);
  return { ...rule, messages: Object.fromEntries(messages) as Rule['messages'] };
});

/** What is left of findings without their words: order, severities and claims, fingerprints, and how to mend them. */
function facts(comparison: Comparison, catalogue: readonly Rule[]): unknown {
  return runRules(comparison, catalogue).map((finding) => {
    const { message: _message, help: _help, about: _about, ...rest } = finding;
    const rule = catalogue.find(({ id }) => id === finding.rule);
    return { ...rest, repairs: rule === undefined ? [] : repairsFor(rule, finding, comparison) };
  });
}

const folder = path.join(__dirname, 'fixtures/apps');

const app = (type: string, required: readonly string[], bsonType = 'string'): Files => ({
  ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', note: '${type}' },`),
  ...serverExport({ Task: { required, properties: { _id: { bsonType: 'objectId' }, note: { bsonType } } } }),
});

const CHANGES: readonly (readonly [string, Files, Files])[] = [
  ['optional on the client', app('string', ['_id', 'note']), app('string?', ['_id', 'note'])],
  ['optional on the server', app('string', ['_id', 'note']), app('string', ['_id'])],
  ['another type on both', app('string', ['_id', 'note']), app('int', ['_id', 'note'], 'long')],
];

describe('rewording every message', () => {
  it.each(readdirSync(folder))('changes no fact of %s', (name) => {
    const config = fixtureConfig(path.join(folder, name));
    const { comparison } = check(appTree(config), config);
    expect(facts(comparison, reworded)).toEqual(facts(comparison, rules));
  });

  it.each(CHANGES)('changes no fact of a change: %s', (_name, before, now) => {
    const { comparison } = checkFiles(now, {}, before);
    expect(comparison.transitions.length).toBeGreaterThan(0);
    expect(facts(comparison, reworded)).toEqual(facts(comparison, rules));
  });
});
