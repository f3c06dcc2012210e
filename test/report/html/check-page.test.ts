import { createHash } from 'node:crypto';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../../support/app';
import { command } from '../../support/command';
import { attribute, elementsOf, rowsOf, select, textOf, type Element } from '../../support/page';
import { packageRoot, temporaryProject } from '../../support/project';

const KEY = "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n";
const task = (rest: string): Files => clientClass('Task', `${KEY}${rest}    },`);
const server = (properties: object, required: readonly string[] = []): Files =>
  serverExport({ Task: { required: ['_id', ...required], properties: { _id: { bsonType: 'objectId' }, ...properties } } });

async function pageOf(root: string, ...flags: readonly string[]): Promise<readonly Element[]> {
  return elementsOf((await command(root, ['check', '--format', 'html', ...flags])).out);
}

describe('the page of the example', () => {
  let text: string;
  let page: readonly Element[];
  beforeAll(async () => {
    ({ out: text } = await command(path.join(packageRoot, 'examples/repair-shop'), ['check', '--format', 'html']));
    page = elementsOf(text);
  });

  it('allows nothing but its own styles and its own script', () => {
    const [meta] = page.filter((each) => attribute(each, 'http-equiv') === 'Content-Security-Policy');
    const hashes = ['script', 'style'].map((tag) => {
      const [only, ...others] = select(page, tag).map(({ childNodes: [child] }) => (child !== undefined && 'value' in child ? child.value : ''));
      expect(others).toEqual([]);
      return `${tag}-src 'sha256-${createHash('sha256').update(only ?? '').digest('base64')}'`;
    });
    expect(meta === undefined ? '' : attribute(meta, 'content')).toBe(`default-src 'none'; ${hashes.join('; ')}; img-src data:; base-uri 'none'; form-action 'none'`);
  });

  it('loads nothing', () => {
    const loaded = page.flatMap(({ attrs, tagName }) => attrs.filter(({ name }) => name === 'src' || (name === 'href' && tagName === 'link')).map(({ value }) => value));
    expect(loaded).toEqual(['data:,']);
    expect(page.filter(({ attrs }) => attrs.some(({ name }) => name === 'style' || name.startsWith('on')))).toEqual([]);
  });

  it('has each anchor once, and only links to anchors that there are', () => {
    const ids = page.map((each) => attribute(each, 'id')).filter((id) => id !== '');
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const links = page.map((each) => attribute(each, 'href')).filter((href) => href.startsWith('#'));
    expect(links.filter((href) => !ids.includes(href.slice(1)))).toEqual([]);
  });

  it('has the findings with both sides, the witness, and what to do', () => {
    const articles = select(page, 'article');
    expect(articles.map((each) => [attribute(each, 'data-severity'), attribute(each, 'data-rule'), attribute(each, 'data-class')].join(' '))).toEqual([
      'error client-only-property Customer', 'error type-mismatch Part', 'error collection-mismatch Part', 'warn server-only-required-property RepairOrder',
      'error link-mismatch RepairOrder', 'error optional-required-mismatch RepairOrder', 'error nullable-collection-element WorkStep',
    ]);
    const shown = textOf(articles[1] as Element);
    expect(shown).toContain("client app/models/Part.ts:16:7label: 'string',price: 'double',fits: 'string<>',");
    expect(shown).toContain('The smallest document that breaks{ "price": 1.5 }');
    expect(shown).toContain('What to do Declare it as decimal128 on the client');
  });

  it('draws every class with what is said of it', () => {
    const names = select(page, '.box').flatMap(({ childNodes }) => childNodes.filter((each) => 'tagName' in each && /^(?:name|state)$/.test(attribute(each, 'class'))).map((each) => textOf(each as Element)));
    const labels = names.flatMap((name, at) => (at % 2 === 0 ? [`${name} ${names[at + 1] ?? ''}`] : []));
    expect(labels.sort()).toEqual([
      'Address ✓ embedded, agrees', 'Bike ✓ agrees', 'Customer ≠ disagrees, 1 error', 'Mechanic ✓ agrees', 'Part ≠ disagrees, 2 errors', 'RecentSearch – not compared',
      'RepairOrder ≠ disagrees, 2 errors, 1 warning', 'WorkStep ≠ embedded, disagrees, 1 error',
    ]);
  });

  it('has the same text in each run', async () => {
    const again = await command(path.join(packageRoot, 'examples/repair-shop'), ['check', '--format', 'html']);
    expect(again.out).toBe(text);
  });
});

describe('the table of a class', () => {
  it.each<[string, Files, readonly string[]]>([
    ['what agrees', { ...task("      a: 'string',\n"), ...server({ a: { bsonType: 'string' } }, ['a']) }, ['_id | objectId primary key | objectId primary key | ✓ agrees', 'a | string | string | ✓ agrees']],
    ['what differs', { ...task("      a: 'string?',\n"), ...server({ a: { bsonType: 'string' } }, ['a']) }, ['_id | objectId primary key | objectId primary key | ✓ agrees', 'a | string? | string | ≠ disagrees ✕ optional-required-mismatch']],
    ['what one side has', { ...task("      a: 'string?',\n"), ...server({ b: { bsonType: 'int' } }) }, ['_id | objectId primary key | objectId primary key | ✓ agrees', 'a | string? | – | C client only ✕ client-only-property', 'b | – | int? | S server only']],
    ['what cannot be read', { ...task('      a: window.type,\n'), ...server({ a: { bsonType: 'string' } }) }, ['_id | objectId primary key | objectId primary key | ✓ agrees', 'a | – | string? | – not compared: `window` is not declared in this file ▲ unresolved-schema'.replaceAll('`', '')]],
  ])('says %s', async (_name, files, rows) => {
    const [table] = select(await pageOf(temporaryProject(files)), '.class');
    expect(table === undefined ? [] : rowsOf(table).slice(1)).toEqual(rows);
  });
});

it('holds the releases against the server', async () => {
  const root = temporaryProject({ ...task("      a: 'int?',\n"), ...server({ a: { bsonType: 'long' } }) });
  await command(root, ['snapshot', 'v1']);
  const old = temporaryProject({ ...task("      a: 'string?',\n"), ...server({ a: { bsonType: 'long' } }) });
  await command(old, ['snapshot', 'v0', '--output', path.join(root, 'old.json')]);
  const page = await pageOf(root, '--released', 'old.json', '.realm-schema/snapshots/v1.json');
  const [matrix] = select(page, '.matrix');
  expect(matrix === undefined ? [] : rowsOf(matrix)).toEqual(['Release | old | v1', 'The server with this release | ✕ breaks | ✓ works', 'Task.a type-mismatch | ✕breaks | ·no']);
});

it('has several apps on one page, each with anchors of its own', async () => {
  const files = { ...task("      a: 'int?',\n"), ...server({ a: { bsonType: 'string' } }) };
  const apps = ['one', 'two'].map((name) => ({ name, client: ['client'], server: 'server' }));
  const page = await pageOf(temporaryProject({ ...files, 'realm-schema.config.json': apps }));
  expect(select(page, 'nav').map(textOf)).toEqual(['onetwoDark']);
  expect(select(page, 'article').map((each) => attribute(each, 'id').replace(/-\w+$/, ''))).toEqual(['one:finding', 'two:finding']);
});
