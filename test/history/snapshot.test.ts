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
      const text = snapshotText('x', { classes });
      expect([...changesBetween(classes, parseSnapshot('x.json', text).client.classes)]).toEqual([]);
      expect(snapshotText('x', { classes: [...classes].reverse() })).toBe(text);
    }));
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
