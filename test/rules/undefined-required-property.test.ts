import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, line, serverExport } from '../support/app';

function findings(schema: object): ReturnType<typeof checkFiles>['findings'] {
  return checkFiles({
    ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', name: 'string?' },"),
    ...serverExport({ Task: schema }),
  }).findings.filter(({ rule }) => rule === 'undefined-required-property');
}

const properties = { _id: { bsonType: 'objectId' }, name: { bsonType: 'string' } };

describe('undefined-required-property', () => {
  it.each([
    ['a name that nothing declares', ['_id', 'total'], ['error undefined-required-property Task.total upload - Task/schema.json:6:5']],
    ['a misspelt name', ['_id', 'Name'], ['error undefined-required-property Task.Name upload - Task/schema.json:6:5']],
    ['declared names', ['_id'], []],
    ['an empty list', [], []],
  ])('%s', (_name, required, expected) => {
    expect(findings({ required, properties }).map(line)).toEqual(expected);
  });

  it('is the one finding about a property that only the client declares', () => {
    const files = {
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', name: 'string?', total: 'int' },"),
      ...serverExport({ Task: { required: ['_id', 'total'], properties } }),
    };
    const { findings: all } = checkFiles(files);
    expect(all.map(line)).toEqual(['error undefined-required-property Task.total upload client/Task.ts:7:53 Task/schema.json:6:5']);
    expect(all[0]?.message).toContain('which its `properties` do not declare but the client does (`int`)');
  });

  it('is the one finding about a property that a misspelt name leaves optional', () => {
    const { findings: all } = checkFiles({
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', name: 'string' },"),
      ...serverExport({ Task: { required: ['_id', 'nmae'], properties } }),
    });
    expect(all.map(line)).toEqual(['error undefined-required-property Task.nmae upload - Task/schema.json:6:5']);
  });

  it('names the nearest property', () => {
    const [found] = findings({ required: ['_id', 'nmae'], properties });
    expect(found?.message).toBe('`Task` requires `nmae`, which its `properties` do not declare; they have `name`, which is therefore optional.');
    expect(found?.help).toBe('If `name` was meant, write that in `required`.');
  });

  it('knows properties that have no Realm type', () => {
    expect(findings({ required: ['_id', 'at'], properties: { ...properties, at: { bsonType: 'timestamp' } } })).toEqual([]);
  });

  it('looks into embedded objects, repeated ones too', () => {
    const place = { bsonType: 'object', title: 'Place', required: ['town'], properties: { city: { bsonType: 'string' } } };
    expect(findings({ required: ['_id'], properties: { ...properties, from: place, to: place } }).map(line)).toEqual([
      'error undefined-required-property Place.town upload - Task/schema.json:18:9',
      'error undefined-required-property Place.town upload - Task/schema.json:30:9',
    ]);
  });
});
