import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { memoryTree, type Files } from '../support/app';

const schema = (name: string): string => `{ name: '${name}', primaryKey: '_id', properties: { _id: 'int' } }`;
const MODELS: Files = {
  'models/Task.js': `import Realm from 'realm';\nexport class Task extends Realm.Object { static schema = ${schema('Task')}; }`,
  'models/Cat.js': `import Realm from 'realm';\nexport class Cat extends Realm.Object { static schema = ${schema('Cat')}; }`,
  'models/index.js': "export { Task } from './Task';\nexport { Cat } from './Cat';",
};
const IMPORT = "import { Task, Cat } from './models';\n";

function lists(head: string, list: string, more: Files = {}): string[] {
  const files = { ...MODELS, ...more, 'realm.js': `import Realm from 'realm';\n${head}\nexport const open = () => Realm.open({ path: 'a', schema: ${list} });` };
  const { configurations, unresolved } = readClient(memoryTree(files));
  const opened = configurations.filter(({ path }) => path.text === 'a').map(({ classes, complete }) => `${classes.join(' ')}${complete ? '' : ', incomplete'}`);
  return [...opened, ...unresolved.map(({ client, reason }) => `${client.file}:${client.line}:${client.column} ${reason}`)];
}

const VERSIONS = `${IMPORT}const versions = [{ version: 1, schema: [Task] }, { version: 2, schema: [Task, Cat] }];\n`;

describe('a list of classes that lodash makes', () => {
  it.each<[string, string, string]>([
    ['Object.values of a require', '', "Object.values(require('./models'))"],
    ['values, imported by its name', "import { values } from 'lodash';", "values(require('./models'))"],
    ['values of a namespace', "import * as models from './models';\nimport _ from 'lodash';", '_.values(models)'],
    ['values of an object', `${IMPORT}import * as _ from 'lodash';`, '_.values({ Task, Cat })'],
    ['values, required by its name', "const { values } = require('lodash');", "values(require('./models'))"],
    ['values of a required library', "const _ = require('lodash');", "_.values(require('./models'))"],
    ['values of a module of its own', "import values from 'lodash/values';", "values(require('./models'))"],
    ['values under another name', "import { values as all } from 'lodash-es';", "all(require('./models'))"],
    ['values of underscore', "import _ from 'underscore';", "_.values(require('./models'))"],
    ['map with the name of a key', `${IMPORT}import { map } from 'lodash';`, "map([Task, Cat], 'schema')"],
    ['map of an object', "import * as models from './models';\nimport map from 'lodash/map';", "map(models, 'schema')"],
    ['map with a function', `${IMPORT}import { map } from 'lodash';`, 'map({ Task, Cat }, (each) => each.schema)'],
    ['flatMap with the name of a key, and uniq', `${VERSIONS}import { flatMap, uniq } from 'lodash';`, "uniq(flatMap(versions, 'schema'))"],
    ['flatMap of a package of its own', `${VERSIONS}import flatMap from 'lodash.flatmap';\nimport uniq from 'lodash.uniq';`, "uniq(flatMap(versions, 'schema'))"],
    ['flatMap of the library', `${VERSIONS}const _ = require('lodash');`, "_.uniq(_.flatMap(versions, (each) => each.schema))"],
    ['flatMap, required alone', `${IMPORT}const flatMap = require('lodash/flatMap');`, "flatMap([{ list: [Task] }, { list: [Cat] }], 'list')"],
    ['flatMap of the member of a require', `${IMPORT}const flatMap = require('lodash').flatMap;`, "flatMap([{ list: [Task] }, { list: [Cat] }], 'list')"],
    ['compact', `${IMPORT}import { compact } from 'lodash';`, 'compact([Task, null, undefined, false, Cat])'],
    ['concat', `${IMPORT}import { concat } from 'lodash';`, 'concat([Task], Cat)'],
    ['concat of lists', `${IMPORT}import { concat } from 'lodash';`, 'concat([], [Task], [Cat])'],
    ['union', `${IMPORT}import { union } from 'lodash';`, 'union([Task], [Task, Cat])'],
    ['flatten', `${IMPORT}import { flatten } from 'lodash';`, 'flatten([[Task], Cat])'],
    ['flattenDeep', `${IMPORT}import { flattenDeep } from 'lodash';`, 'flattenDeep([[[Task]], [Cat]])'],
    ['filter with Boolean', `${IMPORT}import { filter } from 'lodash';`, 'filter([Task, Cat, null], Boolean)'],
    ['filter with a function', `${IMPORT}import { filter, map } from 'lodash';`, "map(filter([{ on: true, model: Task }, { on: false, model: null }, { on: true, model: Cat }], (each) => each.on), 'model')"],
    ['filter with the name of a key', `${IMPORT}import { filter, map } from 'lodash';`, "map(filter([{ on: true, model: Task }, { on: false, model: null }, { on: true, model: Cat }], 'on'), 'model')"],
    ['one in another', "import _ from 'lodash';", "_.compact(_.concat(_.values(require('./models')), null))"],
  ])('%s', (_name, head, list) => {
    expect(lists(head, list).map((each) => each.split(' ').sort().join(' '))).toEqual(['Cat Task']);
  });

  it('an item that is not known stays unresolved with its place, and the others are read', () => {
    expect(lists(`${IMPORT}import { concat } from 'lodash';\nimport { more } from 'acme';`, 'concat([Task, Cat], more)')).toEqual(['Task Cat, incomplete', 'realm.js:4:22 `acme` is not a file of this project']);
  });

  it.each<[string, string, string, string]>([
    ['another function of lodash', "import { sampleSize } from 'lodash';", 'sampleSize([Task, Cat], 1)', 'what a call returns is only known when the program runs'],
    ['a function that is not known', "import { map } from 'lodash';\nimport { pick } from 'acme';", 'map([Task, Cat], pick)', 'what `map` of lodash returns here is only known when the program runs'],
    ['arguments that are spread', "import { concat } from 'lodash';", 'concat(...[[Task], [Cat]])', 'what `concat` of lodash returns here is only known when the program runs'],
    ['lodash/fp, which takes its arguments the other way', "import map from 'lodash/fp/map';", "map('schema', [Task, Cat])", 'what a call returns is only known when the program runs'],
    ['a function of the same name from elsewhere', "import { values } from 'acme';", 'values({ Task, Cat })', 'what a call returns is only known when the program runs'],
    ['a parameter that is called like the library', "import x from 'lodash';\nconst make = (_) => _.values({ Task, Cat });", 'make(window._)', 'what a call returns is only known when the program runs'],
  ])('%s stays unresolved, with its place', (_name, head, list, reason) => {
    expect(lists(IMPORT + head, list)).toEqual([', incomplete', expect.stringMatching(/^realm\.js:\d+:\d+ /)]);
    expect(lists(IMPORT + head, list)[1]?.replace(/^\S+ /, '')).toBe(reason);
  });
});
