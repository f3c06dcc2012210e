/**
 * Records what Realm's own tools answer, so that tests can compare our reading with theirs without having them at hand:
 * the SDK's normaliser (from the folder of an unpacked `realm` package, 12.13.0 or later) and the installed `@realm/babel-plugin`.
 * Nothing is downloaded. Usage: tsx scripts/record-conformance.ts <folder of the realm package> <its version>
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fields, modules, PRELUDE, statics } from '../test/conformance/cases/plugin-cases';
import { propertyCases, schemaCases } from '../test/conformance/cases/property-cases';

const load = createRequire(__filename);
const folder = path.join(__dirname, '../test/fixtures/conformance');

type Canonical = Readonly<Record<string, unknown>>;

interface Sdk {
  validateRealmSchema(schemas: unknown): void;
  normalizeRealmSchema(schemas: unknown): Canonical[];
}

function loadSdk(realm: string): Sdk {
  const dist = path.resolve(realm, 'dist');
  const { injectIndirect } = load(path.join(dist, 'indirect.js')) as { injectIndirect(name: string, value: unknown): void };
  injectIndirect('Object', class {});
  return load(path.join(dist, 'schema.js')) as Sdk;
}

function canonicalOf(sdk: Sdk, schema: unknown): Canonical {
  sdk.validateRealmSchema([schema]);
  const [canonical] = sdk.normalizeRealmSchema([schema]);
  if (canonical === undefined) throw new Error('nothing came back');
  return canonical;
}

/** The canonical property without what goes without saying; `0` where it is refused. */
function answer(sdk: Sdk, propertySchema: unknown, isPrimaryKey: boolean): unknown {
  try {
    const canonical = canonicalOf(sdk, { name: 'Task', ...(isPrimaryKey ? { primaryKey: 'p' } : {}), properties: { p: propertySchema } });
    const { name: _name, optional, indexed, mapTo, default: value, ...rest } = (canonical.properties as Record<string, Canonical>).p ?? {};
    return {
      ...rest,
      ...(optional === true ? { optional } : {}),
      ...(indexed === false ? {} : { indexed }),
      ...(mapTo === 'p' ? {} : { mapTo }),
      ...(value === undefined ? {} : { default: true }),
    };
  } catch {
    return 0;
  }
}

function schemaAnswer(sdk: Sdk, schema: unknown): unknown {
  try {
    const { name, primaryKey, embedded, asymmetric, properties } = canonicalOf(sdk, schema);
    return { name, ...(primaryKey ? { primaryKey } : {}), embedded, asymmetric, properties: Object.keys(properties as object) };
  } catch {
    return 0;
  }
}

/** One entry a line, so that a refreshed fixture can be read as a difference. */
function write(file: string, head: object, lists: Readonly<Record<string, readonly unknown[]>>): void {
  const texts = Object.entries(lists).map(([key, entries]) => `${JSON.stringify(key)}: [\n${entries.map((each) => JSON.stringify(each)).join(',\n')}\n]`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, file), `{${JSON.stringify(head).slice(1, -1)},\n${texts.join(',\n')}}\n`);
}

/** A node of Babel's tree, as far as it is used here. */
interface Node {
  readonly type: string;
  readonly loc?: object | null;
  readonly static?: boolean;
  readonly name?: string;
  readonly value?: unknown;
  readonly key?: Node;
  readonly properties?: readonly Node[];
  readonly body?: { readonly body: readonly Node[] };
}

const babel = load('@babel/core') as { transformSync(source: string, options: object): unknown };

function evaluated(node: Node): unknown {
  if (node.type === 'StringLiteral' || node.type === 'BooleanLiteral') return node.value;
  if (node.type !== 'ObjectExpression') throw new Error(`the plugin emitted ${node.type}`);
  return Object.fromEntries((node.properties ?? []).map(({ key, value }) => {
    const name = key?.name ?? String(key?.value);
    return [name, name === 'default' ? true : evaluated(value as Node)];
  }));
}

/** The schemas that the plugin adds to the classes of a module; `0` where it fails the build. */
function transformed(filename: string, source: string): unknown {
  const schemas: unknown[] = [];
  const collect = {
    visitor: {
      Class: {
        exit({ node }: { node: Node }) {
          for (const member of node.body?.body ?? []) {
            const isAdded = member.type === 'ClassProperty' && member.static === true && member.key?.name === 'schema' && !member.loc;
            if (isAdded) schemas.push(evaluated(member.value as Node));
          }
        },
      },
    },
  };
  const { warn } = console;
  console.warn = () => undefined;
  try {
    babel.transformSync(source, {
      filename, babelrc: false, configFile: false, code: false,
      presets: [[load.resolve('@babel/preset-typescript'), { onlyRemoveTypeImports: true, allowDeclareFields: true, ignoreExtensions: true }]],
      plugins: [(load('@realm/babel-plugin') as { default: unknown }).default, collect],
      parserOpts: { plugins: ['decorators-legacy', 'decoratorAutoAccessors'] },
    });
    return schemas;
  } catch (error) {
    if (process.env.DEBUG !== undefined) process.stderr.write(`${source}\n  ${(error as Error).message.split('\n')[0]}\n`);
    return 0;
  } finally {
    console.warn = warn;
  }
}

const [, , realm, version] = process.argv;
if (realm === undefined || version === undefined) throw new Error('usage: tsx scripts/record-conformance.ts <folder of the realm package> <its version>');
const sdk = loadSdk(realm);
write('normaliser.json', { realm: version }, {
  properties: propertyCases().map(({ declared, isPrimaryKey }) => [declared, isPrimaryKey ? 1 : 0, answer(sdk, declared, isPrimaryKey)]),
  schemas: schemaCases().map((schema) => [schema, schemaAnswer(sdk, schema)]),
});

const plugin = (JSON.parse(readFileSync(load.resolve('@realm/babel-plugin/package.json'), 'utf8')) as { version: string }).version;
const member = (text: string): string => `${PRELUDE}class P extends Realm.Object<P> { ${text} }`;
write('babel-plugin.json', { plugin, prelude: PRELUDE }, {
  members: [...fields, ...statics].map((text) => [text, transformed('m.ts', member(text))]),
  modules: modules.map(([file, source]) => [file, source, transformed(file, source)]),
});
