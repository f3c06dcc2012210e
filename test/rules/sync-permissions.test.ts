import { describe, expect, it } from 'vitest';
import { classesOf } from '../../src/rule/finding';
import { checkFiles, line, type Files } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const CLASSES: Classes = { Task: { _id: 'objectId', team: 'string' }, Note: { _id: 'objectId', text: 'string' } };
const RULES = 'server/data_sources/mongodb-atlas/app/Task/rules.json';
const DEFAULT = 'server/data_sources/mongodb-atlas/default_rule.json';

const ALL = { name: 'all', apply_when: {}, document_filters: { read: true, write: true }, read: true, write: true, insert: true, delete: true, search: true };
const NONE = { ...ALL, name: 'none', document_filters: { read: true, write: false }, write: false };

const CODE = `import Realm from 'realm';
import { Task } from './Task';
export const open = (user: Realm.User) => Realm.open({ schema: [Task], sync: { user, flexible: true } });
export const all = (realm: Realm) => realm.objects(Task);
export const add = (realm: Realm) => realm.create(Task, { team: 'a' });
`;

const app = (files: Files, sync: object = { queryable_fields_names: ['team'] }, code = CODE): Files =>
  ({ ...client(CLASSES), ...server(CLASSES, sync), 'client/use.ts': code, ...files });

const own = (...roles: readonly unknown[]): Files => ({ [RULES]: { database: 'app', collection: 'Task', roles } });

/** The findings with their first words that say what the matter is. */
const found = (files: Files): string[] => checkFiles(files).findings.filter(({ rule }) => rule === 'sync-permissions')
  .map((each) => `${line(each).replace('warn sync-permissions ', '')} | ${/`(?:[^`]*)`(?: of the role| and `[^`]*`)?|The code here \w+/.exec(each.message.replace(/^The role `[^`]*` /, ''))?.[0] ?? ''}`);

const ROLE = 'Task upload+download - Task/rules.json:';

describe('sync-permissions: roles that sync refuses', () => {
  it.each<[string, Files, string[]]>([
    ['a sound one', own(ALL), []],
    ['no filters', own({ ...ALL, document_filters: undefined }), [`${ROLE}5:5 | \`document_filters.read\` and \`document_filters.write\``]],
    ['one filter', own({ ...ALL, document_filters: { read: true, write: null } }), [`${ROLE}5:5 | \`document_filters.write\``]],
    ['a field that is queryable', own({ ...ALL, document_filters: { read: { team: '%%user.id' }, write: { _id: '%%user.id' } } }), []],
    ['one that is not, however deep', own({ ...ALL, document_filters: { read: { '%or': [{ team: '%%user.id' }, { $and: [{ owner: { $in: ['a', { other: 1 }] } }] }] }, write: true } }), [`${ROLE}17:19 | \`document_filters.read\` of the role`]],
    ['in insert and delete', own({ ...ALL, insert: { owner: '%%user.id' }, delete: { '%%root.owner': 1 } }), [`${ROLE}15:9 | \`insert\` of the role`, `${ROLE}18:9 | \`delete\` of the role`]],
    ['an expansion', own({ ...ALL, document_filters: { read: { team: '%%request.remoteIPAddress' }, write: true } }), [`${ROLE}10:19 | \`document_filters.read\` of the role`]],
    ['a function', own({ ...ALL, document_filters: { read: true, write: { '%%true': { '%function': { name: 'f', arguments: ['%%root.owner'] } } } } }), [`${ROLE}12:13 | \`document_filters.write\` of the role`]],
    ['a function decides who gets it', own({ ...ALL, apply_when: { '%%true': { '%function': { name: 'f' } } } }), []],
    ['an expression for fields', own({ ...ALL, read: { team: '%%user.id' }, write: {} }), [`${ROLE}12:7 | \`read\` of the role`, `${ROLE}15:7 | \`write\` of the role`]],
    ['of one field', own({ ...ALL, fields: { team: { read: true, write: { a: 1 }, fields: { b: { read: 'x' } } } }, additional_fields: { read: 1 } }), [`${ROLE}20:11 | \`fields.team.write\` of the role`, `${ROLE}25:15 | \`fields.team.b.read\` of the role`, `${ROLE}31:9 | \`additional_fields.read\` of the role`]],
    ['the key', own({ ...ALL, fields: { _id: { read: true } } }), [`${ROLE}18:9 | \`_id\``]],
    ['nothing about what is inserted and deleted', own({ ...ALL, insert: undefined, delete: undefined }), []],
    ['no roles of any shape', own(null, 1, 'x', [], {}), []],
    ['a default role counts once', { [DEFAULT]: { roles: [{ ...ALL, document_filters: { read: true } }] } }, ['- upload+download - mongodb-atlas/default_rule.json:3:5 | `document_filters.write`']],
    ['and not where there are others', { [DEFAULT]: { roles: [{ ...ALL, read: 'x' }] }, ...own(ALL) }, ['Note upload+download - mongodb-atlas/default_rule.json:10:7 | `read` of the role']],
  ])('%s', (_name, files, expected) => {
    expect(found(app(files)).filter((each) => !each.includes('rules.json:9:5'))).toEqual(expected);
  });

  it('names the class that lacks the field, and all classes of a default role', () => {
    const [own1] = checkFiles(app(own({ ...ALL, insert: { owner: '%%user.id' } }))).findings.filter(({ rule }) => rule === 'sync-permissions');
    expect(own1?.message).toContain('compares `owner`, which is no queryable field of `Task`:');
    const [shared] = checkFiles(app({ [DEFAULT]: { roles: [{ ...ALL, read: 'x' }] } })).findings.filter(({ rule }) => rule === 'sync-permissions');
    expect(shared && classesOf(shared.about)).toEqual(['Note', 'Task']);
  });

  it.each<[string, Files]>([
    ['while sync is by partition', app(own({ ...ALL, read: 'x' }), { type: 'partition', partition: { key: 'team', type: 'string', required: true } })],
    ['of fields in development mode', app(own({ ...ALL, document_filters: { read: { owner: 1 }, write: true } }), { development_mode_enabled: true })],
    ['while sync is terminated', app(own({ ...ALL, read: 'x' }), { state: '' })],
    ['where the permissions of 2022 count', app(own({ ...ALL, read: 'x' }), { permissions: { rules: {}, defaultRoles: [{ name: 'a', applyWhen: {}, read: true, write: true }] } })],
    ['where the file cannot be read', app({ [RULES]: '{ "roles": [', [DEFAULT]: { roles: [NONE] } })],
  ])('nothing %s', (_name, files) => {
    expect(found(files).filter((each) => each.startsWith('Task'))).toEqual([]);
  });
});

const WRITE = 'Task upload client/use.ts:5:38 Task/rules.json:5:5 | The code here creates';
const READ = 'Task download client/use.ts:4:38 Task/rules.json:5:5 | The code here reads';

describe('sync-permissions: what nobody may do', () => {
  it.each<[string, Files, string[]]>([
    ['write', own(NONE), [WRITE]],
    ['write or read', own({ ...NONE, document_filters: { read: false, write: false } }), [READ, WRITE]],
    ['insert', own({ ...ALL, insert: false }), [WRITE]],
    ['delete, and nothing is deleted', own({ ...ALL, delete: false }), []],
    ['write any field', own({ ...ALL, read: undefined, write: undefined, fields: { team: { read: true, write: false } } }), [WRITE]],
    ['write some fields', own({ ...ALL, write: undefined, additional_fields: { write: true } }), []],
    ['an expression of the user', own({ ...ALL, document_filters: { read: true, write: { team: '%%user.custom_data.team' } } }), []],
    ['another role may', own({ ...NONE, apply_when: { '%%user.id': 'x' } }, ALL), []],
    ['another role that nobody gets', own(NONE, ALL), [WRITE]],
    ['a role that is never taken', own({ ...ALL, apply_when: false }, NONE), [WRITE]],
    ['no default role either', { [DEFAULT]: { roles: [] } }, ['Task download client/use.ts:4:38 Task/schema.json:2:3 | The code here reads', 'Task upload client/use.ts:5:38 Task/schema.json:2:3 | The code here creates']],
    ['no roles in the export', {}, []],
  ])('%s', (_name, files, expected) => {
    expect(found(app(files))).toEqual(expected);
  });

  const NOTHING = own({ ...NONE, document_filters: { read: false, write: false } });

  it.each<[string, Files, string[]]>([
    ['another class is written and read', app(NOTHING, undefined, CODE.replace('realm.objects(Task)', "realm.objects('Note')").replace('create(Task', "create('Note'")), []],
    ['it is written first, and then subscribed to', app(NOTHING, undefined, CODE.replace('realm.objects(Task)', "realm.create('Task', {})").replace("create(Task, { team: 'a' })", 'objects(Task).subscribe()')), [
      'Task upload client/use.ts:4:38 Task/rules.json:5:5 | The code here creates', 'Task download client/use.ts:5:38 Task/rules.json:5:5 | The code here reads',
    ]],
    ['no realm has it', app(NOTHING, undefined, CODE.replace('schema: [Task]', 'schema: [Note]').replace('{ Task } from \'./Task\'', '{ Note } from \'./Note\'').replace('(Task)', "('Task')").replace('(Task,', "('Task',")), []],
    ['no realm that is synced has it', app(NOTHING, undefined, CODE.replace(', sync: { user, flexible: true }', '')), []],
    ['a local realm has another class', app(NOTHING, undefined, `${CODE}import { Note } from './Note';\nexport const cache = new Realm({ path: 'cache.realm', schema: [Note] });\n`), [READ, WRITE]],
    ['a partition that is not in use refuses all', app({}, { partition: { key: 'team', type: 'string', permissions: { read: true, write: false } } }), []],
    ['what sync says is damaged', app(NOTHING, { service_name: 5 }), []],
  ])('where %s', (_name, files, expected) => {
    expect(found(files)).toEqual(expected);
  });

  it('a class that is said to be never synced is the business of no role', () => {
    expect(checkFiles(app(NOTHING), { local: ['Task'] }).findings.map(({ rule }) => rule)).not.toContain('sync-permissions');
  });

  it('a local realm has the class too', () => {
    const code = `${CODE}export const cache = new Realm({ path: 'cache.realm', schema: [Task] });\n`;
    expect(found(app(own(NONE), undefined, code))).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['no writes', { read: true, write: false }, ['Task upload client/use.ts:5:38 sync/config.json:11:7 | `Task`']],
    ['as a text', { write: '%%false' }, ['Task upload client/use.ts:5:38 sync/config.json:10:7 | `Task`']],
    ['what the server decides', { write: { '%%partition': '%%user.id' } }, []],
    ['nothing said', {}, []],
  ])('partitions: %s', (_name, permissions, expected) => {
    const code = CODE.replace('flexible: true', "partitionValue: 'a'");
    expect(found(app({}, { type: 'partition', partition: { key: 'team', type: 'string', permissions } }, code)).map((each) => each.replace('permissions.write', 'Task'))).toEqual(expected);
  });
});
