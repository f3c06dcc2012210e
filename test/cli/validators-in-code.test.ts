import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFromMemory } from '../../src/cli/remembered';
import { summaryOf } from '../../src/cli/streams';
import { colorsOf } from '../../src/report/colors';
import { clientClass, type Files } from '../support/app';
import { command, found } from '../support/command';
import { git, repository } from '../support/git-history';
import { lintText, shown } from '../support/lint';
import { temporaryProject, writeFiles } from '../support/project';

const client = (note: string): Files => clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: '${note}',\n    },`);

/** A constant in a file of its own, which a migration imports. */
const fields = (note: string): Files => ({ 'server/fields.js': `exports.note = {\n  bsonType: '${note}',\n};\n` });

const migration: Files = {
  'server/migrations/20240101-tasks.js': `const { note } = require('../fields');

exports.up = (db) => db.createCollection('Task', {
  validator: { $jsonSchema: {
    required: ['_id', 'note'],
    properties: { _id: { bsonType: 'objectId' }, note },
  } },
});
exports.down = (db) => db.collection('Task').drop();
`,
};
const server = (note: string): Files => ({ ...fields(note), ...migration });
const CONFIG: Files = { 'realm-schema.config.json': { client: 'client', server: 'server' } };
const AT = 'migrations/20240101-tasks.js:6:50';

/** An app whose validator has taken a text, and takes a number now. */
const changed = (): string => repository({ ...client('string'), ...server('string') }, { ...client('string'), ...server('int') });

describe('an app with validators in code', () => {
  it('is inspected: `inspect server`', async () => {
    const { status, out } = await command(temporaryProject({ ...client('string'), ...server('string') }), ['inspect', 'server']);
    expect([status, out]).toEqual([0, 'Task in Task  server/migrations/20240101-tasks.js:4:29\n  _id   objectId  (primary key)\n  note  string\n']);
  });

  it('has a past: `check --against`', async () => {
    expect(await found(changed(), '--against', 'HEAD~1')).toEqual([`error changed-type Task.note upload+download client/Task.ts:9:7 ${AT} ${AT}`]);
  });

  it('has clients that were released: `check --released`', async () => {
    const root = changed();
    git(root, 'tag', 'v1.0.0', 'HEAD~1');
    writeFiles(root, client('int'));
    expect(await found(root, '--released', 'v1.0.0')).toEqual([
      `info type-mismatch Task.note upload client/Task.ts:9:7 ${AT} -`,
      `error type-mismatch Task.note upload+download - ${AT} client/Task.ts:9:7`,
    ]);
  });

  it('has steps to roll out: `diff`', async () => {
    const { status, out } = await command(changed(), ['diff', 'HEAD~1']);
    expect([status, out.slice(0, out.indexOf('\n'))]).toEqual([0, 'HEAD~1 → the working tree (mongodb)']);
    expect(out).toContain('`Task.note`: `string` → `int` (server only)');
    expect(out).not.toMatch(/changeset/);
  });

  it('changes where another migration comes: `diff`', async () => {
    const root = repository({ ...client('string'), ...server('string') });
    writeFiles(root, { 'server/migrations/20240202-tasks.js': "exports.up = (db) => db.command({ collMod: 'Task', validator: { $jsonSchema: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } } });\n" });
    expect((await command(root, ['diff', 'HEAD'])).out).toContain('`Task.note`: `string` → `string?` (server only)');
  });

  it('keeps snapshots: `snapshot`', async () => {
    const root = changed();
    const written = await command(root, ['snapshot', 'v1']);
    writeFiles(root, client('int'));
    expect([written.status, await found(root, '--released')]).toEqual([0, [
      `info type-mismatch Task.note upload client/Task.ts:9:7 ${AT} -`,
      `error type-mismatch Task.note upload+download - ${AT} snapshots/v1.json:9:9`,
    ]]);
  });

  it('has the findings behind an error of MongoDB: `explain`', async () => {
    const root = temporaryProject({ ...client('string'), ...server('int'), ...CONFIG });
    const details = { operatorName: '$jsonSchema', schemaRulesNotSatisfied: [{ operatorName: 'properties', propertiesNotSatisfied: [{ propertyName: 'note', details: [{ operatorName: 'bsonType', specifiedAs: { bsonType: 'int' }, reason: 'type did not match', consideredValue: 'x', consideredType: 'string' }] }] }] };
    const { out } = await command(root, ['explain', JSON.stringify({ code: 121, errmsg: 'Document failed validation', errInfo: { failingDocumentId: 1, details } })]);
    expect(out).toMatch(/error type-mismatch[^]+server: server\/migrations\/20240101-tasks\.js:6:50/);
  });

  it('is linted in the sources of both sides, unsaved as they are', () => {
    const root = temporaryProject({ ...client('string'), ...server('int'), ...CONFIG });
    expect(lintText(path.join(root, 'client/Task.ts'), String(client('string')['client/Task.ts'])).map(shown)).toEqual(['9:7 type-mismatch']);
    const [file = ''] = Object.keys(migration);
    const text = String(migration[file]);
    expect(lintText(path.join(root, file), text).map(shown)).toEqual(['6:50 type-mismatch']);
    expect(lintText(path.join(root, file), text.replace(', note }', ", note: { bsonType: 'string' } }")).map(shown)).toEqual([]);
  });
});

/** A run of the command, from memory where it can; the time that it took aside. */
async function run(cwd: string): Promise<string> {
  let out = '';
  await runFromMemory(['check', '--format', 'json'], { cwd, out: (text) => { out += text; }, err: () => undefined, colors: colorsOf(false), width: 100, env: {}, summarize: summaryOf({}) });
  return out.replace(/"durationMs": \d+/, 'time');
}

describe('a run that is repeated from memory', () => {
  it('says what a new one says, and reads anew where a constant that is imported changes, or a caller comes', async () => {
    const root = temporaryProject({ 'package.json': {}, ...client('string'), ...server('string') });
    const [cold, warm] = [await run(root), await run(root)];
    expect([warm, JSON.parse(cold.replace('time', '"x": 1')).findings]).toEqual([cold, []]);
    writeFiles(root, fields('int'));
    expect(await run(root)).toContain('"type-mismatch"');
    writeFiles(root, fields('string'));
    expect(await run(root)).toBe(cold);
    writeFiles(root, { 'server/migrations/20240202-tasks.js': "require('../set').set('Task', { properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'bool' } } });\n", 'server/set.js': 'exports.set = (name, schema) => db.command({ collMod: name, validator: { $jsonSchema: schema } });\n' });
    expect(await run(root)).toContain('the validator takes `bool` only');
  });
});
