import { describe, expect, it } from 'vitest';
import { storedAt } from '../../src/compare/changes';
import { clientChanges, serverChanges, uncertainClasses } from '../../src/compare/side-changes';
import { defaultConfig } from '../../src/config/config';
import type { ServerClass, ServerSchemas } from '../../src/schema/server-schemas';
import { readWorkspace, type Workspace } from '../../src/workspace/workspace';
import { as, memoryTree, type Files } from '../support/app';
import { app } from '../support/twin';

const read = (files: Files): Workspace => readWorkspace(memoryTree(files), defaultConfig('/app'));
const TASK = { Task: { _id: 'objectId', note: 'string' } };

/** The export of some files with its collections in another place. */
const at = (place: string, files: Files): Files => Object.fromEntries(Object.entries(files).map(([file, value]) => [file.replace('mongodb-atlas/app/', place), value]));
const both = app({ ...TASK, Person: { _id: 'objectId' } });

describe('a class that moved to another collection', () => {
  const changes = (before: ServerSchemas, after: ServerSchemas): string[] => serverChanges(before, after).map((each) => `${each.kind} ${'after' in each ? each.after.name : ''}`);
  const [here, there] = [read(both).server, read(at('mongodb-atlas/other/', both)).server];

  it.each<[string, ServerSchemas, ServerSchemas, string[]]>([
    ['nothing', here, here, []],
    ['another database', here, there, ['moved-class Person', 'moved-class Task']],
    ['a database whose name is filled in', here, read(at('mongodb-atlas/%(%%values.db)/', both)).server, []],
    ['validators', as('mongodb', here), as('mongodb', there), []],
    ['an export that became validators', here, as('mongodb', there), []],
    ['validators that became an export', as('mongodb', here), there, []],
    ['a title of two collections now', here, read({ ...at('mongodb-atlas/other/', both), ...at('mongodb-atlas/second/', both) }).server, []],
    ['a title of two collections then', read({ ...both, ...at('mongodb-atlas/second/', both) }).server, there, []],
    ['another property too', read(app({ Task: { _id: 'objectId' } })).server, read(at('mongodb-atlas/other/', app(TASK))).server, ['moved-class Task', 'added-property Task']],
  ])('%s', (_name, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  it.each<[string | null, string | null, string | undefined]>([
    ['app', 'Task', 'app.Task'], [null, 'Task', undefined], ['app', null, undefined], ['%(%%environment.values.db)', 'Task', undefined], ['app', 'a%(b', undefined],
  ])('%s and %s are %s', (database, collection, expected) => {
    expect(storedAt({ database, collection } as ServerClass)).toBe(expected);
  });
});

describe('classes of which nobody can say whether they came or went', () => {
  const unread: Files = { 'client/open.ts': "import Realm from 'realm';\nexport const open = (name: string) => Realm.open({ schema: [{ name, properties: { a: 'int' } }] });\n" };
  const damaged: Files = { 'server/data_sources/mongodb-atlas/app/Person/schema.json': '{ "title": ' };
  const plain = read(app(TASK));
  const more = read(app({ ...TASK, Person: { _id: 'objectId' } }));
  const [unsureClient, unsureServer] = [read({ ...app(TASK), ...unread }), read({ ...app(TASK), ...damaged })];

  it.each<[string, Workspace | null, Workspace | null, string[]]>([
    ['nothing', plain, plain, []],
    ['a class that came', plain, more, []],
    ['one that came where nothing of the client was sure', unsureClient, more, ['Person']],
    ['one that went where nothing of the client is sure', more, unsureClient, ['Person']],
    ['one that came where its file was damaged', unsureServer, more, ['Person']],
    ['one whose file is damaged now', more, unsureServer, ['Person']],
    ['no earlier state', null, unsureServer, []],
    ['no later state', unsureServer, null, []],
  ])('%s', (_name, before, after, expected) => {
    const NONE = { client: null, server: null };
    expect(uncertainClasses(before ?? NONE, after ?? NONE)).toEqual(expected);
    const [only, other] = [before ?? NONE, after ?? NONE];
    const ofClient = uncertainClasses({ ...only, server: null }, other);
    const ofServer = uncertainClasses(only, { ...other, client: null });
    expect([...new Set([...ofClient, ...ofServer])]).toEqual(expected);
  });

  it('are no change', () => {
    expect(clientChanges(more.client, unsureClient.client)).toEqual([]);
    expect(serverChanges(more.server, unsureServer.server)).toEqual([]);
    expect(clientChanges(more.client, plain.client).map(({ kind }) => kind)).toEqual(['removed-class']);
  });
});
