import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import type { Query, Use, WrittenObject, WrittenText, WrittenValue } from '../../src/schema/uses';
import { memoryTree, type Files } from '../support/app';

const MODELS: Files = {
  'models.ts': "import Realm from 'realm';\nexport class Task extends Realm.Object<Task> {\n  static schema: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', text: 'string', isDone: 'bool' } };\n}\nexport class Person extends Realm.Object<Person> {\n  static schema: Realm.ObjectSchema = { name: 'People', primaryKey: '_id', properties: { _id: 'objectId' } };\n}\n",
};

const at = ({ line, column }: { readonly line: number; readonly column: number }): string => `${line}:${column}`;

function value(written: WrittenValue): string {
  switch (written.kind) {
    case 'literal': return JSON.stringify(written.value) ?? 'undefined';
    case 'made': return written.type;
    case 'object': return object(written.object);
    case 'list': return `[${written.items.map(value).join(' ')}${written.complete ? '' : ' …'}]`;
    case 'unknown': return '?';
  }
}

const object = ({ entries, complete }: WrittenObject): string =>
  `{${entries.map((each) => `${each.key}@${at(each.place)}=${value(each.value)}`).join(' ')}${complete ? '' : ' …'}}`;

const text = ({ parts, holes }: WrittenText): string => parts.map((part, index) => `${part.text}${holes[index] === undefined ? '' : `<${at(holes[index])}>`}`).join('');

const query = ({ in: where, text: written, arguments: given, place }: Query): string =>
  `${where === 'filtered' ? '' : `${where} `}'${written === null ? '?' : text(written)}'@${at(place)}${given.map((each) => ` ${each === null ? '…' : value(each)}`).join('')}`;

/** A use as one line: what, the class with `"` around a name that is a string, the place of the class, that of the call, and what stands beside it. */
function line(use: Use): string {
  const name = use.named === 'name' ? JSON.stringify(use.class) : use.class;
  const beside = [
    ...('values' in use ? [use.values === null ? '?' : object(use.values)] : []),
    ...('mode' in use && use.mode !== null ? [`mode ${use.mode}`] : []),
    ...('queries' in use ? use.queries.map(query) : []),
    ...('key' in use && use.key !== null ? [`key ${value(use.key)}`] : []),
  ];
  return [use.kind, name, at(use.classPlace), at(use.place), ...beside].join(' ');
}

function uses(source: string, file = 'app.tsx'): string[] {
  return readClient(memoryTree({ ...MODELS, [file]: source })).uses.filter(({ place }) => place.file === file).map(line);
}

/** The code stands on the second line. */
const code = (body: string): string => `import Realm from 'realm'; import { useQuery, useObject, useRealm, createRealmContext } from '@realm/react'; import { Task, Person } from './models';\n${body}`;

describe('what is created', () => {
  it.each<[string, string, string[]]>([
    ['by a class', "const realm = new Realm(); realm.create(Task, { text: 'a', isDone: false });", ["created Task 2:41 2:28 {text@2:49=\"a\" isDone@2:60=false}"]],
    ['by a name', "const realm = await Realm.open(config); realm.create('Task', { text });", ['created "Task" 2:54 2:41 {text@2:64=?}']],
    ['by a constructor', "function add(realm: Realm) { new Task(realm, { text: null, ...rest }); }", ['created Task 2:34 2:30 {text@2:48=? …}']],
    ['with what is spread before', "const realm = useRealm(); realm.create(Task, { ...rest, text: 1, [key]: 2, isDone: true });", ['created Task 2:40 2:27 {text@2:57=? isDone@2:76=true …}']],
    ['with what is known of a spread', "const base = { text: 'a' }; const realm = useRealm(); realm.create(Task, { ...base, isDone: true });", ['created Task 2:68 2:55 {text@2:16="a" isDone@2:85=true}']],
    ['with nested values', "const realm = useRealm(); realm.create(Task, { owner: { _id: new Realm.BSON.ObjectId() }, tags: ['a', x, ...y], at: new Date(), n: -1 });", ['created Task 2:40 2:27 {owner@2:48={_id@2:57=objectId} tags@2:91=["a" ? ? …] at@2:113=date n@2:129=-1}']],
    ['in a mode', "const realm = useRealm(); realm.create(Task, {}, Realm.UpdateMode.Modified); realm.create(Task, v, 'all'); realm.create(Task, v, true);", ['created Task 2:40 2:27 {} mode modified', 'created Task 2:91 2:78 ? mode all', 'created Task 2:121 2:108 ? mode true']],
    ['what a `let` holds is not known', "const realm = useRealm(); let text = 'a'; text += 'b'; realm.create(Task, { text });", ['created Task 2:69 2:56 {text@2:77=?}']],
    ['a name that is none of a class, to what is surely a realm', "const realm = useRealm(); realm.create('Tsak', {});", ['created "Tsak" 2:40 2:27 {}']],
    ['to a realm of unknown origin', "export const add = (realm) => { realm.create('Task', {}); realm.create(Person, {}); realm.create('Tsak', {}); };", ['created "Task" 2:46 2:33 {}', 'created People 2:72 2:59 {}']],
  ])('%s', (_name, body, expected) => {
    expect(uses(code(body))).toEqual(expected);
  });
});

describe('what is queried', () => {
  it.each<[string, string, string[]]>([
    ['objects', 'const realm = useRealm(); realm.objects(Task); realm.objects<Task>("Task");', ['queried Task 2:41 2:27', 'queried "Task" 2:68 2:48']],
    ['filtered and sorted', "const realm = useRealm(); const all = realm.objects(Task); all.filtered('isDone == $0', true).sorted('text', true);", ['queried Task 2:53 2:39', "queried Task 2:53 2:60 sorted 'text'@2:102", "queried Task 2:53 2:60 'isDone == $0'@2:73 true"]],
    ['sorted by several', "const realm = useRealm(); realm.objects(Task).sorted(['text', ['isDone', true], key]);", ["queried Task 2:41 2:27 sorted 'text'@2:55", "queried Task 2:41 2:27 sorted 'isDone'@2:64", "queried Task 2:41 2:27 sorted '?'@2:81", 'queried Task 2:41 2:27']],
    ['a hook', 'const tasks = useQuery(Task); tasks.filtered("isDone == true");', ['queried Task 2:24 2:15', "queried Task 2:24 2:31 'isDone == true'@2:46"]],
    ['a hook with a name', "const tasks = useQuery<Task>('Task');", ['queried "Task" 2:30 2:15']],
    ['a hook with a callback', "useQuery(Task, (tasks) => tasks.filtered('a == $0', id), [id]);", ['queried Task 2:10 2:1', "queried Task 2:10 2:27 'a == $0'@2:42 ?"]],
    ['a hook with an object', "useQuery({ type: Task, query: (tasks) => tasks.filtered('a'), keyPaths: ['text', 'isDone'] }, []);", ['queried Task 2:18 2:1', "queried Task 2:18 2:1 keyPaths 'text'@2:74", "queried Task 2:18 2:1 keyPaths 'isDone'@2:82", "queried Task 2:18 2:42 'a'@2:57"]],
    ['a hook with the callback first', "useQuery((tasks) => tasks.filtered('a'), [], { type: Task });", ['queried Task 2:54 2:1', "queried Task 2:54 2:21 'a'@2:36"]],
    ['a hook of a context', "const { useQuery: useTasksQuery } = createRealmContext(c); const C = createRealmContext(c); useTasksQuery(Task); C.useQuery('Task'); C.useObject(Task, 1);", ['queried Task 2:107 2:93', 'queried "Task" 2:125 2:114', 'queried Task 2:146 2:134 key 1']],
    ['an object', "useObject(Task, new Realm.BSON.UUID()); useObject({ type: Task, primaryKey: 'a' }); useRealm().objectForPrimaryKey(Task, id);", ['queried Task 2:11 2:1 key uuid', "queried Task 2:59 2:41 key \"a\"", 'queried Task 2:116 2:85 key ?']],
    ['a template with what is put in', 'useQuery(Task).filtered(`text == "${text}" AND a`);', ["queried Task 2:10 2:1 'text == \"<2:37>\" AND a'@2:25", 'queried Task 2:10 2:1']],
    ['a sum and a constant', "const DONE = 'isDone == '; useQuery(Task).filtered(DONE + 'true AND ' + more);", ["queried Task 2:37 2:28 'isDone == true AND <2:73>'@2:52", 'queried Task 2:37 2:28']],
    ['results by their type', "const show = (tasks: Realm.Results<Task>, all: Realm.List<Task & Realm.Object>) => { tasks.filtered('a'); all.sorted('b'); };", ["queried Task 2:36 2:86 'a'@2:101", "queried Task 2:59 2:107 sorted 'b'@2:118"]],
    ['after `then`', "Realm.open(c).then((db) => { db.objects('Task'); });", ['queried "Task" 2:41 2:30']],
    ['a variable that is given a realm later', 'let db; async function open() { db = await Realm.open(c); } export const all = () => db.objects(Task);', ['queried Task 2:97 2:86']],
    ['state', 'const [db] = useState<Realm | null>(null); db?.objects(Task); db!.objects(Task);', ['queried Task 2:56 2:44', 'queried Task 2:75 2:63']],
    ['a field', 'class Store { private db: Realm; all() { return this.db.objects(Task); } }', ['queried Task 2:65 2:49']],
    ['a field that is assigned to', 'class Store { async open() { this.db = await Realm.open(c); } all() { return this.db.objects(Task); } }', ['queried Task 2:94 2:78']],
    ['a parameter of the constructor', 'class Store { constructor(private readonly db: Realm) {} all() { return this.db.objects(Task); } }', ['queried Task 2:89 2:73']],
    ['what a function returns', 'const open = async () => { const db = await Realm.open(c); return db; }; const all = async () => (await open()).objects(Task);', ['queried Task 2:121 2:98']],
    ['more arguments than are known', "useQuery(Task).filtered('a == $0 AND b == $1', 1, ...more);", ["queried Task 2:10 2:1 'a == $0 AND b == $1'@2:25 1 …", 'queried Task 2:10 2:1']],
  ])('%s', (_name, body, expected) => {
    expect(uses(code(body))).toEqual(expected);
  });
});

describe('what is subscribed to', () => {
  it.each<[string, string, string[]]>([
    ['results', "useQuery(Task).filtered('a').subscribe();", ["subscribed Task 2:10 2:1 'a'@2:25", "queried Task 2:10 2:1 'a'@2:25", 'queried Task 2:10 2:1']],
    ['a hook with a callback', "useQuery(Task, (c) => c.filtered('a')).subscribe({ name: 'x' });", ["subscribed Task 2:10 2:1 'a'@2:34", 'queried Task 2:10 2:1', "queried Task 2:10 2:23 'a'@2:34"]],
    ['an update of subscriptions', "useRealm().subscriptions.update((subs, r) => { subs.add(r.objects(Task)); });", ['subscribed Task 2:67 2:48', 'queried Task 2:67 2:57']],
    ['initial subscriptions', "const config = { sync: { flexible: true, initialSubscriptions: { update: (s, r) => { s.add(r.objects('Task').filtered('a')); } } } };", ["subscribed \"Task\" 2:102 2:86 'a'@2:119", "queried \"Task\" 2:102 2:92 'a'@2:119", 'queried "Task" 2:102 2:92']],
    ['initial subscriptions by a method', "const config = { initialSubscriptions: { update(s, r) { s.add(r.objects(Task)); } } };", ['subscribed Task 2:73 2:57', 'queried Task 2:73 2:63']],
    ['by its type', 'function add(all: Realm.App.Sync.MutableSubscriptionSet, tasks: Realm.Results<Task>) { all.add(tasks); }', ['subscribed Task 2:79 2:88']],
  ])('%s', (_name, body, expected) => {
    expect(uses(code(body))).toEqual(expected);
  });
});

describe('what is changed and deleted', () => {
  it.each<[string, string, string[]]>([
    ['an object', 'const task = useObject(Task, 1); realm.write(() => { task.isDone = true; });', ['queried Task 2:24 2:14 key 1', 'changed Task 2:24 2:54 {isDone@2:59=true …}']],
    ['a typed parameter', 'const done = (task: Task) => { task.isDone = !task.isDone; task.text += "."; task.count++; };', ['changed Task 2:21 2:32 {isDone@2:37=? …}', 'changed Task 2:21 2:60 {text@2:65=? …}', 'changed Task 2:21 2:78 {count@2:83=? …}']],
    ['a property of a component', 'const Row = ({ task, other }: { task: Task; other: number }) => { task.text = null; other.text = 1; };', ['changed Task 2:39 2:67 {text@2:72=null …}']],
    ['an item of results', 'const tasks = useQuery(Task); tasks.forEach((t) => { t.text = "a"; }); for (const t of tasks) t.isDone = true; tasks[0].isDone = false;', ['queried Task 2:24 2:15', 'changed Task 2:24 2:54 {text@2:56="a" …}', 'changed Task 2:24 2:95 {isDone@2:97=true …}', 'changed Task 2:24 2:112 {isDone@2:121=false …}']],
    ['all at once', "useQuery(Task).update('isDone', true);", ['changed Task 2:10 2:1 {isDone@2:23=true …}', 'queried Task 2:10 2:1']],
    ['a deletion', "const realm = useRealm(); const task = realm.objectForPrimaryKey('Task', 1); realm.delete(task); realm.delete(realm.objects(Person)); realm.delete(x);", ['queried "Task" 2:66 2:40 key 1', 'deleted "Task" 2:66 2:78', 'deleted People 2:125 2:98', 'queried People 2:125 2:111']],
    ['a class', "useRealm().deleteModel('Task');", ['deleted "Task" 2:24 2:1']],
  ])('%s', (_name, body, expected) => {
    expect(uses(code(body))).toEqual(expected);
  });
});

describe('what is no use', () => {
  it.each<[string, string]>([
    ['collections of other libraries', "import _ from 'lodash'; const s = new Set(); s.add(Task); s.delete(1); _.create({}, {}); Object.create(null); axios.create({}); db.objects('Task'); tasks.filtered('a');"],
    ['an observable', "import { observable } from 'mobx'; const realms = observable.map(); realms.delete('Task'); store.create('Task', {});"],
    ['a hook of another package', "import { useQuery as q } from '@tanstack/react-query'; q('Task'); q({ queryKey: ['Task'] });"],
    ['a realm that is typed as something else', "const f = (realm: KeycloakRealm) => realm.create('Task', {});"],
    ['a class that is only known when the program runs', 'const realm = useRealm(); realm.objects(name); realm.create(classes[0], {});'],
    ['a link of an object', 'const f = (task: Task) => { task.owner.name = 1; };'],
    ['the realm of an earlier version', "const config = { onMigration: (oldRealm, newRealm) => { oldRealm.objects('Task'); } };"],
    ['a class of its own with the name', "function f() { class Task {} const t: Task = x; t.isDone = 1; }"],
    ['a union', 'const f = (task: Task | Person) => { task.isDone = 1; };'],
  ])('%s', (_name, body) => {
    expect(uses(code(body))).toEqual([]);
  });
});
