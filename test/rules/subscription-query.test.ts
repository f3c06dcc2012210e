import { describe, expect, it } from 'vitest';
import { checkFiles, line, type Files } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const CLASSES: Classes = {
  Task: { _id: 'objectId', team: 'string', text: 'string', tags: 'string[]', rates: 'double{}', at: 'Point', owner: 'Person' },
  Person: { _id: 'objectId', name: 'string' },
  Point: { x: 'double' },
};

/** The code is on the fourth line. */
const app = (code: string, sync: object = { queryable_fields_names: ['team'] }): Files => ({
  ...client(CLASSES),
  ...server(CLASSES, sync),
  'client/ask.ts': `import Realm from 'realm';\nimport { useQuery, useRealm } from '@realm/react';\nimport { Task } from './Task';\n${code}\n`,
});

const subscribed = (text: string, sync?: object): Files => app(`export const ask = (realm: Realm) => realm.objects(Task).filtered(${text}).subscribe();`, sync);

/** `Task` is stored in the collection `tasks`. */
function inCollection(sync: object): Files {
  const folder = 'server/data_sources/mongodb-atlas/app';
  const files = subscribed("'text == 1'", { queryable_fields_names: [], ...sync });
  return Object.fromEntries(Object.entries(files).map(([file, content]) => [file.replace(`${folder}/Task/`, `${folder}/tasks/`), content]));
}

const found = (files: Files): string[] => checkFiles(files).findings.filter(({ rule }) => rule === 'subscription-query')
  .map((each) => line(each).replace('error subscription-query ', '').replace(' client/ask.ts:4', '').replace(' sync/config.json:1:1', ''));

describe('subscription-query', () => {
  it.each<[string, Files, string[]]>([
    ['queryable fields, and the key', subscribed("'team == $0 AND _id != $1', team, id"), []],
    ['another field', subscribed("'team == $0 AND text BEGINSWITH $1', team, start"), ['Task.text query:83']],
    ['of one collection', subscribed("'text == 1'", { collection_queryable_fields_names: { Task: ['text'] } }), []],
    ['of another collection', subscribed("'text == \"1\"'", { collection_queryable_fields_names: { Person: ['text'] } }), ['Task.text query:68']],
    ['within an embedded object', subscribed("'at.x > 1'"), ['Task.at.x query:68']],
    ['in a subquery', subscribed("'ANY tags == \"a\" AND SUBQUERY(owner, $p, $p.name == \"b\").@count > 0'"), ['Task.tags query:72', 'Task.owner query:97']],
    ['by its other name', { ...subscribed("'label == 1'"), 'client/Task.ts': String(client(CLASSES)['client/Task.ts']).replace("text: 'string'", "label: { type: 'string', mapTo: 'text' }") }, ['Task.text query:68']],
    ['by the path to it that is listed', subscribed("'at.x > 1'", { queryable_fields_names: ['at.x'] }), []],
    ['by the first part of it that is listed', subscribed("'at.x > 1'", { queryable_fields_names: ['at'] }), []],
    ['by another path that is listed', subscribed("'at.x > 1'", { queryable_fields_names: ['at.y'] }), ['Task.at.x query:68']],
    ['by a key of a dictionary', subscribed("'rates[\"a\"] > 1'"), ['Task.rates query:68']],
    ['by what links here', { ...subscribed("'ANY next.team == \"a\"'"), 'client/Task.ts': String(client(CLASSES)['client/Task.ts']).replace("owner: 'Person'", "owner: 'Person', next: { type: 'linkingObjects', objectType: 'Task', property: 'before' }, before: 'Task'") }, []],
    ['of a collection that has another name', inCollection({ collection_queryable_fields_names: { tasks: ['text'] } }), []],
    ['of such a one by its title', inCollection({ collection_queryable_fields_names: { Task: ['text'] } }), []],
    ['of such a one by neither', inCollection({ collection_queryable_fields_names: { task: ['text'] } }), ['Task.text query:68']],
    ['a text that something is put into', subscribed('`text == "a" ${more}`'), []],
    ['a text that is not known', subscribed('make()'), []],
    ['a class that is not there', app("export const ask = (realm: Realm) => realm.objects('Tsak').filtered('text == 1').subscribe();"), []],
    ['an order that is made after', app("export const ask = (realm: Realm) => realm.objects(Task).sorted('text').subscribe();"), []],
    ['in an order only', subscribed("'team == \"a\" SORT(text ASC)'"), []],
    ['no filter', app('export const all = () => useQuery(Task).subscribe();'), []],
    ['a hook', app("export const all = () => useQuery(Task, (tasks) => tasks.filtered('text == $0', text)).subscribe();"), ['Task.text query:68']],
    ['an update of subscriptions', app("useRealm().subscriptions.update((subs, realm) => { subs.add(realm.objects(Task).filtered('text == $0', text)); });"), ['Task.text query:91']],
    ['not subscribed', app("export const ask = (realm: Realm) => realm.objects(Task).filtered('text == $0', text);"), []],
    ['text that is put together', subscribed('`text == ${x}`'), []],
    ['text that is no query', subscribed("'text === '"), []],
    ['a name that the class does not have', subscribed("'txet == 1'"), []],
    ['development mode', subscribed("'text == $0', text", { development_mode_enabled: true }), ['info subscription-query Task.text -:68']],
    ['sync by partition', subscribed("'text == $0', text", { type: 'partition', partition: { key: 'team' } }), []],
    ['sync that is terminated', subscribed("'text == $0', text", { state: '' }), []],
    ['where what sync says is damaged', subscribed("'text == $0', text", { service_name: 5 }), []],
    ['an embedded class', app("export const ask = (realm: Realm) => realm.objects('Point').filtered('x > 1').subscribe();"), []],
    ['a class that the server does not have', { ...app("export const ask = (realm: Realm) => realm.objects('Extra').filtered('a > 1').subscribe();"), ...client({ Extra: { _id: 'objectId', a: 'int' } }) }, []],
    ['only development mode is said', { ...subscribed("'text == $0', text"), 'server/sync/config.json': { development_mode_enabled: false } }, []],
  ])('%s', (_name, files, expected) => {
    expect(found(files)).toEqual(expected);
  });
});
