import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { applyRepairs } from '../support/repair';

const server = (node: object, required = false, name = 'note'): Files => serverExport({
  Task: { required: required ? ['_id', name] : ['_id'], properties: { _id: { bsonType: 'objectId' }, [name]: node } },
});

const literal = (note: string): Files => clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n${note}\n    },`);

const field = (note: string): Files => ({
  'client/Task.ts': `import Realm, { mapTo, BSON } from 'realm';\n\nexport class Task extends Realm.Object<Task> {\n  _id!: Realm.Types.ObjectId;\n${note}\n\n  static primaryKey = '_id';\n}\n`,
  'package.json': { devDependencies: { '@realm/babel-plugin': '0.2.0' } },
});

/** The lines that the repair on the client changes; the finding must be gone, and no other in its place. */
function repaired(files: Files): readonly string[] {
  const repairs = applyRepairs(files).filter(({ side }) => side === 'client');
  expect(repairs.map(({ left }) => left)).toEqual([[]]);
  return repairs.flatMap(({ changed }) => changed);
}

const STRING = { bsonType: 'string' };
const STRINGS = { bsonType: 'array', items: STRING };

describe('optional and required', () => {
  it.each([
    ['shorthand, made required', "      note: 'string?',", true, ["note: 'string',"]],
    ['shorthand, made optional', "      note: 'string',", false, ["note: 'string?',"]],
    ['double quotes', '      note: "string?",', true, ['note: "string",']],
    ['a template', '      note: `string?`,', true, ['note: `string`,']],
    ['a quoted key', "      'note': 'string?',", true, ["'note': 'string',"]],
    ['with a type', "      note: 'string?' as const,", true, ["note: 'string' as const,"]],
    ['no comma behind', "      note: 'string?'", true, ["note: 'string'"]],
    ['object form, made required', "      note: { type: 'string', optional: true },", true, ["note: { type: 'string' },"]],
    ['object form, key first', "      note: { optional: true, type: 'string' },", true, ["note: { type: 'string' },"]],
    ['object form, made optional', "      note: { type: 'string' },", false, ["note: { type: 'string', optional: true },"]],
    ['object form, said to be required', "      note: { type: 'string', optional: false },", false, ["note: { type: 'string', optional: true },"]],
    ['object form with more keys', "      note: { type: 'string', indexed: true },", false, ["note: { type: 'string', optional: true, indexed: true },"]],
    ['object form on several lines', "      note: {\n        type: 'string',\n        indexed: true,\n      },", false, ['optional: true,']],
    ['object form on several lines, made required', "      note: {\n        type: 'string',\n        optional: true,\n      },", true, []],
    ['object form with a spread', "      note: { ...{ type: 'string', optional: true } },", true, ["note: { ...{ type: 'string', optional: true }, optional: false },"]],
  ])('%s', (_name, note, required, expected) => {
    expect(repaired({ ...literal(note), ...server(STRING, required) })).toEqual(expected);
  });

  it('keeps a counter', () => {
    expect(repaired({ ...literal("      note: 'counter?',"), ...server({ bsonType: 'long' }, true) })).toEqual(["note: 'counter',"]);
  });

  it('writes out what a constant said', () => {
    const files = literal('      note: NOTE,');
    const text = `const NOTE = 'string?';\n${files['client/Task.ts'] as string}`;
    expect(repaired({ 'client/Task.ts': text, ...server(STRING, true) })).toEqual(["note: 'string',"]);
  });

  it.each([
    ['a question mark', '  note?: string;', true, ['note!: string;']],
    ['a question mark and an initial value', "  note?: string = 'a';", true, ["note: string = 'a';"]],
    ['no mark', '  note: string;', false, ['note?: string;']],
    ['an exclamation mark', '  note!: Realm.Types.String;', false, ['note?: Realm.Types.String;']],
    ['an initial value without a type', "  note = 'a';", false, ["note? = 'a';"]],
    ['a union with undefined', '  note: string | undefined;', true, ['note: string;']],
  ])('field with %s', (_name, note, required, expected) => {
    expect(repaired({ ...field(note), ...server(STRING, required) })).toEqual(expected);
  });
});

describe('the elements of a collection', () => {
  it.each([
    ['shorthand', "      note: 'string?[]',", ["note: 'string[]',"]],
    ['object form', "      note: { type: 'list', objectType: 'string', optional: true },", ["note: { type: 'list', objectType: 'string' },"]],
  ])('%s', (_name, note, expected) => {
    expect(repaired({ ...literal(note), ...server(STRINGS) })).toEqual(expected);
  });

  it.each([
    ['union', '  note!: Realm.List<string | undefined>;', ['note!: Realm.List<string>;']],
    ['question mark', '  note?: Realm.List<string>;', ['note!: Realm.List<string>;']],
  ])('field with a %s', (_name, note, expected) => {
    expect(repaired({ ...field(note), ...server(STRINGS) })).toEqual(expected);
  });
});

describe('the type', () => {
  it.each([
    ['shorthand', "      note: 'string',", { bsonType: 'long' }, true, ["note: 'int',"]],
    ['shorthand, optionality with it', "      note: 'string',", { bsonType: 'long' }, false, ["note: 'int?',"]],
    ['object form', "      note: { type: 'string', indexed: true },", { bsonType: 'long' }, true, ["note: { type: 'int', indexed: true },"]],
    ['object form, optionality with it', "      note: { type: 'string' },", { bsonType: 'date' }, false, ["note: { type: 'date', optional: true },"]],
    ['elements', "      note: 'int[]',", STRINGS, false, ["note: 'string[]',"]],
    ['elements in object form', "      note: { type: 'list', objectType: 'int' },", STRINGS, false, ["note: { type: 'list', objectType: 'string' },"]],
    ['a single value made a list', "      note: 'string?',", STRINGS, false, ["note: 'string[]',"]],
    ['a single value in object form made a list', "      note: { type: 'string', optional: true },", STRINGS, false, ["note: { type: 'list', objectType: 'string' },"]],
    ['a list in object form made a single value', "      note: { type: 'list', objectType: 'string' },", STRING, true, ["note: { type: 'string' },"]],
    ['a list whose element stands first, made an optional value', "      note: { objectType: 'string', type: 'list' },", STRING, false, ["note: { type: 'string', optional: true },"]],
    ['a list with two fields before its type, made a single value', "      note: { objectType: 'string', optional: true, type: 'list' },", STRING, true, ["note: { type: 'string' },"]],
    ['the same in another order', "      note: { optional: true, objectType: 'string', mapTo: 'note', type: 'list' },", STRING, true, ["note: { mapTo: 'note', type: 'string' },"]],
    ['a list made a set', "      note: 'string[]',", { ...STRINGS, uniqueItems: true }, false, ["note: 'string<>',"]],
  ])('%s', (_name, note, node, required, expected) => {
    expect(repaired({ ...literal(note), ...server(node, required) })).toEqual(expected);
  });

  it.each([
    ['a word of TypeScript', '  note!: string;', { bsonType: 'bool' }, true, ['note!: boolean;']],
    ['a type of Realm', '  note!: Realm.Types.Int;', { bsonType: 'string' }, true, ['note!: Realm.Types.String;']],
    ['a list', '  note!: Realm.Types.Int;', STRINGS, false, ['note!: Realm.Types.List<Realm.Types.String>;']],
    ['a type that has no word', '  note!: string;', { bsonType: 'uuid' }, true, ['note!: Realm.Types.UUID;']],
    ['no type', "  note = 'a';", { bsonType: 'long' }, true, ["note: Realm.Types.Int = 'a';"]],
  ])('field with %s', (_name, note, node, required, expected) => {
    expect(repaired({ ...field(note), ...server(node, required) })).toEqual(expected);
  });
});

describe('the stored name', () => {
  const renamed = server(STRING, true, 'full_name');
  it.each([
    ['shorthand', "      fullName: 'string',", ["fullName: { type: 'string', mapTo: 'full_name' },"]],
    ['object form', "      fullName: { type: 'string', indexed: true },", ["fullName: { type: 'string', indexed: true, mapTo: 'full_name' },"]],
    ['a name that was stored before', "      fullName: { type: 'string', mapTo: 'fulName' },", ["fullName: { type: 'string', mapTo: 'full_name' },"]],
  ])('%s', (_name, note, expected) => {
    expect(repaired({ ...literal(note), ...renamed })).toEqual(expected);
  });

  it.each([
    ['field', '  fullName!: string;', ["@mapTo('full_name') fullName!: string;"]],
    ['field with a decorator', "  @mapTo('fulName') fullName!: string;", ["@mapTo('full_name') fullName!: string;"]],
  ])('%s', (_name, note, expected) => {
    expect(repaired({ ...field(note), ...renamed })).toEqual(expected);
  });
});

describe('a property that the client lacks', () => {
  it('is added behind the others', () => {
    expect(repaired({ ...literal(''), ...server(STRING, true) })).toEqual(["note: 'string',"]);
  });

  it('is quoted where its name is no identifier', () => {
    expect(repaired({ ...literal("      a: 'int',"), ...serverExport({ Task: { required: ['_id', 'a', 'b-c'], properties: { _id: { bsonType: 'objectId' }, a: { bsonType: 'int' }, 'b-c': STRING } } }) }))
      .toEqual(["'b-c': 'string',"]);
  });
});
