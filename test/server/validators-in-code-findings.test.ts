import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, type Files } from '../support/app';

const migration = (schema: string): Files => ({
  'db/20240101-tasks.js': `exports.up = async (db) => {\n  await db.createCollection('Task', { validator: { $jsonSchema: ${schema} } });\n};\n`,
});

const found = (properties: string, schema: string): string[] => {
  const client = clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', ${properties} },`);
  const { findings } = checkFiles({ ...client, ...migration(schema) }, { client: ['client'], server: 'db' });
  return findings.map(({ rule, severity, class: name, property, server }) => `${severity} ${rule} ${name}.${property} ${server?.file}:${server?.line}`);
};

describe('findings about validators in code', () => {
  it.each<[string, string, string[]]>([
    ['int', `['int', 'null']`, ['info']],
    ['int', `['int', 'string']`, ['info', 'warn']],
    ['int', `['string', 'null', 'int']`, ['info', 'warn']],
  ])('%s beside %s: what is said of the type does not hide what is said of optionality', (type, bsonType, ofTypes) => {
    const schema = `{ bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' }, n: { bsonType: ${bsonType} } } }`;
    expect(found(`n: '${type}'`, schema).sort()).toEqual([
      ...ofTypes.map((severity) => `${severity} type-mismatch Task.n db/20240101-tasks.js:2`),
      'warn optional-required-mismatch Task.n db/20240101-tasks.js:2',
    ].sort());
  });

  it('of a type that fits, only optionality is said', () => {
    const schema = `{ bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' }, n: { bsonType: ['int', 'long', 'null'] } } }`;
    expect(found(`n: 'int'`, schema)).toEqual(['warn optional-required-mismatch Task.n db/20240101-tasks.js:2']);
  });
});
