import { describe, expect, it } from 'vitest';
import { classesOf } from '../../src/rule/finding';
import { checkFiles, line, type Files } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const CLASSES: Classes = { Task: { _id: 'objectId' }, Log: { _id: 'objectId', text: 'string' } };
const PEOPLE: Classes = { ...CLASSES, Task: { _id: 'objectId', owner: 'Person' }, Person: { _id: 'objectId' } };
const EVENT = { title: 'Event', bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' } } };
const LINKED: Classes = { Log: CLASSES.Log ?? {}, Task: { _id: 'objectId', log: 'Log' } };

/** `Log` is asymmetric on the client. The code is on the third line. */
const app = (sync: object, code = '', ofServer = CLASSES): Files => {
  const files = client(CLASSES);
  return {
    ...files,
    'client/Log.ts': String(files['client/Log.ts']).replace("primaryKey: '_id',", "primaryKey: '_id', asymmetric: true,"),
    ...server(ofServer, sync),
    'client/use.ts': `import Realm from 'realm';\nimport { Log } from './Log';\n${code}\n`,
  };
};

const SYNC = { asymmetric_tables: ['Log'] };
const READ = app(SYNC, 'export const all = (realm: Realm) => realm.objects(Log);');
const EMBEDDED = { ...READ, 'client/Log.ts': String(READ['client/Log.ts']).replace("primaryKey: '_id',", 'embedded: true,') };
const found = (files: Files): string[] => checkFiles(files).findings.filter(({ rule }) => rule === 'asymmetric-class').map((each) => line(each).replace('asymmetric-class ', ''));

describe('asymmetric-class', () => {
  it.each<[string, Files, string[]]>([
    ['written only', app(SYNC, "export const log = (realm: Realm) => realm.create(Log, { text: 'a' });"), []],
    ['queried', app(SYNC, 'export const all = (realm: Realm) => realm.objects(Log);'), ['error Log query client/use.ts:3:38 -']],
    ['queried with a filter: once', app(SYNC, "export const all = (realm: Realm) => realm.objects(Log).filtered('text == 1');"), ['error Log query client/use.ts:3:38 -']],
    ['by its name', app(SYNC, "export const one = (realm: Realm, id: string) => realm.objectForPrimaryKey('Log', id);"), ['error Log query client/use.ts:3:50 -']],
    ['a collection that is not there', app({ asymmetric_tables: ['Log', 'Logs'] }), ['warn - download - sync/config.json:8:5']],
    ['an embedded class, which is no collection', { ...app({ asymmetric_tables: ['Log', 'Place'] }), 'server/data_sources/mongodb-atlas/app/events/schema.json': { ...EVENT, properties: { ...EVENT.properties, at: { title: 'Place', bsonType: 'object', properties: { city: { bsonType: 'string' } } } } } }, ['warn - download - sync/config.json:8:5']],
    ['a collection that is not there, beside a property that is not compared', { ...app({ asymmetric_tables: ['Log', 'Logs'] }), 'server/data_sources/mongodb-atlas/app/events/schema.json': { ...EVENT, properties: { ...EVENT.properties, at: { bsonType: 'timestamp' } } } }, ['warn - download - sync/config.json:8:5']],
    ['a collection that could not be read', { ...app({ asymmetric_tables: ['Log', 'Logs'] }), 'server/data_sources/mongodb-atlas/app/Logs/schema.json': '{' }, []],
    ['a collection that says nothing', { ...app({ asymmetric_tables: ['Log', 'Logs'] }), 'server/data_sources/mongodb-atlas/app/Logs/schema.json': { title: 'Event' } }, []],
    ['by the collection, whose schema has another title', { ...app({ asymmetric_tables: ['Log', 'events'] }), 'server/data_sources/mongodb-atlas/app/events/schema.json': EVENT }, []],
    ['by the title, where the collection is called otherwise', { ...app({ asymmetric_tables: ['Log', 'Event'] }), 'server/data_sources/mongodb-atlas/app/events/schema.json': EVENT }, []],
    ['where what sync says is damaged', app({ asymmetric_tables: ['Log', 'Logs'], service_name: 5 }), []],
    ['another class is queried', app(SYNC, "export const all = (realm: Realm) => realm.objects('Task');"), []],
    ['subscribed', app(SYNC, 'export const all = (realm: Realm) => realm.objects(Log).subscribe();'), ['error Log query client/use.ts:3:38 -']],
    ['subscribed with a filter', app(SYNC, "export const all = (realm: Realm) => realm.objects(Log).filtered('text == \"a\"').subscribe();"), ['error Log query client/use.ts:3:38 -']],
    ['added to subscriptions', app(SYNC, 'export const all = (realm: Realm) => realm.subscriptions.update((subs) => { subs.add(realm.objects(Log)); });'), ['error Log query client/use.ts:3:77 -', 'error Log query client/use.ts:3:86 -']],
    ['subscribed elsewhere', app(SYNC, 'export const all = (realm: Realm) => { const logs = realm.objects(Log); logs.subscribe(); realm.objects(Log); };'), ['error Log query client/use.ts:3:53 -', 'error Log query client/use.ts:3:73 -', 'error Log query client/use.ts:3:91 -']],
    ['filtered elsewhere: once', app(SYNC, "export const all = (realm: Realm) => { const logs = realm.objects(Log); logs.filtered('text == \"a\"'); };"), ['error Log query client/use.ts:3:53 -']],
    ['filtered, and added', app(SYNC, "export const all = (realm: Realm) => { const logs = realm.objects(Log).filtered('text == \"a\"'); realm.subscriptions.update((subs) => { subs.add(logs); }); };"), ['error Log query client/use.ts:3:53 -', 'error Log query client/use.ts:3:136 -']],
    ['an embedded one, which is another fault', EMBEDDED, []],
    ['sync by partition, and its relationship', app({ ...SYNC, type: 'partition', partition: { key: '_id', type: 'objectId' } }, '', LINKED), ['error Log open - sync/config.json:7:5']],
    ['a relationship to another class', app(SYNC, '', PEOPLE), []],
    ['sync by partition', app({ ...SYNC, type: 'partition', partition: { key: '_id', type: 'objectId' } }), ['error Log open - sync/config.json:7:5']],
    ['a relationship to it', app(SYNC, '', LINKED), ['error Task.log deploy - Task/relationships.json:2:3']],
    ['sync that is terminated', app({ asymmetric_tables: ['Logs'], state: '' }), []],
    ['no list', app({ asymmetric_tables: 'Logs' }), []],
    ['an empty name', app({ asymmetric_tables: ['Log', ''] }), ['warn - download - sync/config.json:8:5']],
  ])('%s', (_name, files, expected) => {
    expect(found(files)).toEqual(expected);
  });

  it('speaks of the class that is linked to', () => {
    const [found1] = checkFiles(app(SYNC, '', LINKED)).findings.filter(({ rule }) => rule === 'asymmetric-class');
    expect(found1 && classesOf(found1.about)).toEqual(['Task', 'Log']);
  });

  it('leaves a link of the client to the finding about that', () => {
    const files = { ...app(SYNC, '', LINKED), ...{ 'client/Task.ts': client(LINKED)['client/Task.ts'] } };
    expect(found(files)).toEqual([]);
    expect(checkFiles(files).findings.map(({ rule }) => rule)).toContain('valid-object-schema');
  });
});
