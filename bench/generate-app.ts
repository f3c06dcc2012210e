import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const CLIENT_TYPES = ['string', 'int?', 'double', 'bool', 'date?', 'objectId', 'string[]', 'decimal128?', 'uuid', 'int<>'];
const SERVER_TYPES = [
  { bsonType: 'string' }, { bsonType: 'long' }, { bsonType: 'double' }, { bsonType: 'bool' }, { bsonType: 'date' }, { bsonType: 'objectId' },
  { bsonType: 'array', items: { bsonType: 'string' } }, { bsonType: 'decimal' }, { bsonType: 'uuid' }, { bsonType: 'array', uniqueItems: true, items: { bsonType: 'long' } },
];

const PROPERTIES = 20;
const indices = Array.from({ length: PROPERTIES - 1 }, (_, index) => index);
const typeAt = (index: number): number => index % CLIENT_TYPES.length;

function clientClass(name: string): string {
  const properties = indices.map((index) => `      field${index}: '${CLIENT_TYPES[typeAt(index)]}',`);
  return `import Realm from 'realm';

export class ${name} extends Realm.Object<${name}> {
  static schema: Realm.ObjectSchema = {
    name: '${name}',
    primaryKey: '_id',
    properties: {
      _id: 'objectId',
${properties.join('\n')}
    },
  };
}
`;
}

function serverSchema(title: string): object {
  const required = indices.filter((index) => /^[^?[\]{}<>]+$/.test(CLIENT_TYPES[typeAt(index)] ?? '')).map((index) => `field${index}`);
  return {
    title,
    bsonType: 'object',
    required: ['_id', ...required],
    properties: { _id: { bsonType: 'objectId' }, ...Object.fromEntries(indices.map((index) => [`field${index}`, SERVER_TYPES[typeAt(index)]])) },
  };
}

/** Writes an app whose two sides are in step: `classes` classes of 20 properties, one file each. */
export function generateApp(root: string, classes: number): void {
  const client = path.join(root, 'client');
  const source = path.join(root, 'server/data_sources/mongodb-atlas/app');
  mkdirSync(client, { recursive: true });
  mkdirSync(path.join(root, 'server/sync'), { recursive: true });
  writeFileSync(path.join(root, 'server/sync/config.json'), JSON.stringify({ type: 'flexible', state: 'enabled', service_name: 'mongodb-atlas' }));
  for (let index = 0; index < classes; index += 1) {
    const name = `Class${index}`;
    writeFileSync(path.join(client, `${name}.ts`), clientClass(name));
    mkdirSync(path.join(source, name), { recursive: true });
    writeFileSync(path.join(source, name, 'schema.json'), JSON.stringify(serverSchema(name), null, 2));
    writeFileSync(path.join(source, name, 'relationships.json'), '{}');
  }
}
