import { expect, it } from 'vitest';
import type { Files } from '../../support/app';
import { command } from '../../support/command';
import { elementsOf } from '../../support/page';
import { temporaryProject } from '../../support/project';

/** Names that a page could take for something else. */
const HOSTILE = [
  '<img src=x onerror=alert(1)>', '</script><script>alert(1)</script>', '</style><b>', `" onmouseover="alert(1)' x='`, '--><!-- ]]>', 'a\n\r\n::error::x\u2028b\u2029',
  '&lt;b&gt;&#60;', 'a`<b>`c``', '</title><h1>',
];

/** An app in which classes, properties, paths and reasons have these names. */
function app(names: readonly string[], type: string): Files {
  return Object.fromEntries(names.flatMap((name, at) => [
    [`client/${at}${name.replace(/[/\n\r]/g, '.')}.ts`, `import Realm from 'realm';\nexport const A = { name: ${JSON.stringify(name)}, primaryKey: '_id', properties: { _id: 'objectId', ${JSON.stringify(name)}: '${type}', other: window[${JSON.stringify(name)}] } };\n`],
    [`server/data_sources/mongodb-atlas/app/A${at}/schema.json`, { title: name, bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' }, [name]: { bsonType: 'string' }, [`x${name}`]: { bsonType: 'timestamp' } } }],
  ]));
}

/** What a page is made of: its elements in their order with their attributes; the code in a sentence that a backtick ends too early is text. Where a name may be broken is a matter of its letters. */
const shapeOf = (page: string): readonly string[] =>
  elementsOf(page).map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(' ')).filter((each) => !['code', 'wbr'].includes(each));

it.each([['check'], ['diff']])('the page of %s is made of the same elements whatever the names are', async (kind) => {
  const pageOf = async (names: readonly string[]): Promise<string> => {
    const line = kind === 'check' ? ['check'] : ['diff', temporaryProject(app(names, 'string?'))];
    return (await command(temporaryProject(app(names, 'int?')), [...line, '--format', 'html'])).out;
  };
  const hostile = await pageOf(HOSTILE);
  const plain = await pageOf(HOSTILE.map((_name, at) => `plain${at}`));
  expect(shapeOf(hostile)).toEqual(shapeOf(plain));
  expect(hostile.split('\n').filter((line) => /[\u2028\u2029\r]|^\s*::/.test(line))).toEqual([]);
});
