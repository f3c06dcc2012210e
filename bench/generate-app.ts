import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const CLIENT_TYPES = ['string', 'int?', 'double', 'bool', 'date?', 'objectId', 'string[]', 'decimal128?', 'uuid', 'int<>'];
const SERVER_TYPES = [
  { bsonType: 'string' }, { bsonType: 'long' }, { bsonType: 'double' }, { bsonType: 'bool' }, { bsonType: 'date' }, { bsonType: 'objectId' },
  { bsonType: 'array', items: { bsonType: 'string' } }, { bsonType: 'decimal' }, { bsonType: 'uuid' }, { bsonType: 'array', uniqueItems: true, items: { bsonType: 'long' } },
];

/** Whether the two sides agree. */
export type AppKind = 'in step' | 'with links and differences';

const PROPERTIES = 20;
/** The property that is a link, where there are links. */
const LINK = 5;

/** So many classes have one of which the sides differ. */
const TENTH = 10;

const indices = Array.from({ length: PROPERTIES - 1 }, (_, index) => index);
const typeAt = (index: number): number => index % CLIENT_TYPES.length;

function clientClass(name: string, link: string | undefined): string {
  const properties = indices.map((index) => `      field${index}: '${index === LINK && link !== undefined ? `${link}?` : CLIENT_TYPES[typeAt(index)]}',`);
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

function serverSchema(title: string, isLinked: boolean, isOther: boolean): object {
  const required = indices
    .filter((index) => /^[^?[\]{}<>]+$/.test(CLIENT_TYPES[typeAt(index)] ?? '') && !(isLinked && index === LINK))
    .map((index) => `field${index}`);
  const typeOf = (index: number): object => SERVER_TYPES[isOther && index === 0 ? 1 : typeAt(index)] ?? {};
  return {
    title,
    bsonType: 'object',
    required: ['_id', ...required],
    properties: { _id: { bsonType: 'objectId' }, ...Object.fromEntries(indices.map((index) => [`field${index}`, typeOf(index)])) },
  };
}

/** Writes an app of `classes` classes of 20 properties, one file each; where the sides differ, they do in a tenth of the classes. */
export function generateApp(root: string, classes: number, kind: AppKind = 'in step'): void {
  const isLinked = kind !== 'in step';
  const client = path.join(root, 'client');
  const source = path.join(root, 'server/data_sources/mongodb-atlas/app');
  mkdirSync(client, { recursive: true });
  mkdirSync(path.join(root, 'server/sync'), { recursive: true });
  writeFileSync(path.join(root, 'server/sync/config.json'), JSON.stringify({ type: 'flexible', state: 'enabled', service_name: 'mongodb-atlas' }));
  for (let index = 0; index < classes; index += 1) {
    const name = `Class${index}`;
    const target = `Class${(index + 1) % classes}`;
    const relationships = { [`field${LINK}`]: { ref: `#/relationship/mongodb-atlas/app/${target}`, foreign_key: '_id', is_list: false } };
    writeFileSync(path.join(client, `${name}.ts`), clientClass(name, isLinked ? target : undefined));
    mkdirSync(path.join(source, name), { recursive: true });
    writeFileSync(path.join(source, name, 'schema.json'), JSON.stringify(serverSchema(name, isLinked, isLinked && index % TENTH === 0), null, 2));
    writeFileSync(path.join(source, name, 'relationships.json'), isLinked ? JSON.stringify(relationships) : '{}');
  }
}
