import { describe, expect, it } from 'vitest';
import { checkFiles, linesSince, severities, type Files } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const TASK: Classes = { Task: { _id: 'objectId', team: 'string', due: 'int' } };

const app = (sync: object, classes: Classes = TASK): ReturnType<typeof server> => ({ ...client(classes), ...server(classes, sync) });
const since = (before: object, now: object, classes: Classes = TASK): string[] => linesSince(app(before), app(now, classes));

const ROOT = 'sync/config.json:1:1';

describe('removed-queryable-field', () => {
  it.each<[string, object, object, string[]]>([
    ['of every class', { queryable_fields_names: ['team', 'due'] }, { queryable_fields_names: ['due'] }, [`error removed-queryable-field Task.team query - ${ROOT} sync/config.json:7:5`]],
    ['of one collection', { collection_queryable_fields_names: { Task: ['team'] } }, {}, [`error removed-queryable-field Task.team query - ${ROOT} sync/config.json:8:7`]],
    ['moved to the only class that has it', { queryable_fields_names: ['team'] }, { collection_queryable_fields_names: { Task: ['team'] } }, []],
    ['moved from one class to all', { collection_queryable_fields_names: { Task: ['team'] } }, { queryable_fields_names: ['team'] }, []],
    ['added', { queryable_fields_names: ['team'] }, { queryable_fields_names: ['due', 'team'] }, []],
    ['in another order', { queryable_fields_names: ['team', 'due'] }, { queryable_fields_names: ['due', 'team'] }, []],
    ['a field that no class has', { queryable_fields_names: ['gone'] }, {}, []],
    ['another indexed field', { queryable_fields_names: ['team', 'due'], indexed_queryable_fields_names: ['team'] }, { queryable_fields_names: ['team', 'due'], indexed_queryable_fields_names: ['due'] }, [
      'error removed-queryable-field - deploy - sync/config.json:11:5 sync/config.json:11:5',
    ]],
    ['the indexed field, which cannot be queried either: one finding', { queryable_fields_names: ['team', 'due'], indexed_queryable_fields_names: ['team'] }, { queryable_fields_names: ['due'] }, [
      `error removed-queryable-field - deploy - ${ROOT} sync/config.json:11:5`,
    ]],
    ['no indexed field any more, and another field that is gone', { queryable_fields_names: ['team', 'due'], indexed_queryable_fields_names: ['team'] }, { queryable_fields_names: ['team'] }, [
      `error removed-queryable-field - deploy - ${ROOT} sync/config.json:11:5`,
      `error removed-queryable-field Task.due query - ${ROOT} sync/config.json:8:5`,
    ]],
    ['an indexed field that is new', { queryable_fields_names: ['team'] }, { queryable_fields_names: ['team'], indexed_queryable_fields_names: ['team'] }, [
      `error removed-queryable-field - deploy - sync/config.json:10:5 ${ROOT}`,
    ]],
    ['two indexed fields, which cannot be queried either: one finding', { queryable_fields_names: ['team', 'due'], indexed_queryable_fields_names: ['team', 'due'] }, {}, [
      `error removed-queryable-field - deploy - ${ROOT} sync/config.json:11:5`,
    ]],
    ['a part of a path of the same name', { queryable_fields_names: ['team.name'] }, {}, [`error removed-queryable-field Task.team.name query - ${ROOT} sync/config.json:7:5`]],
    ['while sync was terminated', { state: '', queryable_fields_names: ['team'] }, { state: 'enabled' }, []],
    ['sync was terminated with it', { queryable_fields_names: ['team'] }, { state: '' }, ['error changed-partition-key - deploy+upload+download - sync/config.json:3:3 sync/config.json:1:1']],
    ['the file of sync is damaged now', { queryable_fields_names: ['team'] }, { service_name: 5 }, ['error valid-server-schema - deploy - sync/config.json:5:19 -']],
    ['the file of sync was damaged', { queryable_fields_names: ['team'], indexed_queryable_fields_names: ['team'], service_name: 5 }, { queryable_fields_names: ['team'] }, []],
    ['what was said of the indexed field was damaged', { queryable_fields_names: ['team'], indexed_queryable_fields_names: 'team' }, { queryable_fields_names: ['team'], indexed_queryable_fields_names: ['team'] }, []],
    ['the indexed field stays, and cannot be queried any more', { queryable_fields_names: ['team', 'due'], indexed_queryable_fields_names: ['team'] }, { queryable_fields_names: ['due'], indexed_queryable_fields_names: ['team'] }, [
      `error removed-queryable-field Task.team query - ${ROOT} sync/config.json:7:5`, 'error queryable-field team deploy - sync/config.json:10:5 -',
    ]],
    ['while sync is paused', { state: 'disabled', queryable_fields_names: ['team'] }, { state: 'disabled' }, [`error removed-queryable-field Task.team query - ${ROOT} sync/config.json:7:5`]],
    ['the kind of sync changed with it', { queryable_fields_names: ['team'] }, { type: 'partition', partition: { key: 'team', type: 'string' } }, ['error changed-partition-key - deploy+upload+download - sync/config.json:1:1 sync/config.json:1:1']],
  ])('%s', (_name, before, now, expected) => {
    expect(since(before, now)).toEqual(expected);
  });

  it('names the classes that lost it, where others keep it', () => {
    const classes: Classes = { ...TASK, Note: { _id: 'objectId', team: 'string' }, Memo: { _id: 'objectId', team: 'string' } };
    const now = app({ collection_queryable_fields_names: { Note: ['team'] } }, classes);
    const [finding] = checkFiles(now, {}, app({ queryable_fields_names: ['team'] }, classes)).findings;
    expect([finding?.class, finding?.property, finding?.message]).toEqual([null, 'team', expect.stringMatching(/^`team` of `(?:Task|Memo)`, `(?:Task|Memo)` can no longer be queried/)]);
  });

  it.each<[string, Classes, string]>([
    ['of one class', TASK, '`team` of `Task` can no longer'],
    ['of one class, and an embedded one has it too', { Task: { _id: 'objectId', team: 'string', crew: 'Crew' }, Crew: { team: 'string' } }, '`team` of `Task` can no longer'],
    ['of all of several classes', { ...TASK, Note: { _id: 'objectId', team: 'string' } }, '`team` of every class that has it can no longer'],
  ])('says in which classes: %s', (_name, classes, text) => {
    const { findings } = checkFiles(app({}, classes), {}, app({ queryable_fields_names: ['team'] }, classes));
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([['removed-queryable-field', expect.stringContaining(text)]]);
  });

  it('says which field was indexed, and which is', () => {
    const [finding] = checkFiles(app({ queryable_fields_names: ['team'] }), {}, app({ queryable_fields_names: ['team'], indexed_queryable_fields_names: ['team'] })).findings;
    expect(finding?.message).toMatch(/`team`.*none/);
  });

  it.each([[['Task']], [['tasks']], [['other']]])('a class that is called otherwise than its collection, by %s', ([name = '']) => {
    const files = (sync: object): Files => Object.fromEntries(Object.entries(app(sync)).map(([file, text]) => [file.replace('/Task/', '/tasks/'), text]));
    const { findings } = checkFiles(files({}), {}, files({ collection_queryable_fields_names: { [name]: ['team'] } }));
    expect(findings.map(({ class: of, property }) => [of, property])).toEqual(name === 'other' ? [] : [['Task', 'team']]);
  });

  it('a class that could query it in no way lost nothing', () => {
    const classes: Classes = { ...TASK, Note: { _id: 'objectId', team: 'string' } };
    const { findings } = checkFiles(app({}, classes), {}, app({ collection_queryable_fields_names: { Task: ['team'] } }, classes));
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('`team` of `Task` can no longer')]);
  });

  it('a property of no Realm type can be queried, and then not', () => {
    const odd = { 'server/data_sources/mongodb-atlas/app/Log/schema.json': { title: 'Log', bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' }, odd: { bsonType: 'regex' } } } };
    const { findings } = checkFiles({ ...app({}), ...odd }, {}, { ...app({ queryable_fields_names: ['odd'] }), ...odd });
    expect(findings.filter(({ rule }) => rule === 'removed-queryable-field').map(({ class: name }) => name)).toEqual(['Log']);
  });

  it('leaves it to removed-property where the property is gone', () => {
    const rules = since({ queryable_fields_names: ['team'] }, {}, { Task: { _id: 'objectId', due: 'int' } }).map((each) => each.split(' ')[1]);
    expect(rules).toEqual(['removed-property']);
  });

  it('has its severities', () => {
    expect(severities(app({}), app({ queryable_fields_names: ['team'] }))).toEqual({ 'app-services': 'error', mongodb: 'off', 'json-schema': 'off', local: 'off' });
  });
});
