import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../src/compare/changes';
import { parseSnapshot, snapshotText } from '../../src/history/snapshot';
import { readClient } from '../../src/client/read-client';
import { clientClass, memoryTree } from '../support/app';
import { arbitraryClasses } from '../support/arbitrary-classes';

const TASK = clientClass('Task', "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: { type: 'string', optional: true, mapTo: 'NOTE' },\n      count: process.env.COUNT,\n      at: 'date',\n    },");
const TEXT = `{
  "version": 1,
  "name": "1.0.0",
  "classes": {
    "Task": {
      "primaryKey": "_id",
      "unread": { "more": true, "properties": [ "count" ] },
      "properties": {
        "_id": { "type": "objectId", "indexed": true },
        "at": { "type": "date" },
        "note": { "type": "string", "optional": true, "mapTo": "NOTE" }
      }
    }
  }
}
`;

function failure(text: string): string {
  try {
    parseSnapshot('v1.json', text);
    return 'no failure';
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
}

describe('a snapshot', () => {
  it('is a small file with one line a property, sorted by name', () => {
    expect(snapshotText('1.0.0', readClient(memoryTree(TASK)))).toBe(TEXT);
  });

  it('gives back what was written, with places of its own', () => {
    const [task] = parseSnapshot('v1.json', TEXT).client.classes;
    expect(task?.source).toEqual({ file: 'v1.json', line: 5, column: 5, endLine: 13, endColumn: 6 });
    expect(task?.properties.get('note')?.source).toEqual({ file: 'v1.json', line: 11, column: 9, endLine: 11, endColumn: 72 });
    expect([...task?.unread.properties ?? []]).toEqual(['count']);
  });

  it('loses nothing, and does not depend on the order of the sources', () => {
    fc.assert(fc.property(arbitraryClasses, (classes) => {
      const text = snapshotText('x', { classes, configurations: [] });
      expect([...changesBetween(classes, parseSnapshot('x.json', text).client.classes)]).toEqual([]);
      expect(snapshotText('x', { classes: [...classes].reverse(), configurations: [] })).toBe(text);
    }));
  });

  it('has neither what the plugin leaves out nor what no realm is opened with', () => {
    const dropped = { 'package.json': { devDependencies: { '@realm/babel-plugin': '0.2.0' } }, 'a.ts': "import Realm from 'realm';\nexport class A extends Realm.Object<A> { done = false; due: Date | null; }\n" };
    expect(snapshotText('x', readClient(memoryTree(dropped)))).toContain('"A": {\n      "properties": {\n        "done": { "type": "bool", "default": true }\n      }\n    }');
    const refused = { 'a.ts': "import Realm from 'realm';\nexport const A = { name: 'A', properties: { done: 'bool', at: 'Nobody' } };\nnew Realm({ schema: [A] });\n" };
    expect(snapshotText('x', readClient(memoryTree(refused)))).toContain('"unread": { "properties": [ "at" ] },\n      "properties": {\n        "done": { "type": "bool" }\n      }\n    }');
  });

  it('keeps the versions of local realms', () => {
    const notes = { 'notes.ts': "import Realm from 'realm';\nconst Note = { name: 'Note', properties: { text: 'string' } };\nRealm.open({ schema: [Note], schemaVersion: 3, path: 'notes.realm' });\nRealm.open({ schema: [Note], path: where() });\n" };
    const text = snapshotText('1.0.0', readClient(memoryTree(notes)));
    expect(text).toContain('  },\n  "realms": [\n    { "path": "notes.realm", "schemaVersion": 3, "classes": [ "Note" ] },\n    { "pathFrom": "where()", "classes": [ "Note" ] }\n  ]\n}\n');
    const { configurations } = parseSnapshot('v1.json', text).client;
    expect(configurations.map(({ path, schemaVersion, classes, place }) => [path.text, path.known, schemaVersion?.value, classes, place.line])).toEqual([
      ['notes.realm', true, 3, ['Note'], 13], ['where()', false, undefined, ['Note'], 14],
    ]);
  });

  it.each([
    ['', 'v1.json:1:1 is no snapshot: The file is empty.'],
    ['{ "version": 1,', 'v1.json:1:16 is no snapshot: The file is not JSON: a property name in double quotes is expected.'],
    ['[]', 'v1.json:1:1 is no snapshot: the file must be object.'],
    ['{ "version": 2, "models": [] }', 'v1.json is a snapshot of version 2; this realm-schema reads version 1.'],
    ['{ "version": 1, "name": "x" }', "v1.json:1:1 is no snapshot: the file must have required property 'classes'."],
    [TEXT.replace('"date"', '"dte"'), 'v1.json:10:17 is no snapshot: `classes.Task.properties.at.type` must be equal to one of the allowed values.'],
  ])('says what is wrong with a damaged one: %j', (text, expected) => {
    expect(failure(text)).toContain(`HistoryError: ${expected}`);
  });
});
