import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/eslint/fingerprint';
import { clientClass, type Files } from '../support/app';
import { found } from '../support/command';
import { repository } from '../support/git-history';
import { lintText, shown } from '../support/lint';
import { writeFiles } from '../support/project';

const client = clientClass('Task', "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string',\n    },");
const text = String(client['client/Task.ts']);
const migration = (type: string): Files => ({
  'migrations/1-tasks.js': `exports.up = (db) => db.createCollection('Task', { validator: { $jsonSchema: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' },\n  note: { bsonType: '${type}' } } } } });\n`,
});
const api = (type: string): Files => ({ 'api/openapi.yaml': `openapi: 3.1.0\ncomponents:\n  schemas:\n    Task:\n      type: object\n      required: [_id, note]\n      properties:\n        _id: {type: string, format: objectid}\n        note: {type: ${type}}\n` });

/** What ESLint shows in the file of the client. */
const linted = (root: string): string[] => lintText(path.join(root, 'client/Task.ts'), text).map(shown);

describe('a server side that nobody names', () => {
  it.each<[string, Files, Files]>([
    ['validators in code', migration('int'), migration('string')],
    ['an OpenAPI document', api('integer'), api('string')],
  ])('is what the command finds: %s', async (_name, unlike, alike) => {
    const root = repository({ ...client, ...unlike });
    expect([await found(root), linted(root)]).toEqual([[expect.stringContaining('type-mismatch Task.note')], ['9:7 type-mismatch']]);
    writeFiles(root, alike);
    expect(linted(root)).toEqual([]);
  });

  it('is shown in the file of the validator', () => {
    const files = migration('int');
    const root = repository({ ...client, ...files });
    expect(lintText(path.join(root, 'migrations/1-tasks.js'), String(files['migrations/1-tasks.js'])).map(shown)).toEqual(['2:3 type-mismatch']);
  });

  it('has to be named where there are several', () => {
    const [message] = lintText(path.join(repository({ ...client, ...migration('int'), ...api('integer') }), 'client/Task.ts'), text);
    expect(message?.message).toContain('Several server sides found: migrations/1-tasks.js (validators of MongoDB), api/openapi.yaml (an OpenAPI document)');
  });

  it.each<[string, Files, Files]>([
    ['a migration', migration('int'), migration('string')],
    ['a constant that a migration imports', { 'lib/a.js': 'exports.a = 1;', 'db/1.js': "const { a } = require('../lib/a'); db.createCollection('Task', { validator: { $jsonSchema: a } });" }, { 'lib/a.js': 'exports.a = 2;' }],
    ['an OpenAPI document', api('integer'), api('string')],
    ['a file that only calls a helper which hands on validators', {
      'db/helper.js': 'exports.make = (db, name, schema) => db.createCollection(name, { validator: { $jsonSchema: schema } });',
      'db/tasks.js': "const { make } = require('./helper'); make(db, 'Task', { properties: { text: { bsonType: 'int' } } });",
    }, { 'db/tasks.js': "const { make } = require('./helper'); make(db, 'Task', { properties: { text: { bsonType: 'string' } } });" }],
    ['the same where the configuration names the server', {
      'realm-schema.config.json': { server: 'db', target: 'mongodb' },
      'db/helper.js': 'exports.make = (db, name, schema) => db.createCollection(name, { validator: { $jsonSchema: schema } });',
      'start/tasks.js': "const { make } = require('../db/helper'); make(db, 'Task', { properties: { text: { bsonType: 'int' } } });",
    }, { 'start/tasks.js': "const { make } = require('../db/helper'); make(db, 'Task', { properties: { text: { bsonType: 'string' } } });" }],
    ['a constant of a file that only calls it', {
      'db/helper.js': 'exports.make = (db, name, schema) => db.createCollection(name, { validator: { $jsonSchema: schema } });',
      'db/tasks.js': "const { make } = require('./helper'); const { text } = require('../lib/text'); make(db, 'Task', { properties: { text } });",
      'lib/text.js': "exports.text = { bsonType: 'int' };",
    }, { 'lib/text.js': "exports.text = { bsonType: 'string' };" }],
  ])('is a part of what `eslint --cache` keeps: %s', (_name, before, after) => {
    const root = repository({ ...client, ...before });
    const kept = fingerprint(root);
    expect(fingerprint(root)).toBe(kept);
    writeFiles(root, after);
    expect(fingerprint(root)).not.toBe(kept);
  });

  it('is no part of it where no source gives validators', () => {
    const root = repository({ ...client, ...api('integer'), 'src/screen.js': 'exports.screen = 1;' });
    const kept = fingerprint(root);
    writeFiles(root, { 'src/screen.js': 'exports.screen = 2;' });
    expect(fingerprint(root)).toBe(kept);
  });
});
