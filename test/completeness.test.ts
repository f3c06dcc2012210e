import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, type CheckResult } from '../src/check/check';
import { defaultConfig } from '../src/config/config';
import type { NotCompared } from '../src/rule/not-compared';
import { clientsOf } from '../src/workspace/clients';
import { WorkspaceError } from '../src/workspace/workspace';
import { memoryTree } from './support/app';
import { command } from './support/command';
import { temporaryProject } from './support/project';
import { fileOf, filesOf, layouts, schemaOf, type LaidOut, type Layout } from './support/random-layout';

/** What a check of every client of an app gives; nothing of a client that cannot be checked. */
function resultsOf(layout: Layout): readonly CheckResult[] {
  const tree = memoryTree(filesOf(layout));
  return clientsOf(tree, defaultConfig('/app')).flatMap((config) => {
    try {
      return check(tree, config);
    } catch (error) {
      if (error instanceof WorkspaceError) return [];
      throw error;
    }
  });
}

const isCompared = ({ name }: LaidOut, results: readonly CheckResult[]): boolean =>
  results.some(({ comparison }) => comparison.compared.some(({ client }) => client.name === name));

/** Whether something says of a class why it was not compared, by its name or at a place in its file. */
function isNamed({ name }: LaidOut, file: string, results: readonly CheckResult[]): boolean {
  return results.some(({ notCompared, findings }) =>
    [...notCompared, ...findings].some((each) => each.class === name || each.client?.file === file || each.server?.file === file),
  );
}

/** The classes that nothing was said of, on either side. */
function forgotten(layout: Layout): readonly string[] {
  const results = resultsOf(layout);
  if (results.length === 0) return [];
  return layout.classes.filter((each) => !isCompared(each, results)).flatMap((each) => [
    ...(each.package !== null && !isNamed(each, fileOf(each), results) ? [fileOf(each)] : []),
    ...(each.server !== 'absent' && !isNamed(each, schemaOf(each), results) ? [schemaOf(each)] : []),
  ]);
}

/** Classes that both sides declare. */
const shared = ({ classes }: Layout): readonly LaidOut[] => classes.filter((each) => each.package !== null && each.server !== 'absent');

describe('of a random app', () => {
  it('every class of both sides is compared, or named with the reason why it is not', () => {
    fc.assert(fc.property(layouts, (layout) => {
      expect(forgotten(layout)).toEqual([]);
    }), { numRuns: 60 });
  });

  it('a check that compared nothing of what both sides have ends with 2', async () => {
    await fc.assert(fc.asyncProperty(layouts, async (layout) => {
      const results = resultsOf(layout);
      fc.pre(shared(layout).length > 0 && results.every(({ comparison }) => comparison.compared.length === 0));
      const { status } = await command(temporaryProject(filesOf(layout)), ['check']);
      const hasErrors = results.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
      expect(hasErrors ? Math.min(status, 1) : status).toBe(hasErrors ? 1 : 2);
    }), { numRuns: 10 });
  });

  it('every format says the same of what was not compared', async () => {
    await fc.assert(fc.asyncProperty(layouts, async (layout) => {
      const root = temporaryProject(filesOf(layout));
      const said = async (...flags: string[]): Promise<string> => (await command(root, ['check', ...flags])).out;
      const json = await said('--format', 'json');
      const { notCompared } = JSON.parse(json === '' ? '{ "notCompared": [] }' : json) as { notCompared: readonly NotCompared[] };
      for (const flags of [['--format', 'sarif'], ['--format', 'github', '--verbose'], ['--verbose']]) {
        const text = await said(...flags);
        const missing = notCompared.filter(({ class: name, client, server }) => !text.includes(name ?? client?.file ?? server?.file ?? ''));
        expect([flags, missing]).toEqual([flags, []]);
      }
    }), { numRuns: 8 });
  });
});
