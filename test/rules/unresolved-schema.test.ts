import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, lines, serverExport, severities, type Files } from '../support/app';

const SERVER = serverExport({
  Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, value: { bsonType: 'string' }, other: { bsonType: 'string' } } },
});

function app(properties: string, more: Files = {}): Files {
  return { ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      ${properties}\n    },`), ...more, ...SERVER };
}

const AT_VALUE = ['warn unresolved-schema Task.value - client/Task.ts:9:7 -'];

describe('unresolved-schema', () => {
  it.each([
    ['a call', app('value: typeOf(),'), AT_VALUE],
    ['an environment variable', app('value: process.env.TYPE,'), AT_VALUE],
    ['a name that is not declared', app('value: TYPE,'), AT_VALUE],
    ['a constant', app('value: TYPE,', { 'client/Task.ts': `const TYPE = 'string?';\n${String(app('value: TYPE,')['client/Task.ts'])}` }), []],
    ['a spread of something unknown', app("...extra(), value: 'string?',"), ['warn unresolved-schema Task - client/Task.ts:9:10 -']],
    ['the rest of the class is compared', app("value: typeOf(), other: 'int?',"), [
      ...AT_VALUE,
      'error type-mismatch Task.other upload+download client/Task.ts:9:24 Task/schema.json:14:5',
    ]],
    ['a whole list of classes', { ...app("value: 'string?',"), 'client/open.ts': "import Realm from 'realm';\nexport const open = () => Realm.open({ schema: allSchemas(), sync: true });\n" }, [
      'warn unresolved-schema - - client/open.ts:2:40 -',
    ]],
    ['a syntax error in a file that says nothing of schemas', { ...app("value: 'string?',"), 'client/setup.ts': "import { RealmProvider } from '@realm/react';\nexport const Wrapper = ({ children }) => <RealmProvider>{children}</RealmProvider>;\n" }, []],
    ['a module that is not there, once', { ...app("value: 'string?',"), 'client/open.ts': "import Realm from 'realm';\nimport { Dog, Cat } from './pets';\nRealm.open({ schema: [Dog, Cat] });\n" }, [
      'warn unresolved-schema - - client/open.ts:2:26 -',
    ]],
    ['the state of a component', { ...app("value: 'string?',"), 'client/Form.ts': "import Realm from 'realm';\nclass Form extends Component {\n  state = { name: '' };\n  rename = (name) => this.setState({ name });\n  schema = (): Realm.ObjectSchema => {\n    const { name } = this.state;\n    return { name, primaryKey: '_id', properties: { _id: 'int' } };\n  };\n}\n" }, [
      'warn unresolved-schema - - client/Form.ts:7:12 -',
    ]],
    ['a field that is assigned to', { ...app("value: 'string?',"), 'client/Store.ts': "import Realm from 'realm';\nclass Store {\n  list = [];\n  add(one) { this.list = [...this.list, one]; }\n  open() { return Realm.open({ schema: this.list }); }\n}\n" }, [
      'warn unresolved-schema - - client/Store.ts:5:32 -',
    ]],
  ])('%s', (_name, files: Files, expected: string[]) => {
    expect(lines(files)).toEqual(expected);
  });

  it('names the subject and the reason', () => {
    const [finding] = checkFiles(app('value: typeOf(),')).findings;
    expect(finding?.message).toMatch(/^`Task\.value` could not be read and was not compared: .+\w\.$/);
    expect(checkFiles(app('value: typeOf(),')).unresolved).toHaveLength(1);
    const broken = checkFiles({ ...app("value: 'string?', other: 'int?',"), 'client/broken.ts': "import Realm from 'realm';\nconst config = { schema: [Task; };\n" });
    expect(broken.findings.find(({ rule }) => rule === 'unresolved-schema')?.message).toMatch(/^What stands here could not be read and was not compared: the file has a syntax error \(.+\), and schemas near it may be missing or incomplete\.$/);
  });

  it('keeps what stands in the reason', () => {
    const [finding] = checkFiles(app('value: TYPE,', { 'client/Task.ts': `import { TYPE } from './types';\n${String(app('value: TYPE,')['client/Task.ts'])}` })).findings;
    expect(finding?.message).toMatch(/`\.\/types`.*[^.]\.$/);
  });

  it.each([
    ['a value that only the program knows', app('value: typeOf(),'), /^Write the value out, or as a constant/],
    ['a module that is not there', app('value: TYPE,', { 'client/Task.ts': `import { TYPE } from './types';\n${String(app('value: TYPE,')['client/Task.ts'])}` }), /^Add the file, or let it be generated before the check\.$/],
    ['a package', app('value: TYPE,', { 'client/Task.ts': `import { TYPE } from '@acme/types';\n${String(app('value: TYPE,')['client/Task.ts'])}` }), /^An alias is followed where `paths` of tsconfig\.json, `imports` of package\.json or the configuration of Vite, webpack, Metro or Babel writes it out;/],
    ['a name that a module does not export', app('value: TYPE,', { 'client/types.ts': 'export const OTHER = 1;\n', 'client/Task.ts': `import { TYPE } from './types';\n${String(app('value: TYPE,')['client/Task.ts'])}` }), /^Export it there, or import what is meant\.$/],
    ['a syntax error', { ...app("value: 'string?',"), 'client/broken.ts': "import Realm from 'realm';\nconst config = { schema: [Task; };\n" }, /^Mend the syntax;/],
  ])('says what to do about %s', (_name, files: Files, help) => {
    expect(checkFiles(files).findings.filter(({ rule }) => rule === 'unresolved-schema').map((each) => each.help)).toEqual([expect.stringMatching(help)]);
  });

  it('is a warning on every target', () => {
    expect(severities(app('value: typeOf(),'))).toEqual({ 'app-services': 'warn', mongodb: 'warn', 'json-schema': 'warn', local: 'warn' });
  });
});
