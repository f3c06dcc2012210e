import { describe, expect, it } from 'vitest';
import { checkFiles, type Files } from '../support/app';
import { app } from '../support/twin';

const CLASSES = { Task: { _id: 'objectId', name: 'string', count: 'int', tags: 'string[]', owner: 'Person' }, Person: { _id: 'uuid', name: 'string' } };

/** Both sides are in step; the query is on the fourth line. */
const asked = (text: string, before = ''): Files => ({
  ...app(CLASSES),
  'client/ask.ts': `import Realm from 'realm';\nimport { Task } from './Task';\n${before}\nexport const ask = (realm: Realm, x: string, xs: string[], make: () => string) => realm.objects(Task).filtered(${text});\n`,
});

const found = (files: Files): string[] => checkFiles(files).findings.map(({ rule, message, client }) =>
  `${client?.line ?? ''}:${client?.column ?? ''}-${client?.endColumn ?? ''} ${rule} ${/\(`(.*?)`\)|`(\w+)`\./s.exec(message)?.slice(1).find((each) => each) ?? message}`);

describe('query-interpolation', () => {
  it.each<[string, Files, string[]]>([
    ['within quotes', asked("`name == '${x}'`"), ["4:124-125 query-interpolation name == '${…}'"]],
    ['added between quotes', asked("'name == \"' + x + '\"'"), ['4:126-127 query-interpolation name == "${…}"']],
    ['with more text in the quotes', asked('`name CONTAINS[c] "a ${make()} b"`'), ['4:135-141 query-interpolation name CONTAINS[c] "a ${…} b"']],
    ['without quotes', asked('`count > ${x} AND name == "a"`'), ['4:123-124 query-interpolation count > ${…} AND name == "a"']],
    ['as an item of a list', asked('`name IN {${xs.join()}}`'), ['4:124-133 query-interpolation name IN {${…}}']],
    ['as an identifier', asked('`_id == oid(${x})`'), ['4:126-127 query-interpolation _id == oid(${…})']],
    ['twice', asked("`name == '${x}' OR name == '${make()}'`"), ["4:124-125 query-interpolation name == '${…}' OR name == '", "4:142-148 query-interpolation ' OR name == '${…}'"]],
    ['in a long text, of which the part around it is shown', asked("`count > 1 AND count != 7 AND _id != oid(${make()}) AND name == 'a' AND count < 2 AND count != 3`"), ['4:155-161 query-interpolation AND count != 7 AND _id != oid(${…}) AND name == \'a\' AND count <']],
    ['in a text of several lines, which is shown as one', asked('`\\n  count  >\\t${x}\\n`'), ['4:129-130 query-interpolation count > ${…}']],
    ['a constant', asked("`name == '${NAME}' AND count > ${MOST}`", "const NAME = 'a', MOST = 5;"), []],
    ['a path that is a constant', asked('`${PATH} == $0`, x', "const PATH = 'owner.name';"), []],
    ['a path', asked('`${x} == $0`, 1'), []],
    ['an operator', asked('`name ${x} $0`, 1'), []],
    ['a part of a query', asked("'count > 1 AND ' + make()"), []],
    ['a direction and a number of objects', asked("`count > 1 SORT(name ${x}) LIMIT(${xs.length})`"), []],
    ['a path on the other side', asked('`count == ${x}.count`'), []],
    ['a key of a dictionary', asked("`tags['${x}'] == $0`, 1"), []],
    ['what is no literal text', asked('make() + x'), []],
    ['something else that filters', { ...app(CLASSES), 'client/ask.ts': "import Realm from 'realm';\nexport const ask = (list: any, x: string) => list.filtered(`name == '${x}'`);\n" }, []],
  ])('%s', (_name, files, expected) => {
    expect(found(files)).toEqual(expected);
  });

  it.each<[string, Files, string[]]>([
    ['a misspelt name beside it', asked("`naem == '${x}'`"), ['4:113-117 query-property', "4:124-125 query-interpolation"]],
    ['a misspelt name behind it', asked('`count > ${x} AND naem == "a"`'), ['4:123-124 query-interpolation', '4:130-134 query-property']],
    ['a text that may be read as a number', asked("`count == '${x}'`"), ['4:125-126 query-interpolation']],
    ['another fault of a type', asked("`name == '${x}' AND count == 'a'`"), ['4:124-125 query-interpolation', '4:141-144 query-type']],
    ['a value that may be a path', asked('`naem == $0 AND ${make()}`, 1'), []],
  ])('what is written out around it is checked: %s', (_name, files, expected) => {
    expect(found(files).map((each) => each.split(' ').slice(0, 2).join(' ')).sort()).toEqual([...expected].sort());
  });
});
