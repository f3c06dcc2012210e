import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index';
import { check, diff, explain, IncompleteError, inspect } from '../../src/api';
import { packageRoot } from '../support/project';
import { command } from '../support/command';
import { faultsOf, type Output } from '../support/published';

const fixtures = path.join(packageRoot, 'test/fixtures');
const repairShop = path.join(packageRoot, 'examples/repair-shop');
/** Whose outputs hold, between them, what the outputs of all apps of the fixtures have: every key, and every kind of value of a key but a few. */
const apps = [
  ...['cli-v1-clinic', 'hard-to-read', 'hybrid-museum', 'local-and-synced', 'openapi-3.1-workshop', 'queries-bakery', 'stitch-fieldwork', 'tsx-notebook', 'two-clients', 'validators-shop'].map((app) => [app, path.join(fixtures, 'apps', app), path.join(fixtures, 'before', app)] as const),
  ['the example', repairShop, path.join(fixtures, 'apps/atlas-listings')] as const,
];
/** The command prints what the function gives, whatever the app: one that is whole, one that can be read in part, one of several clients. */
const compared = new Set(['tsx-notebook', 'hard-to-read', 'two-clients']);

const withoutTime = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/"durationMs":\d+/g, '"durationMs":0'));

/** What a command prints, without the time that it took. */
async function printed(cwd: string, args: readonly string[]): Promise<unknown> {
  const { out } = await command(cwd, [...args, '--format', 'json']);
  return out === '' ? null : withoutTime(JSON.parse(out));
}

/** What a function gives; of what could be done in part the report, and `null` where nothing could. */
async function given(run: () => unknown): Promise<unknown> {
  try {
    return withoutTime(await run());
  } catch (error) {
    if (error instanceof IncompleteError) return withoutTime(error.report);
    expect((error as Error).name).toMatch(/^(?:Workspace|Config|History|Input)Error$/);
    return null;
  }
}

const ERROR = "Property 'title' in class 'Task' is nullable on one side and not on the other.";

describe.each(apps)('%s', (app, cwd, before) => {
  const cases: readonly (readonly [Output, () => unknown, readonly string[]])[] = [
    ['check', () => check({ cwd }), ['check']],
    ['inspectClient', () => inspect('client', { cwd }), ['inspect', 'client']],
    ['inspectServer', () => inspect('server', { cwd }), ['inspect', 'server']],
    ...(existsSync(before) ? [['diff', () => diff({ cwd, old: before }), ['diff', before]] as const] : []),
  ];

  it('gives programs what --format json prints, as report.schema.json says', async () => {
    for (const [output, run, args] of cases) {
      const result = await given(run);
      expect([args, result === null ? [] : faultsOf(output, result)]).toEqual([args, []]);
      if (compared.has(app)) expect([args, result]).toEqual([args, await printed(cwd, args)]);
    }
  });
});

describe('what needs no app', () => {
  it.each([ERROR, 'Bad changeset (DOWNLOAD)', 'error 212'])('explains as the schema says: %s', async (text) => {
    const result = await given(() => explain(text, { cwd: repairShop }));
    expect(result).toEqual(await printed(repairShop, ['explain', text]));
    expect(faultsOf('explain', result)).toEqual([]);
  });

  it('lists rules and pages as the schema says', async () => {
    expect(faultsOf('rules', await printed('/', ['rules']))).toEqual([]);
    for (const { id } of rules) expect([id, faultsOf('rulePage', await printed('/', ['rules', id]))]).toEqual([id, []]);
  });

  it.each(['inspectClient', 'inspectServer', 'diff', 'explain', 'rules', 'rulePage'] as const)('%s does not take anything else', (output) => {
    expect(faultsOf(output, { version: 2 })).not.toEqual([]);
  });
});
