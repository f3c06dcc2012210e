/** Class fields and classes as authors write them: input for `@realm/babel-plugin` and for our reading of it. */

const TYPES = [
  'string', 'boolean', 'number', 'Date', 'ArrayBuffer', 'bigint', 'any', 'unknown', 'object', 'symbol', 'null', 'undefined', 'never',
  ...['String', 'Bool', 'Int', 'Float', 'Double', 'Date', 'Data', 'Decimal128', 'ObjectId', 'UUID', 'Mixed', 'Counter', 'Object', 'Results'].flatMap((name) => [`Realm.Types.${name}`, `Types.${name}`, `Realm.${name}`, `BSON.${name}`, `Realm.BSON.${name}`, name]),
  ...['List', 'Set', 'Dictionary'].flatMap((name) => [
    ...['string', 'number', 'Foo', 'Realm.Mixed', 'Date', 'Realm.Types.Int', 'string | undefined', 'string | null', 'Foo | undefined', 'any', 'Ns.Foo', 'Realm.List<string>'].map((element) => `Realm.${name}<${element}>`),
    `Realm.Types.${name}<string>`, `Types.${name}<string>`, `${name}<string>`, `Realm.${name}`, `Realm.${name}<string, Foo>`,
  ]),
  'Realm.Types.LinkingObjects<Foo, "bar">', 'Types.LinkingObjects<Foo, "bar">', 'LinkingObjects<Foo, "bar">', 'Realm.LinkingObjects<Foo, "bar">',
  'Realm.Types.LinkingObjects', 'Realm.Types.LinkingObjects<Foo>', 'Realm.Types.LinkingObjects<Foo, "bar", 1>', 'Realm.Types.LinkingObjects<Ns.Foo, "bar">',
  'Realm.Types.LinkingObjects<"Foo", "bar">', 'Realm.Types.LinkingObjects<Foo, `bar`>', 'Realm.Types.LinkingObjects<Foo, Bar>', 'Realm.Types.LinkingObjects<Foo, "bar"> | undefined',
  'Foo', 'Foo<string>', 'Ns.Foo', 'Foo & Bar', 'Foo[]', 'string[]', 'readonly string[]', 'Array<string>', 'Map<string, Foo>', 'Record<string, Foo>', 'Partial<Foo>', 'Uint8Array', 'Boolean', 'Number',
  'typeof x', 'keyof Foo', '(string)', '{ a: string }', '() => void', '[string, number]', '"x"', '"x" | "y"', '1', 'true', '`x`', 'import("realm").Types.Int',
  'string | undefined', 'undefined | string', 'string | null', 'null | string', 'string | null | undefined', 'Foo | undefined', 'Foo | null', 'string | number', '| string', '| string | undefined',
  'Foo | Bar | undefined', 'Date | undefined', 'Realm.Mixed | undefined', 'Realm.BSON.ObjectId | undefined', 'Realm.List<Foo> | undefined', '(string | undefined)', 'void', 'this', 'unique symbol',
];

const INITIALIZERS = [
  'true', 'false', '"text"', '1', '1.5', '-1', '0x10', '`text`', '`a${1}`', 'null', 'undefined', '[]', '{}', '5n', '/x/', '() => 1', 'function () {}', 'foo()', 'foo', '"a" as string', '("text")', '(1)', '!0', '1 + 1',
  ...['Realm.Types', 'Types', 'Realm.BSON', 'BSON', 'Realm'].flatMap((root) => ['ObjectId', 'Decimal128', 'UUID', 'Date', 'Data'].map((name) => `new ${root}.${name}()`)),
  'new ObjectId()', 'new Date()', 'new ArrayBuffer(1)', 'new Date', 'BSON.ObjectId()', 'new (Realm.BSON.ObjectId)()', 'new Foo()', 'Date.now()', 'new BSON.ObjectId() as any',
];

const DECORATORS = [
  '@index', '@index()', '@index("full-text")', '@index("other")', '@index(FULL)', '@mapTo("b")', '@mapTo("")', '@mapTo(NAME)', '@mapTo(`b`)', '@mapTo', '@Realm.index', '@Realm.index("full-text")', '@Realm.mapTo("b")', '@index @mapTo("b")', '@mapTo("b") @mapTo("c")', '@other', '@R.index', '@idx',
];

const MODIFIERS = ['private', 'public', 'protected', 'readonly', 'override', 'public readonly'];

const KEYS = ['"a"', '["a"]', '[a]', '1', '#a', 'ä', '$a'];

/** Fields of a class, one by one. */
export const fields: readonly string[] = [
  ...TYPES.flatMap((type) => [`a!: ${type};`, `a?: ${type};`]),
  ...INITIALIZERS.flatMap((value) => [`a = ${value};`, `a: string = ${value};`]),
  ...['Realm.Types.Int = 0', 'boolean = false', 'Realm.BSON.ObjectId = new Realm.BSON.ObjectId()', 'Date = new Date()', 'Realm.List<Foo> = [] as any', 'Foo = null'].map((rest) => `a: ${rest};`),
  ...DECORATORS.flatMap((decorator) => [`${decorator} a!: string;`, `${decorator} a = 1;`]),
  ...MODIFIERS.map((modifier) => `${modifier} a!: string;`),
  ...KEYS.map((key) => `${key}: string;`),
  'a;', 'a?;', 'declare a: string;', 'accessor a: string = "";', 'get a(): string { return ""; }', 'a(): string { return ""; }', 'a = (): string => "";', 'a: () => void = () => {};',
  'constructor(public a: string) { super(); }', 'a!: string; a!: number;',
];

/** Statics of a class, one by one. A static `schema` is left out: such a class is read by what it says there. */
export const statics: readonly string[] = [
  ...['name', 'primaryKey'].flatMap((key) => ['"a"', 'A', '`a`', '"a" as const', '"A" + "B"', '("a")', '1', 'null'].map((value) => `static ${key} = ${value};`)),
  ...['name', 'primaryKey'].flatMap((key) => [`static ${key}: string = "a";`, `static readonly ${key} = "a";`, `static ${key}: "a";`, `static ${key}?: string;`, `static ${key}: "a" = "a";`, `static get ${key}() { return "a"; }`, `static "${key}" = "a";`, `private static ${key} = "a";`]),
  ...['embedded', 'asymmetric'].flatMap((key) => ['true', 'false', '!0', '1', 'YES', 'true as const', '(true)'].map((value) => `static ${key} = ${value};`)),
  ...['embedded', 'asymmetric'].flatMap((key) => [`static ${key}?: boolean = true;`, `static ${key}: true;`, `static ${key}?: boolean;`]),
  'static other = "a";', 'static name = "N"; static name = "M";', 'static schema() {}', 'static "schema" = {};',
];

/** The imports that the fields and statics stand under. */
export const PRELUDE = 'import Realm, { Types, BSON, List, Int, String, Mixed, LinkingObjects, index, mapTo, index as idx } from "realm";\nimport R, { Data } from "realm";\n';

/** Whole modules: which classes are transformed. A file name other than `m.ts` stands before the text. */
export const modules: readonly (readonly [file: string, source: string])[] = [
  ...[
    'import Realm from "realm";', 'import { Realm } from "realm";', 'import * as Realm from "realm";', 'import { Realm } from "@realm/react";', 'import Realm from "@realm/react";', 'import type Realm from "realm";', 'import { type Realm } from "realm";',
    'const Realm = require("realm");', 'import Realm from "./realm";', 'import Realm from "realm/dist";', 'import Realm from "@realm.io/react";', '', 'import { Other as Realm } from "realm";', 'import { default as Realm } from "realm";',
  ].map((prelude) => ['m.ts', `${prelude}\nclass P extends Realm.Object<P> { a!: string; }`] as const),
  ...['m.tsx', 'm.mts', 'm.cts', 'm.js', 'm.jsx', 'm.d.ts'].map((file) => [file, 'import Realm from "realm";\nclass P extends Realm.Object { a = 1; }'] as const),
  ...[
    'import * as RR from "@realm/react";\nclass P extends RR.Realm.Object<P> { a!: string; }',
    'import { Object } from "realm";\nclass P extends Object<P> { a!: string; }',
    'import { Object as RealmObject } from "realm";\nclass P extends RealmObject<P> { a!: string; }',
    'import { Other as Object } from "realm";\nclass P extends Object<P> { a!: string; }',
    'class P extends Object { a!: string; }',
    'import R from "realm";\nclass P extends R.Object { a!: R.Types.Int; b!: string; }',
    ...['class P extends Realm.Object<P, "a">', 'export class P extends Realm.Object', 'export default class P extends Realm.Object', 'export default class extends Realm.Object', 'abstract class P extends Realm.Object', 'const P = class extends Realm.Object', 'const P = class Q extends Realm.Object', 'class P extends Realm["Object"]', 'class P extends (Realm.Object as any)', 'class P extends (Realm.Object)', 'class P extends mixin(Realm.Object)', 'class P extends Realm.Objects', 'class P extends Realm.Types.Object', 'class P extends Realm.Object implements I', 'namespace N { export class P extends Realm.Object', 'function f() { class P extends Realm.Object', 'class B {} class P extends B', 'class P'].map((head) => `import Realm from "realm";\n${head} { a!: string; }${/^(?:namespace|function)/.test(head) ? ' }' : ''}`),
    'import Realm from "realm";\nfunction f(Realm: any) { class P extends Realm.Object { a!: string; } }',
    'import Realm from "realm";\n{ const Realm = x; class P extends Realm.Object { a!: string; } }',
    'import Realm from "realm";\nclass P extends Realm.Object { a!: Q; }\nimport { Person as Q } from "./q";',
    'import Realm from "realm";\nimport { ObjectId } from "bson";\nclass P extends Realm.Object { a!: ObjectId; b = new ObjectId(); }',
    'import Realm from "realm";\nimport { BSON } from "bson";\nclass P extends Realm.Object { a!: BSON.ObjectId; }',
    'import Realm, { ObjectId } from "realm";\nclass P extends Realm.Object { a!: ObjectId; }',
    'import { Realm, Types as T, List as L } from "realm";\nclass P extends Realm.Object { a!: T.Int; b!: L<string>; c!: Realm.Types.Int; }',
    'import { Realm } from "@realm/react";\nimport { index } from "@realm/babel-plugin";\nclass P extends Realm.Object { @index a!: string; }',
  ].map((source) => ['m.ts', source] as const),
];
