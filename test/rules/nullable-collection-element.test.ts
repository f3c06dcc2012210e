import { describe, expect, it } from 'vitest';
import { repairsOf } from '../support/repair';
import { checkFiles, clientClass, lines, serverExport, severities, type Files } from '../support/app';

function app(client: string, server: object): Files {
  return {
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      values: ${client},\n    },`),
    ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, values: server } } }),
  };
}

const LIST = { bsonType: 'array', items: { bsonType: 'string' } };
const SET = { ...LIST, uniqueItems: true };
const DICTIONARY = { bsonType: 'object', additionalProperties: { bsonType: 'string' } };
/** What `mixed` can hold but null. */
const TYPES = ['bool', 'int', 'long', 'double', 'decimal', 'string', 'date', 'objectId', 'binData'];
const NULLABLE = ['error nullable-collection-element Task.values upload client/Task.ts:9:7 Task/schema.json:11:5'];

describe('nullable-collection-element', () => {
  it.each([
    ['a list', "'string?[]'", LIST, NULLABLE],
    ['a set', "'string?<>'", SET, NULLABLE],
    ['a dictionary', "'string?{}'", DICTIONARY, NULLABLE],
    ['the object form', "{ type: 'list', objectType: 'string', optional: true }", LIST, NULLABLE],
    ['a list of required elements', "'string[]'", LIST, []],
    ['a set of required elements', "'string<>'", SET, []],
    ['a dictionary of required values', "'string{}'", DICTIONARY, []],
    ['mixed is optional everywhere', "'mixed[]'", { bsonType: 'array', items: { bsonType: 'mixed' } }, []],
    ['embedded objects in a list never are', "'Step[]'", { bsonType: 'array', items: { bsonType: 'object', title: 'Step', properties: { text: { bsonType: 'string' } } } }, []],
    ['embedded objects in a dictionary always are', "'Step{}'", { bsonType: 'object', additionalProperties: { bsonType: 'object', title: 'Step', properties: { text: { bsonType: 'string' } } } }, []],
    ['another type is the type\'s finding', "'int?[]'", LIST, ['error type-mismatch Task.values upload+download client/Task.ts:9:7 Task/schema.json:11:5']],
    ['another collection is the collection\'s finding', "'string?<>'", LIST, ['error collection-mismatch Task.values upload+download client/Task.ts:9:7 Task/schema.json:11:5']],
  ])('%s', (_name, client, server, expected) => {
    const step = client.includes('Step') ? clientClass('Step', "    embedded: true,\n    properties: { text: 'string?' },") : {};
    expect(lines({ ...app(client, server), ...step })).toEqual(expected);
  });

  it.each([
    ['a list', "'string?[]'", LIST, { values: [null] }],
    ['a dictionary', "'string?{}'", DICTIONARY, { values: { key: null } }],
  ])('shows the null in %s that is refused', (_name, client, server, witness) => {
    expect(checkFiles(app(client, server)).findings.map((finding) => finding.witness)).toEqual([witness]);
  });

  it.each([
    ['mixed in a list', "'mixed[]'", { bsonType: 'array', items: { bsonType: TYPES } }, true],
    ['mixed in a set', "'mixed<>'", { bsonType: 'array', uniqueItems: true, items: { bsonType: TYPES } }, true],
    ['links in a dictionary', "'Step{}'", { bsonType: 'object', additionalProperties: { bsonType: 'objectId' } }, true],
    ['mixed with null', "'mixed[]'", { bsonType: 'array', items: { bsonType: [...TYPES, 'null'] } }, false],
    ['links with null', "'Step{}'", { bsonType: 'object', additionalProperties: { bsonType: ['objectId', 'null'] } }, false],
    ['links in a list are never null', "'Step[]'", { bsonType: 'array', items: { bsonType: 'objectId' } }, false],
    ['a validator that says nothing of the elements', "'mixed[]'", { bsonType: 'array' }, false],
  ])('warns where a validator takes no null that nobody declared: %s', (_name, client, values, isFound) => {
    const $jsonSchema = { title: 'Task', bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' }, values } };
    const files = {
      ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      values: ${client},\n    },`),
      ...clientClass('Step', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"),
      'server/tasks.json': { $jsonSchema },
    };
    const { findings, comparison } = checkFiles(files, { target: 'mongodb' });
    const found = findings.filter(({ property }) => property === 'values');
    // Nothing can be declared otherwise.
    expect(found.flatMap((each) => repairsOf(each, comparison))).toEqual([]);
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual(isFound ? [['nullable-collection-element', 'warn']] : []);
  });

  it.each([
    ['string[]', 'string?[]', 'download', 'may be null on the server but not on the client'],
    ['string?{}', 'string{}', 'upload', 'are optional on the client (`string?{}`), which the server cannot store'],
  ])('compares with another client as with a server: %s, %s', (ours, theirs, breaks, message) => {
    const of = (type: string): string => String(clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', values: '${type}' },`)['client/Task.ts']);
    const { findings } = checkFiles({ 'ios/Task.ts': of(ours), 'android/Task.ts': of(theirs) }, { client: ['/app/ios'], server: '/app/android' });
    expect(findings.map((each) => [each.rule, each.breaks, each.message])).toEqual([['nullable-collection-element', [breaks], expect.stringContaining(message)]]);
  });

  it('is an error on every server', () => {
    expect(severities(app("'string?[]'", LIST))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' });
  });
});
