const R = "import Realm from 'realm';\n";
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const taskOf = (properties: string): string => `${R}export class Task extends Realm.Object<Task> {\n  static schema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', ${properties} } };\n}\n`;

const TASK = "db.createCollection('Task', { validator: { $jsonSchema: { bsonType: 'object', properties: { _id: { bsonType: 'objectId' } } } } })";

/** Inputs of the corpus that are long, and the same over and over, by reader. */
export const longInputs: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  client: [
    ['a list doubled forty times', `${R}const a0 = ['x'];\n${range(40).map((at) => `const a${at + 1} = [...a${at}, ...a${at}];\n`).join('')}Realm.open({ schema: a40 });\n`],
    ['an object doubled forty times', `${R}const a0 = { x: 'int' };\n${range(40).map((at) => `const a${at + 1} = { ...a${at}, y: { ...a${at} } };\n`).join('')}Realm.open({ schema: [{ name: 'S', properties: a40 }] });\n`],
    ['a text doubled forty times', `${R}const a0 = 'x';\n${range(40).map((at) => `const a${at + 1} = a${at} + a${at};\n`).join('')}Realm.open({ schema: [{ name: a40, properties: {} }] });\n`],
    ['3,000 classes, each on the one before', `${R}class C0 extends Realm.Object<C0> { a!: string; }\n${range(3000).map((at) => `class C${at + 1} extends C${at} {}\n`).join('')}Realm.open({ schema: [C3000] });\n`],
    ['a function that calls itself forty times twice', `${R}${range(40).map((at) => `const f${at} = () => [...f${at + 1}(), ...f${at + 1}()];\n`).join('')}const f40 = () => ['x'];\nRealm.open({ schema: f0() });\n`],
    ['50,000 names to be ignored', `// realm-schema-ignore-next-line ${'a, '.repeat(50_000)}-- so\n${taskOf("note: 'int'")}`],
    ['thirty asynchronous calls within each other, cut off', `${taskOf("note: 'int'")}x = ${'async (a = '.repeat(30)}`],
    ['a line of 600 KB', taskOf(`note: 'int', ${'/* */ '.repeat(100_000)}`)],
    ['2,000 findings on one line', taskOf(range(2000).map((at) => `p${at}: 'int'`).join(', '))],
    ['4,000 backslashes', taskOf(`note: '${'\\\\'.repeat(2000)}'`)],
  ],
  export: [
    ['500 levels', `${'{"properties":{"note":'.repeat(500)}{}${'}}'.repeat(500)}`],
    ['60,000 spaces', `{${' '.repeat(60_000)}"title": "Task"${' '.repeat(60_000)}`],
    ['a title of 65,536 characters', JSON.stringify({ title: 'T'.repeat(65_536), bsonType: 'object', properties: { _id: { bsonType: 'objectId' } } })],
    ['4,000 properties', JSON.stringify({ title: 'Task', bsonType: 'object', properties: Object.fromEntries(range(4000).map((at) => [`p${at}`, { bsonType: 'string' }])) })],
  ],
  validators: [
    ['a pattern of 65,536 characters', JSON.stringify([{ name: 'Task', options: { validator: { $jsonSchema: { properties: { note: { bsonType: 'string', pattern: '(a+)+'.repeat(13_107) } } } } } }])],
    ['1,000 ways', JSON.stringify([{ name: 'Task', options: { validator: { $or: range(1000).map(() => ({ $jsonSchema: {} })) } } }])],
    ['200 conditions, each in the one before', JSON.stringify({ $jsonSchema: { properties: { note: range(200).reduce<object>((inner) => ({ allOf: [inner] }), { bsonType: 'string' }) } } })],
  ],
  code: [
    ['forty functions of one name within each other, one of which calls it', `module.exports = { async up(db) { ${'await dbts = { async up(db) { '.repeat(20)} x = { async up(db { ${'await dbts = { async up(db) { '.repeat(20)}${TASK};\n  },\n};\n`],
    ['forty functions, each called twice by the one before', `${range(40).map((at) => `function f${at}(db) { f${at + 1}(db); f${at + 1}(db); }\n`).join('')}function f40(db) { ${TASK}; }\nf0(client.db());\n`],
    ['asynchronous functions that are cut off within each other', `module.exports = {\n${"  async down(dbict' });\n  },\n".repeat(30)}};\n${TASK};\n`],
    ['two functions that call each other', `function a(db) { b(db); b(db); ${TASK}; }\nfunction b(db) { a(db); a(db); }\na(client.db());\n`],
    ['thirty loops within each other', `${range(30).map((at) => `for (const a${at} of ['x', 'y']) { `).join('')}${TASK};${'}'.repeat(30)}\n`],
    ['a function that calls itself within itself thirty times', `const up = (db) => { ${'up(db, () => { '.repeat(30)}${TASK};${' });'.repeat(30)} };\n`],
  ],
  'json-schema': [
    ['a reference doubled forty times', JSON.stringify({ title: 'Task', type: 'object', properties: { note: { $ref: '#/$defs/D0' } }, $defs: { ...Object.fromEntries(range(40).map((at) => [`D${at}`, { allOf: [{ $ref: `#/$defs/D${at + 1}` }, { $ref: `#/$defs/D${at + 1}` }] }])), D40: { type: 'string' } } })],
    ['3,000 references, each to the next', JSON.stringify({ title: 'Task', type: 'object', properties: { note: { $ref: '#/$defs/D0' } }, $defs: { ...Object.fromEntries(range(3000).map((at) => [`D${at}`, { $ref: `#/$defs/D${at + 1}` }])), D3000: { type: 'string' } } })],
    ['an object doubled forty times', JSON.stringify({ title: 'Task', type: 'object', properties: { note: { $ref: '#/$defs/D0' } }, $defs: { ...Object.fromEntries(range(40).map((at) => [`D${at}`, { type: 'object', properties: { a: { $ref: `#/$defs/D${at + 1}` }, b: { $ref: `#/$defs/D${at + 1}` } } }])), D40: { type: 'string' } } })],
  ],
  configuration: [
    ['a pattern of 65,536 characters', JSON.stringify({ client: ['x'.repeat(65_536)] })],
    ['a pattern of 4,000 brackets', JSON.stringify({ client: ['{a,'.repeat(4000)] })],
    ['a version of 100,000 characters', JSON.stringify({ sdk: `>=${'1'.repeat(100_000)}` })],
    ['a version of many spaces', JSON.stringify({ sdk: `1${' '.repeat(60_000)}x` })],
  ],
  snapshot: [['400 levels', `${'{"classes":'.repeat(400)}{}${'}'.repeat(400)}`], ['a name of 1 MB', JSON.stringify({ version: 1, name: 'x'.repeat(1_000_000), classes: {} })], ['5,000 classes', JSON.stringify({ version: 1, name: 'x', classes: Object.fromEntries(range(5000).map((at) => [`C${at}`, { properties: {} }])) })]],
  accepted: [['400 levels', `${'{"accepted":['.repeat(200)}${']}'.repeat(200)}`], ['5,000 entries', JSON.stringify({ version: 1, accepted: range(5000).map((at) => ({ rule: 'type-mismatch', target: 'mongodb', class: 'Task', property: null, reason: 'so', fingerprint: String(at) })) })], ['a reason of 1 MB', JSON.stringify({ version: 1, accepted: [{ rule: 'r', target: 'mongodb', class: null, property: null, reason: 'x'.repeat(1_000_000), fingerprint: 'x' }] })]],
  query: [['10,000 parentheses', '('.repeat(10_000)], ['10,000 negations', `${'NOT '.repeat(10_000)}done == true`], ['2,000 conditions', `done == true${' OR done == true'.repeat(2000)}`], ['3,000 sums', `age == 1${' + 1'.repeat(3000)}`], ['60,000 spaces', `age${' '.repeat(60_000)}== 1`]],
  explain: [
    ['4,000 backslashes', '\\'.repeat(4000)], ['4,000 backslashes and an n', `${'\\'.repeat(4000)}n`], ['60,000 spaces', ' '.repeat(60_000)], ['a message between 60,000 spaces', `${' '.repeat(60_000)}Missing value for property 'Task.note'${' '.repeat(60_000)}`],
    ['4,000 escaped line breaks', '\\r\\n'.repeat(4000)], ['20,000 quotes', '"\''.repeat(10_000)], ['10,000 brackets', '{['.repeat(10_000)], ['10,000 lines of errors', "Missing value for property 'Task.note'\n".repeat(10_000)],
  ],
};
