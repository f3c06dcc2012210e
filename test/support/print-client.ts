import type { Files } from './app';
import type { Choices, SchemaSet, SetClass, SetProperty } from './schema-set';

const SUFFIX = { list: '[]', set: '<>', dictionary: '{}' } as const;

/** An object literal with its entries in any order, and its keys with or without quotes. */
function literal(entries: readonly (readonly [string, string])[], choices: Choices): string {
  const key = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) && choices.pick([true, false]) ? name : JSON.stringify(name));
  return `{ ${choices.shuffle(entries).map(([name, value]) => `${key(name)}: ${value}`).join(', ')} }`;
}

const text = (value: string): string => `'${value}'`;

/** A property in shorthand or in the object form; the object form where the stored name differs. */
function printProperty(property: SetProperty, set: SchemaSet, choices: Choices): string {
  const { key, stored, collection, element, optional } = property;
  const name = typeof element === 'number' ? (set[element]?.name ?? '') : element;
  const isClass = typeof element === 'number';
  const implied = isClass || name === 'mixed';
  if (key === stored && choices.pick([true, false])) {
    return text(`${name}${optional && !implied ? '?' : ''}${collection === null ? '' : SUFFIX[collection]}`);
  }
  const sayOptional: [string, string][] = implied || (!optional && choices.pick([true, false])) ? [] : [['optional', String(optional)]];
  const type: [string, string][] = collection !== null ? [['type', text(collection)], ['objectType', text(name)]]
    : isClass ? [['type', text('object')], ['objectType', text(name)]] : [['type', text(name)]];
  return literal([...type, ...sayOptional, ...(key === stored ? [] : [['mapTo', text(stored)] as const])], choices);
}

function printSchema(each: SetClass, set: SchemaSet, choices: Choices): string {
  const key = each.kind === 'embedded' ? [] : [['_id', text(`${each.key.type}${each.key.optional ? '?' : ''}`)] as const];
  const properties = each.properties.map((property) => [property.key, printProperty(property, set, choices)] as const);
  return literal([
    ['name', text(each.name)],
    ...(each.kind === 'embedded' ? [['embedded', 'true'] as const] : [['primaryKey', text('_id')] as const]),
    ...(each.kind === 'asymmetric' ? [['asymmetric', 'true'] as const] : []),
    ['properties', literal([...key, ...properties], choices)],
  ], choices);
}

/** A class as a class or as a constant, under a name of TypeScript that is not its stored name. */
function printDeclaration(schema: string, name: string, choices: Choices): string {
  return choices.pick([
    `export class ${name} extends Realm.Object<${name}> {\n  static schema: Realm.ObjectSchema = ${schema};\n}`,
    `export class ${name} {\n  static schema = ${schema};\n}`,
    `export const ${name}: Realm.ObjectSchema = ${schema};`,
    `export const ${name} = ${schema} as const;`,
  ]);
}

/** A client that declares the classes of a set, in one file or in several, and opens a synced realm with them. */
export function printClient(set: SchemaSet, choices: Choices): Files {
  const declared = set.map((each, at) => ({ name: `Declared${at}`, text: printDeclaration(printSchema(each, set, choices), `Declared${at}`, choices) }));
  const inOneFile = choices.pick([true, false]);
  const groups = inOneFile ? [choices.shuffle(declared)] : choices.shuffle(declared).map((each) => [each]);
  const files = groups.map((group, at) => [`client/part${at}.ts`, `import Realm from 'realm';\n\n${group.map((each) => each.text).join('\n\n')}\n`] as const);
  const imports = groups.map((group, at) => `import { ${group.map(({ name }) => name).join(', ')} } from './part${at}';`);
  const names = choices.shuffle(declared).map(({ name }) => name).join(', ');
  const sync = 'sync: { user, flexible: true, onError: console.error, clientReset: { mode: \'recoverUnsyncedChanges\' } }';
  const open = `import Realm from 'realm';\n${imports.join('\n')}\n\nexport const open = (user: Realm.User) => Realm.open({ schema: [${names}], ${sync} });\n`;
  return { ...Object.fromEntries(files), 'client/open.ts': open };
}
