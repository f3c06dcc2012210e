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

  it('is a warning on every target', () => {
    expect(severities(app('value: typeOf(),'))).toEqual({ 'app-services': 'warn', mongodb: 'warn', 'json-schema': 'warn', local: 'warn' });
  });
});
