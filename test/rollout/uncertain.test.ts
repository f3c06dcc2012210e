import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../src/report/diff-report';
import type { Files } from '../support/app';
import { changeOf, diffFiles } from '../support/diff';
import { app, client, server, type Classes } from '../support/twin';

/** A class that came or went while a list of classes could not be read. */

const TASK: Classes = { Task: { _id: 'objectId' } };
const NOTE: Classes = { Note: { _id: 'objectId' } };

const list = (version: number): Files => ({
  'client/open.ts': `import Realm from 'realm';\nexport const open = (schema: Realm.ObjectSchema[]) => Realm.open({ schema, schemaVersion: ${version} });\n`,
});
const listed = (version: number): Files => ({
  'client/open.ts': `import Realm from 'realm';\nexport const open = (name: string) => Realm.open({ schema: [{ name, properties: { a: 'int' } }], schemaVersion: ${version} });\n`,
});

const summaryAndChanges = (before: Files, now: Files): { readonly summary: string; readonly changes: string[]; readonly uncertain: readonly string[] } => {
  const rollout = diffFiles('app-services', before, now);
  return { summary: summaryOf({ ...rollout, notes: [] }), changes: rollout.changes.map(changeOf), uncertain: rollout.uncertain };
};

const CANNOT_BE_TOLD = 'Nothing else changed between v1 and v2; whether `Note` came or went cannot be told.';

describe('a list that was not read', () => {
  it.each([['of a function', list], ['of a name', listed]])('at both revisions hides no class that came or went elsewhere: %s', (_name, unread) => {
    const [without, withNote] = [{ ...app(TASK), ...unread(1) }, { ...app(TASK), ...client(NOTE), ...unread(2) }];
    expect(summaryAndChanges(withNote, without)).toMatchObject({ changes: ['removed-class client Note Note > -: safe'], uncertain: [] });
    expect(summaryAndChanges(without, withNote)).toMatchObject({ changes: ['added-class client Note - > Note: server-first'], uncertain: [] });
  });

  it.each([
    ['that is new', { ...app(TASK), ...client(NOTE) }, { ...app(TASK), ...listed(1) }],
    ['that is gone', { ...app(TASK), ...listed(1) }, { ...app(TASK), ...client(NOTE) }],
    ['that is one of two now', { ...app(TASK), ...client(NOTE), ...listed(1) }, { ...app(TASK), ...listed(1), 'client/more.ts': String(listed(1)['client/open.ts']) }],
  ])('may hold it: %s', (_name, before, now) => {
    expect(summaryAndChanges(before, now)).toEqual({ summary: CANNOT_BE_TOLD, changes: [], uncertain: ['Note'] });
  });

  it('of the server may hold it, where a file of it is damaged', () => {
    const files = server({ ...TASK, ...NOTE });
    const damaged = Object.fromEntries(Object.entries(files).map(([file, value]) => [file, file.endsWith('Note/schema.json') ? '{' : value]));
    expect(summaryAndChanges(files, damaged)).toEqual({ summary: CANNOT_BE_TOLD.replace('changed', 'changed on the server'), changes: [], uncertain: ['Note'] });
  });

  it('is no reason to doubt where nothing came or went', () => {
    expect(summaryAndChanges({ ...app(TASK), ...list(1) }, { ...app(TASK), ...list(1) }).summary).toBe('Nothing changed between v1 and v2.');
  });
});
