import { describe, expect, it } from 'vitest';
import { sureClasses } from '../../src/compare/written-faults';
import { readClient } from '../../src/client/read-client';
import { memoryTree } from '../support/app';

const declared = (name: string, properties: string): string =>
  `import Realm from 'realm';\nexport class ${name} extends Realm.Object<${name}> {\n  static schema: Realm.ObjectSchema = { name: '${name}', properties: { ${properties} } };\n}\n`;

describe('the classes that objects are held against', () => {
  it.each<[string, Readonly<Record<string, string>>, string[]]>([
    ['one declaration each', { 'a.ts': declared('A', "a: 'int'"), 'b.ts': declared('B', "a: 'int'") }, ['A', 'B']],
    ['several shapes of one', { 'a.ts': declared('A', "a: 'int'"), 'b.ts': declared('B', "a: 'int'"), 'c.ts': declared('A', "a: 'string'") }, ['B']],
    ['an earlier shape of one', {
      'a.ts': declared('A', "a: 'int'"),
      'b.ts': declared('B', "a: 'int'"),
      'old.ts': declared('A', "a: 'string'"),
      'open.ts': "import Realm from 'realm';\nimport { A } from './a';\nimport { B } from './b';\nimport { A as Old } from './old';\nnew Realm({ schema: [Old, B], schemaVersion: 1 });\nnew Realm({ schema: [A, B], schemaVersion: 2 });\n",
    }, ['B']],
  ])('%s', (_name, files, expected) => {
    expect([...sureClasses(readClient(memoryTree(files))).keys()].sort()).toEqual(expected);
  });
});
