import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintText, shown } from '../support/lint';
import { temporaryProject } from '../support/project';
import { client } from '../support/twin';

const migration = (type: string): string => `exports.up = (db) => db.createCollection('tasks', {
  validator: { $jsonSchema: { title: 'Task', required: ['_id', 'note'], properties: {
    _id: { bsonType: 'objectId' },
    note: { bsonType: '${type}' },
  } } },
});
`;
const CONFIG = { client: ['client'], server: 'migrations' };

describe('a source that holds validators', () => {
  it('shows findings at the property, of the text as it is written', () => {
    const root = temporaryProject({ 'realm-schema.config.json': CONFIG, ...client({ Task: { _id: 'objectId', note: 'string' } }), 'migrations/1-tasks.js': migration('int') });
    const file = path.join(root, 'migrations/1-tasks.js');
    expect(lintText(file, migration('int')).map(shown)).toEqual(['4:5 type-mismatch']);
    expect(lintText(file, migration('string')).map(shown)).toEqual([]);
    expect(lintText(file, migration('int'))[0]?.suggestions ?? []).toEqual([]);
  });
});
