import { describe, expect, it } from 'vitest';
import { checkFiles, type Files } from '../support/app';
import { applyRepairs } from '../support/repair';
import { server } from '../support/twin';

const CLASSES = {
  Task: {
    _id: 'objectId', count: 'int', text: 'string', note: 'string?', done: 'bool', at: 'date?', price: 'decimal128', key: 'uuid?', raw: 'data?', any: 'mixed',
    tags: 'string[]', marks: 'string?[]', labels: 'string<>', extra: 'int{}', owner: 'Person', friends: 'Person[]', few: 'mixed[]',
  },
  Person: { _id: 'uuid', name: 'string' },
};

const properties = (of: object): string => Object.entries(of).map(([key, type]) => `${key}: '${type}'`).join(', ');

/** Both sides are in step; the fields begin on line 7, and the class on line 6. */
const declared = (fields: string, generic = 'Task', before = ''): Files => ({
  ...server(CLASSES),
  'client/Person.ts': `import Realm from 'realm';\nexport class Person extends Realm.Object<Person> {\n  _id!: Realm.BSON.UUID;\n  name!: string;\n  static schema: Realm.ObjectSchema = { name: 'Person', primaryKey: '_id', properties: { ${properties(CLASSES.Person)} } };\n}\n`,
  'client/Task.ts': `import Realm, { BSON, List, Types } from 'realm';\nimport { ObjectId } from 'bson';\nimport { Person } from './Person';\nimport { Other } from './other';\n${before}\nexport class Task extends Realm.Object<${generic}> {\n${fields}\n  static schema: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { ${properties(CLASSES.Task)} } };\n}\n`,
  'client/open.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nimport { Person } from './Person';\nexport const open = (user: Realm.User) => Realm.open({ schema: [Task, Person], sync: { user, flexible: true } });\n",
});

/** What the rule says, the field beside the schema, without what is always said. */
const short = (message: string): string =>
  message.replace(/^(.*`) in the schema.*, and the field is (`[^`]*`).*$/s, '$1, $2').replace(/: (?:Realm|TypeScript) .*$/s, '');

const found = (files: Files): string[] => checkFiles(files).findings.flatMap(({ rule, message, client }) =>
  (rule === 'declared-field' ? [`${client?.line ?? ''}:${client?.column ?? ''} ${short(message)}`] : []));

describe('declared-field', () => {
  it.each<[string, string]>([
    ['types of Realm', '_id!: Realm.BSON.ObjectId; count!: Realm.Types.Int; text!: Realm.Types.String; at?: Realm.Types.Date; price!: BSON.Decimal128; key?: BSON.UUID; raw?: ArrayBuffer; any!: Realm.Mixed; tags!: Realm.List<string>; labels!: Realm.Set<string>; extra!: Realm.Dictionary<number>; owner!: Person; friends!: List<Person>;'],
    ['words of TypeScript', "_id!: ObjectId; count!: number; text!: 'a' | 'b'; note!: string | null; done!: boolean; at: Date | undefined; any: unknown; tags!: string[]; marks!: (string | null)[]; labels!: Set<string>; friends!: Array<Person>; owner?: Person | null;"],
    ['types that cannot be told', '_id!: Other; count!: Other; text!: Other<string>; note!: Other; done!: typeof x; tags!: Other; labels!: Other.Set; extra!: Record<string, number>; few!: Realm.List; owner!: Other; friends!: Realm.Collection<Person>; at!: any;'],
    ['an alias and an enumeration', "text!: Status; note?: Level | null; count!: Size;"],
    ['collections that may be left out', 'tags?: string[]; labels?: Set<string>; friends?: Person[];'],
    ['what is none of Realm', "private cache?: Map<string, string>; #open = 1; static readonly kinds: string[] = []; shown = false; other: string = 'a'; format!: () => string; get short(): string { return this.text; } isLate(): boolean { return false; } protected x?: number; @observable y?: string; [more: string]: unknown;"],
    ['anything, whatever the field says', 'any!: string; few!: Realm.List<string>;'],
    ['many, of one kind or another', 'tags?: string[] | null; marks!: (string | null)[] | Realm.List<string | null>; friends!: Person[] | Realm.List<Person>;'],
    ['many, of which one kind may hold null', 'marks!: string[] | Realm.List<string | null>;'],
    ['elements of which it cannot be told whether they are null', 'tags!: (string | Other)[]; marks!: Realm.List<Other>;'],
    ['a dictionary that may be left out', 'extra?: Realm.Dictionary<number>;'],
    ['a lower case alias of several', "text!: 'a'; note?: `x-${string}`;"],
  ])('silent: %s', (_name, fields) => {
    expect(found(declared(`  ${fields}`, 'Task', "type Status = 'a' | Level; enum Level { Low = 'low', High = 'high' } enum Size { Small, Large }"))).toEqual([]);
  });

  it('says nothing of a class that is declared twice, and of one that is in no schema that was read', () => {
    const files = declared('  count!: string;');
    const twice = { 'client/again.ts': "import Realm from 'realm';\nexport const again = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', count: 'string' } };\n" };
    expect([found({ ...files, ...twice }).length, found(files).length]).toEqual([0, 1]);
    expect(found(declared('  static schema = given; count!: string;'))).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ['another type', '  count!: string;', ['7:3 `Task.count` is `int`, `string`']],
    ['one of several types', '  text!: string | number;', ['7:3 `Task.text` is `string`, `string | number`']],
    ['a type of Realm', '  _id!: Realm.Types.UUID; price!: number;', ['7:3 `Task._id` is `objectId`, `Realm.Types.UUID`', '7:27 `Task.price` is `decimal128`, `number`']],
    ['a class for a text', '  text!: Person;', ['7:3 `Task.text` is `string`, `Person`']],
    ['a text for a class', '  owner!: string;', ['7:3 `Task.owner` is `Person`, `string`']],
    ['another class', '  owner!: Task;', ['7:3 `Task.owner` is `Person`, `Task`']],
    ['one for many', '  tags!: string; friends!: Person;', ['7:3 `Task.tags` is `string[]`, `string`', '7:18 `Task.friends` is `Person[]`, `Person`']],
    ['many for one', '  note?: Realm.List<string>;', ['7:3 `Task.note` is `string?`, `?: Realm.List<string>`']],
    ['a list for a dictionary', '  extra!: number[]; labels!: Realm.Dictionary<string>;', ['7:3 `Task.extra` is `int{}`, `number[]`', '7:21 `Task.labels` is `string<>`, `Realm.Dictionary<string>`']],
    ['other elements of a set and of a dictionary', '  extra!: Realm.Dictionary<string>; labels!: Set<number>;', ['7:3 `Task.extra` is `int{}`, `Realm.Dictionary<string>`', '7:37 `Task.labels` is `string<>`, `Set<number>`']],
    ['some elements of another type', '  tags!: (string | number)[];', ['7:3 `Task.tags` is `string[]`, `(string | number)[]`']],
    ['a list for a set', '  labels!: string[];', ['7:3 `Task.labels` is `string<>`, `string[]`']],
    ['other elements', '  tags!: Realm.List<number>; friends!: Realm.List<Task>;', ['7:3 `Task.tags` is `string[]`, `Realm.List<number>`', '7:30 `Task.friends` is `Person[]`, `Realm.List<Task>`']],
    ['null among elements', '  tags!: (string | null)[]; marks!: Realm.List<string>;', ['7:3 `Task.tags` is `string[]`, `(string | null)[]`', '7:29 `Task.marks` is `string?[]`, `Realm.List<string>`']],
    ['a field that may be empty', '  count?: number; text!: string | null;', ['7:3 `Task.count` is `int`, `?: number`', '7:19 `Task.text` is `string`, `string | null`']],
    ['a field that may not', '  note!: string; at!: Date;', ['7:3 `Task.note` is `string?`, `string`', '7:18 `Task.at` is `date?`, `Date`']],
    ['a field that the schema lacks', '  colour!: string; declare size: number;', ['7:3 `Task` has the field `colour`, and its schema has no such property', '7:28 `Task` has the field `size`, and its schema has no such property']],
    ['a misspelt one', '  nott?: string;', ['7:3 `Task` has the field `nott`, and its schema has no such property, but `note`']],
  ])('reports %s', (_name, fields, expected) => {
    expect(found(declared(fields))).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['a name that is none', "Task, 'text' | 'cuont'", ['6:55 `Realm.Object` is told that `cuont` of `Task` is always written, and the schema has no such property.']],
    ['another class', 'Person', ['6:40 The class of `Task` extends `Realm.Object<Person>`']],
    ['the class itself', "Task, 'text'", []],
    ['a type of its own', 'ITask', []],
  ])('reports what Realm.Object is given: %s', (_name, generic, expected) => {
    expect(found(declared('', generic))).toEqual(expected);
  });

  it('puts the name right that Realm.Object is given', () => {
    expect(applyRepairs(declared('', "Task, 'cuont'"))).toContainEqual(expect.objectContaining({ title: 'Write `count`.', changed: ["export class Task extends Realm.Object<Task, 'count'> {"] }));
  });

  it('takes what has a default as one that may be left out', () => {
    const files = declared('  count?: number;');
    expect(found({ ...files, 'client/Task.ts': String(files['client/Task.ts']).replace("count: 'int'", "count: { type: 'int', default: 1 }") })).toEqual([]);
  });

  it.each<[string, string, string, string[]]>([
    ['a property that cannot be read', "{ type: given() }", "text!: number; txet!: string;", ['`Task` has the field `txet`, and its schema has no such property']],
    ['its type, where it is stored under another name', "{ type: given(), mapTo: 'words' }", 'text!: string; words!: string;', ['`Task` has the field `words`, and its schema has no such property']],
    ['a property that the SDK refuses, and stores under another name', "{ type: 'strnig?', mapTo: 'words' }", 'text!: string;', []],
    ['a property of which one word is refused', "{ type: 'string', optinal: true }", 'text?: string;', []],
    ['a class that nobody declares', "'Persn'", 'text!: string;', []],
    ['something that may declare more', "'string', ...more()", 'text!: string; colour!: string;', []],
    ['a list, of which the type is not known', 'given()', 'text!: string; colour!: string;', []],
    ['a property that is read under another name', "{ type: 'string', mapTo: 'words' }", 'words!: string;', ['`Task` has the field `words`, and its schema has no such property, but `text`']],
  ])('where the schema has %s', (_name, declaration, fields, expected) => {
    const files = declared(`  ${fields}`);
    const task = String(files['client/Task.ts']).replace("text: 'string'", `text: ${declaration}`);
    expect(found({ ...files, 'client/Task.ts': task }).map((each) => each.replace(/^[\d:]+ /, ''))).toEqual(expected);
  });

  it.each<[string, string]>([
    ['Realm.Object without a class', 'export class Task extends Realm.Object {'],
    ['no Realm.Object', 'export class Task {'],
  ])('looks at the fields of %s', (_name, head) => {
    const files = declared('  count!: string;');
    const task = String(files['client/Task.ts']).replace('export class Task extends Realm.Object<Task> {', head);
    expect(found({ ...files, 'client/Task.ts': task })).toEqual(['7:3 `Task.count` is `int`, `string`']);
  });

  it('knows what leads to an object', () => {
    const files = (field: string): Files => {
      const { 'client/Person.ts': person, ...others } = declared('');
      const text = String(person).replace('  name!: string;', `  name!: string;\n  ${field}`).replace("name: 'string'", "name: 'string', tasks: { type: 'linkingObjects', objectType: 'Task', property: 'owner' }");
      return { ...others, 'client/Person.ts': text.replace("'realm';\n", "'realm';\nimport { Task } from './Task';\n") };
    };
    for (const fits of ['tasks!: Realm.Results<Task>', 'tasks?: Realm.List<Task> | null', 'tasks!: Task[]', 'tasks!: Other']) expect(found(files(`${fits};`))).toEqual([]);
    for (const other of ['Task', 'Realm.Results<Person>', 'Realm.Set<Task>'])
      expect(found(files(`tasks!: ${other};`))).toEqual([`6:3 \`Person.tasks\` is \`linkingObjects of Task\`, \`${other}\``]);
  });

  it('breaks nothing by itself, and names what is meant', () => {
    const [first, ...others] = checkFiles(declared('  colour!: string; nott?: string;', "Person, 'cuont' | 'wholly'")).findings.filter(({ rule }) => rule === 'declared-field');
    expect([first, ...others].map((each) => each?.breaks)).toEqual([[], [], [], [], []]);
    expect(applyRepairs(declared('', "Task, 'wholly'")).filter(({ title }) => title.startsWith('Write'))).toEqual([]);
  });

  it('says nothing of JavaScript', () => {
    const { 'client/Task.ts': task, ...others } = declared('  count = "a";');
    expect(found({ ...others, 'client/Task.js': String(task).replace('<Task>', '').replace(': Realm.ObjectSchema', '') })).toEqual([]);
  });
});
