import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { realmMigration } from '../../src/compare/realm-migration';
import { realmChanges } from '../../src/compare/realms';
import { clientChanges } from '../../src/compare/side-changes';
import type { ClientSchemas } from '../../src/schema/client-schemas';
import { memoryTree } from '../support/app';

/** Realms by the letters of their classes; each class has what its digit says. */
function read(realms: readonly string[], digits: Readonly<Record<string, number>>): ClientSchemas {
  const classes = Object.entries(digits).map(([name, digit]) => `const ${name} = { name: '${name}', properties: { a${digit}: 'int' } };\n`);
  const opens = realms.map((each, at) => `new Realm({ path: '${at}.realm', schemaVersion: 1, schema: [${[...each].join(', ')}] });\n`);
  return readClient(memoryTree({ 'realm.ts': `import Realm from 'realm';\n${classes.join('')}${opens.join('')}` }), { local: [] });
}

describe('the way of one realm', () => {
  it.each<[string, readonly string[], readonly string[], Readonly<Record<string, number>>, [string, string, string]]>([
    ['what changed in its classes', ['AB', 'C'], ['AB', 'C'], { A: 2, B: 1, C: 2 }, ['removed-property A, added-property A', 'AB', 'AB']],
    ['not what changed in those of another', ['A', 'BC'], ['A', 'BC'], { A: 2, B: 2, C: 2 }, ['removed-property A, added-property A', 'A', 'A']],
    ['a class that it has since', ['A', 'BC'], ['AB', 'C'], { A: 2, B: 1, C: 1 }, ['removed-property A, added-property A', 'A', 'AB']],
    ['a class that is new', ['A', 'BC'], ['AD', 'BC'], { A: 2, B: 1, C: 1, D: 1 }, ['added-class D, removed-property A, added-property A', 'A', 'AD']],
    ['a class that went elsewhere', ['AB', 'C'], ['A', 'BC'], { A: 2, B: 1, C: 1 }, ['removed-property A, added-property A', 'AB', 'A']],
  ])('is of %s', (_name, realms, later, digits, expected) => {
    const [earlier, now] = [read(realms, { A: 1, B: 1, C: 1 }), read(later, digits)];
    const [first] = realmChanges(earlier, now, clientChanges(earlier, now), 'local');
    if (first === undefined || first.earlier === null) throw new Error('The first realm is not known.');
    const { changes, before, after } = realmMigration(earlier, now, { configuration: first.configuration, earlier: first.earlier }, { from: 1, to: 2 });
    const names = (classes: ClientSchemas['classes']): string => classes.map(({ name }) => name).join('');
    expect([changes.map((change) => `${change.kind} ${('after' in change ? change.after : change.before).name}`).join(', '), names(before), names(after)]).toEqual(expected);
  });
});
