import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, lines, serverExport, severities, type Files } from '../support/app';

const FOLDER = 'server/data_sources/mongodb-atlas/app/Task';
const SCHEMA = '{\n  "title": "Task",\n  "required": ["_id"],\n  "properties": { "_id": { "bsonType": "objectId" } }\n}\n';

/** A sound app with the text of one server file replaced. */
function app(name: string, text: string): Files {
  return {
    ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"),
    ...serverExport({ Task: {} }),
    [`${FOLDER}/schema.json`]: SCHEMA,
    [name.includes('/') ? name : `${FOLDER}/${name}`]: text,
  };
}

/** The places of the findings, which are all of this rule: what cannot be read is no difference of both sides. */
function places(files: Files): string[] {
  return lines(files).map((each) => each.replace('error valid-server-schema - deploy - ', ''));
}

describe('valid-server-schema', () => {
  it.each([
    ['a sound export', 'schema.json', SCHEMA, []],
    ['keys of other tools pass', 'schema.json', SCHEMA.replace('"title"', '"x-note": 1, "title"'), []],
    ['an empty file', 'schema.json', '', ['Task/schema.json:1:1']],
    ['no JSON', 'schema.json', '{\n  "title": Task\n}\n', ['Task/schema.json:2:12']],
    ['a comma too many', 'schema.json', SCHEMA.replace('["_id"]', '["_id",]'), ['Task/schema.json:3:22']],
    ['cut off', 'schema.json', SCHEMA.slice(0, 60), ['Task/schema.json:4:17']],
    ['a comment', 'schema.json', SCHEMA.replace('{', '{ // no'), ['Task/schema.json:1:3']],
    ['NaN', 'schema.json', SCHEMA.replace('"Task"', 'NaN'), ['Task/schema.json:2:12']],
    ['a key that is written twice', 'schema.json', SCHEMA.replace('{', '{\n  "title": "Old",'), ['Task/schema.json:3:3']],
    ['an array', 'schema.json', '[]\n', ['Task/schema.json:1:1']],
    ['`required` that is no array', 'schema.json', SCHEMA.replace('["_id"]', '"_id"'), ['Task/schema.json:3:15']],
    ['`properties` that is no object', 'schema.json', SCHEMA.replace('{ "_id": { "bsonType": "objectId" } }', '[]'), ['Task/schema.json:4:17']],
    ['a title that is no text', 'schema.json', SCHEMA.replace('"Task"', '1'), ['Task/schema.json:2:12']],
    ['a relationship without `ref`', 'relationships.json', '{\n  "owner": { "foreign_key": "_id" }\n}\n', ['Task/relationships.json:2:12']],
    ['roles that are no array', 'rules.json', '{\n  "roles": {}\n}\n', ['Task/rules.json:2:12']],
    ['a switch that is no boolean', 'server/sync/config.json', '{\n  "type": "flexible",\n  "development_mode_enabled": "no"\n}\n', ['sync/config.json:3:31']],
  ])('%s', (_name, file, text, expected) => {
    expect(places(app(file, text))).toEqual(expected);
  });

  it('says what is wrong in one sentence, and what to do in another', () => {
    const [finding] = checkFiles(app('schema.json', SCHEMA.replace('["_id"]', '["_id",]'))).findings;
    expect(finding?.message).toMatch(/^The file is not JSON: .+\.$/);
    expect(finding?.help).not.toBe('');
  });

  it.each([
    ['{ "title": NaN }', 'The file is not JSON: the word is not one of JSON.'],
    ['{ "title": "Old", "title": "Task", "properties": {} }', '`title` is written more than once in one object; only this last one counts.'],
    ['{ "required": "_id" }', '`required` must be an array, not a string.'],
    ['{ "properties": { "_id": "string" } }', '`properties._id` must be an object, not a string.'],
    ['{ "properties": { "tags": { "items": { "properties": 5 } } } }', '`properties.tags.items.properties` must be an object, not a number.'],
    ['{ "properties": { "tags": { "items": { "items": { "required": "_id" } } } } }', '`properties.tags.items.items.required` must be an array, not a string.'],
    ['{ "properties": { "tags": { "items": [5] } } }', '`properties.tags.items.0` must be an object, not a number.'],
    ['{ "properties": { "tags": { "additionalProperties": { "properties": 5 } } } }', '`properties.tags.additionalProperties.properties` must be an object, not a number.'],
    ['{ "properties": { "tags": { "bsonType": ["string", 5] } } }', '`properties.tags.bsonType.1` must be a string, not a number.'],
    ['{ "properties": { "tags": { "items": 5 } } }', '`properties.tags.items` must be an object, not a number.'],
  ])('words %s', (text, message) => {
    expect(checkFiles(app('schema.json', text)).findings.filter(({ rule }) => rule === 'valid-server-schema').map((finding) => finding.message)).toEqual([message]);
  });

  it('is an error on every server', () => {
    expect(severities(app('relationships.json', '{ "owner": {} }'))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' });
  });

  it.each<[string, string[]]>([
    ['"bsonType": "string", "default": "open"', []],
    ['"bsonType": "string", "default": ""', []],
    ['"bsonType": "string", "default": "%(%%environment.values.note)"', []],
    ['"bsonType": "int", "default": "%(%%environment.values.note)"', []],
    ['"bsonType": "long", "default": 0', []],
    ['"bsonType": "long", "default": { "$numberLong": "0" }', []],
    ['"bsonType": "double", "default": 1', []],
    ['"bsonType": "date", "default": { "$date": "2024-01-02T03:04:05Z" }', []],
    ['"bsonType": "decimal", "default": "1.5"', []],
    ['"bsonType": "string", "default": null', ['warn valid-server-schema Task.note download - Task/schema.json:1:143']],
    ['"bsonType": "string", "default": 1', ['warn valid-server-schema Task.note download - Task/schema.json:1:143']],
    ['"bsonType": "bool", "default": "false"', ['warn valid-server-schema Task.note download - Task/schema.json:1:141']],
    ['"bsonType": "long", "default": 1.5', ['warn valid-server-schema Task.note download - Task/schema.json:1:141']],
    ['"bsonType": "objectId", "default": 1', ['warn valid-server-schema Task.note download - Task/schema.json:1:145']],
  ])('a default: %s', (property, expected) => {
    const type = { string: 'string', int: 'int', long: 'int', double: 'double', date: 'date', decimal: 'decimal128', mixed: 'mixed', bool: 'bool', objectId: 'objectId' }[/"bsonType": "(\w+)"/.exec(property)?.[1] ?? ''];
    const files = {
      ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', note: '${type ?? ''}' },`),
      ...serverExport({ Task: {} }),
      [`${FOLDER}/schema.json`]: `{ "title": "Task", "required": ["_id", "note"], "properties": { "_id": { "bsonType": "objectId" }, "note": { ${property} } } }`,
    };
    expect(lines(files)).toEqual(expected);
  });
});
