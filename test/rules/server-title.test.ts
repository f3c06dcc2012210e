import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, line, lines, linesSince, serverExport, type Files } from '../support/app';

const string = { bsonType: 'string' };
const key = { _id: string };

function titles(files: Files): string[] {
  return checkFiles({ ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'string' },"), ...files }).findings
    .filter(({ rule }) => rule === 'server-title').map(line);
}

const schema = (properties: object, more: object = {}): object => ({ required: ['_id'], properties: { ...key, ...properties }, ...more });
const place = (properties: object): object => ({ bsonType: 'object', title: 'Place', properties });

describe('server-title', () => {
  it('a missing title', () => {
    expect(titles(serverExport({ Task: { title: undefined, ...schema({}) } }))).toEqual(['error server-title Task deploy - Task/schema.json:1:1']);
  });

  it.each<[string, unknown, string]>([
    ['partition-based sync', { type: 'partition', state: 'enabled', partition: { key: '_id', type: 'string' } }, 'error server-title Task deploy'],
    ['an older export, without type and state', { partition: { key: '_id', type: 'string' } }, 'error server-title Task deploy'],
    ['sync that is paused', { type: 'flexible', state: 'disabled' }, 'error server-title Task deploy'],
    ['sync that was terminated', { type: 'flexible', state: '' }, 'info server-title Task -'],
    ['sync that was never configured', { development_mode_enabled: false }, 'info server-title Task -'],
    ['no word of sync', undefined, 'info server-title Task -'],
  ])('a missing title, with %s', (_name, sync, expected) => {
    const { 'server/sync/config.json': _without, ...files } = serverExport({ Task: { title: undefined, ...schema({}) } });
    expect(titles(sync === undefined ? files : { ...files, 'server/sync/config.json': sync as object })).toEqual([`${expected} - Task/schema.json:1:1`]);
  });

  it('a missing title is one finding, where the client has the class that it should name', () => {
    const properties = { name: string, email: string, city: string };
    const client = clientClass('Person', "    primaryKey: '_id',\n    properties: { _id: 'string', name: 'string?', email: 'string?', city: 'string?' },");
    const [finding, ...others] = checkFiles({ ...client, ...serverExport({ people: { title: undefined, ...schema(properties) } }) }).findings;
    expect(others).toEqual([]);
    expect(finding === undefined ? '' : line(finding)).toBe('error client-only-class Person upload client/Person.ts:3:1 people/schema.json:1:1');
    expect([finding?.message, finding?.help]).toEqual([expect.stringContaining('the schema of `people`, which is much like it, has no `title`'), 'Write `"title": "Person"` in people/schema.json.']);
  });

  const PERSON = { name: string, email: string, city: string };
  const person = (name = 'Person', more = ''): Files => clientClass(name, `    primaryKey: '_id',\n    properties: { _id: 'string', name: 'string?', email: 'string?', city: 'string?'${more} },`);
  it.each<[string, Files, string[]]>([
    ['another fault of its file', serverExport({ Task: { ...schema({}), title: undefined, required: '_id' } }), [
      'error server-title Task deploy - Task/schema.json:1:1', 'error valid-server-schema - deploy - Task/schema.json:3:15',
    ]],
    ['another mismatch of the class', serverExport({ Task: { ...schema({}), title: undefined, required: [] } }), [
      'error primary-key-mismatch Task._id upload+download client/Task.ts:7:19 Task/schema.json:5:5', 'error server-title Task deploy - Task/schema.json:1:1',
    ]],
    ['development mode, which adds the class of the client', { ...person(), ...serverExport({ Task: schema({}), people: { title: undefined, ...schema(PERSON) } }, { sync: { development_mode_enabled: true } }) }, [
      'info client-only-class Person - client/Person.ts:3:1 people/schema.json:1:1', 'error server-title people deploy - people/schema.json:1:1', 'info development-mode - - - sync/config.json:4:3',
    ]],
  ])('a missing title is a finding of its own beside %s', (_name, files, expected) => {
    expect(lines({ ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'string' },"), ...files })).toEqual(expected);
  });

  it.each<[string, Files, Files, string[]]>([
    ['the class that lost it was renamed', serverExport({ people: schema(PERSON, { title: 'Person' }) }), serverExport({ people: schema(PERSON, { title: undefined }) }), []],
    ['a title that is too long is said beside the new name', serverExport({ people: schema(PERSON, { title: 'Person' }) }), serverExport({ people: schema(PERSON, { title: `Person${'s'.repeat(60)}` }) }), [
      `error server-title Person${'s'.repeat(60)} open - people/schema.json:2:3 -`,
    ]],
    ['another change of it', serverExport({ Person: schema(PERSON, { title: undefined }) }), serverExport({ Person: schema({ ...PERSON, age: { bsonType: 'long' } }, { title: undefined }) }), [
      'error server-title Person deploy - Person/schema.json:1:1 -',
    ]],
  ])('since an earlier state: %s', (_name, before, now, expected) => {
    expect(linesSince({ ...person(), ...before }, { ...person(), ...now }).filter((each) => each.includes('server-title'))).toEqual(expected);
  });

  it('a title that a class of the server alone lost is the finding of its new name', () => {
    const task = clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'string' },");
    const of = (title: string | undefined): Files => ({ ...task, ...serverExport({ Task: schema({}), people: schema(PERSON, { title }) }) });
    expect(linesSince(of('Person'), of(undefined)).map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual(['error renamed-class Person']);
  });

  it('a long name of a place is said beside the class of the client that it may be', () => {
    const name = 'n'.repeat(60);
    const files = {
      ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'string', ${name}: 'Place' },`), ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string?', zip: 'string?' },"),
      ...serverExport({ Task: schema({ [name]: { bsonType: 'object', properties: { city: string, zip: string } } }) }),
    };
    expect(lines(files).map((each) => each.split(' ').slice(0, 2).join(' '))).toContain('error server-title');
  });

  it('names collections of older exports, which say no database', () => {
    const rule = (title: string): object => ({ collection: title, schema: { ...schema({}), title: 'Task' } });
    const files = { 'server/config.json': { app_id: 'app-abcde', name: 'app' }, 'server/services/mongodb-atlas/config.json': { name: 'mongodb-atlas', type: 'mongodb-atlas', config: { sync: { state: 'enabled', partition: { key: '_id' } } } }, 'server/services/mongodb-atlas/rules/One.json': rule('One'), 'server/services/mongodb-atlas/rules/Two.json': rule('Two') };
    const { findings } = checkFiles({ ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'string' },"), ...files });
    expect(findings.find(({ rule: id }) => id === 'server-title')?.message).toContain('`Task` is the title of the collections `One` and `Two`:');
  });

  it('one title for two collections', () => {
    expect(titles(serverExport({ Task: schema({}), Other: schema({}, { title: 'Task' }) }))).toEqual(['error server-title Task deploy - Task/schema.json:2:3']);
  });

  it('one collection whose schema is in two folders', () => {
    const files: Files = { ...serverExport({ Task: schema({}), TaskCopy: schema({}, { title: 'Task' }) }), 'server/data_sources/mongodb-atlas/app/TaskCopy/rules.json': { database: 'app', collection: 'Task', roles: [] } };
    expect(titles(files)).toEqual(['error server-title Task deploy - TaskCopy/schema.json:2:3']);
    const [finding] = checkFiles({ ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'string' },"), ...files }).findings;
    expect(finding?.message).toContain('The collection `app.Task` has a second schema here, beside that at server/data_sources/mongodb-atlas/app/Task/schema.json:2');
  });

  it('one title in two data sources is two classes, of which each has its own', () => {
    const other = serverExport({ Task: schema({}) });
    const moved = Object.fromEntries(Object.entries(other).filter(([file]) => file.includes('/Task/')).map(([file, value]) => [file.replace('mongodb-atlas', 'archive'), value]));
    for (const more of [moved, Object.fromEntries(Object.entries(moved).map(([file, value]) => [file.replace('/app/', '/other/'), value]))]) {
      for (const sync of [{}, { service_name: undefined }, { type: undefined, state: '' }]) expect(titles({ ...serverExport({ Task: schema({}) }, { sync }), ...more })).toEqual([]);
    }
  });

  it.each<[string, Record<string, object>, string]>([
    ['two collections', { Task: schema({}), Other: schema({}, { title: 'Task' }) }, '`Task` is the title of the collections `app.Other` and `app.Task`'],
    ['an embedded object and a collection', { Task: schema({ at: place({ city: string }) }), Place: schema({}) }, '`Place` is the title of an embedded object here and of a collection at'],
    ['an object of two shapes', { Task: schema({ from: place({ city: string }), to: place({ town: string }) }) }, 'The embedded object `Place` has another shape at'],
    ['an object of two shapes, of which one has more', { Task: schema({ from: place({ city: string }), to: place({ city: string, town: string }) }) }, 'The embedded object `Place` has another shape at'],
    ['no title', { Task: schema({}, { title: undefined }) }, 'The schema of the collection `Task` has no `title`'],
    ['a long title', { Task: schema({ at: { ...place({ city: string }), title: 'P'.repeat(58) } }) }, `The title \`${'P'.repeat(58)}\` is 58 bytes long`],
    ['a long place', { Task: schema({ ['n'.repeat(60)]: { bsonType: 'object', properties: { city: string } } }) }, 'has no title, and the name that is made of its place is 65 bytes long'],
  ])('says what is wrong with %s', (_name, schemas, message) => {
    const { findings } = checkFiles({ ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'string' },"), ...serverExport(schemas as Readonly<Record<string, object>>) });
    expect(findings.filter(({ rule }) => rule === 'server-title').map((each) => each.message)).toEqual([expect.stringContaining(message)]);
  });

  it.each<[string, unknown]>([['a number', 5], ['a list', ['Task']], ['null', null]])('a title that is %s is one finding, of its file', (_name, title) => {
    const { findings } = checkFiles({ ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'string' },"), ...serverExport({ Task: { title, ...schema({}) } }) });
    expect(findings.map(({ rule }) => rule)).toEqual(['valid-server-schema']);
  });

  it('one embedded title with two shapes', () => {
    expect(titles(serverExport({ Task: schema({ from: place({ city: string }), to: place({ town: string }) }) }))).toEqual([
      'error server-title Place upload+download - Task/schema.json:22:7',
    ]);
  });

  it('the same embedded object in several places, with its keys in another order', () => {
    const [one, two] = [place({ city: string, zip: string }), place({ zip: string, city: string })];
    expect(titles(serverExport({ Task: schema({ from: one, to: two }), Shop: schema({ at: one }) }))).toEqual([]);
  });

  it('an embedded title that is a root title', () => {
    expect(titles(serverExport({ Task: schema({ at: place({ city: string }) }), Place: schema({}) }))).toEqual([
      'error server-title Place upload+download - Task/schema.json:13:7',
    ]);
  });

  it('a title of 57 bytes is the longest', () => {
    const of = (length: number): string[] => titles(serverExport({ Task: schema({}), Long: schema({}, { title: 'é'.repeat(28) + 'x'.repeat(length - 56) }) }));
    expect(of(57)).toEqual([]);
    expect(of(58)).toEqual([`error server-title ${'é'.repeat(28)}xx open - Long/schema.json:2:3`]);
  });

  it('a name made of the place of an untitled object counts too', () => {
    const name = 'n'.repeat(60);
    expect(titles(serverExport({ Task: schema({ [name]: { bsonType: 'object', properties: { city: string } } }) }))).toEqual([
      `error server-title Task_${name} open - Task/schema.json:11:${name.length + 9}`,
    ]);
  });
});
