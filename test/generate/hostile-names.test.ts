import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNPRINTABLE } from '../../src/schema/unprintable';
import { command } from '../support/command';
import { HOSTILE } from '../support/hostile';
import { temporaryProject } from '../support/project';

/** Names that no reader drops: what is no text in UTF-8, or one that JavaScript takes for something else, is another matter. */
const NAMES = HOSTILE.filter((name) => Buffer.from(name).toString() === name && name !== '__proto__' && name.length < 100);
const raw = (text: string): readonly string[] => (text.match(UNPRINTABLE) ?? []).filter((character) => character !== '\n');

const client = {
  'client/all.ts': `export const all = ${JSON.stringify(NAMES.map((name) => ({
    name: `Class ${name}`, primaryKey: '_id', properties: { _id: 'objectId', [name]: 'string', other: { type: 'string', mapTo: `stored ${name}` } },
  })))};\n`,
};
const validators = {
  'server/all.json': JSON.stringify(NAMES.map((name, index) => ({
    name: `collection${index}`,
    options: { validator: { $jsonSchema: { title: `Class${index}`, bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' }, [name]: { bsonType: 'string' } } } } },
  }))),
};

describe('names that a terminal obeys', () => {
  it.each(['app-services', 'mongodb', 'json-schema', 'openapi'])('are escaped in what is printed: server, %s', async (target) => {
    const { out, err } = await command(temporaryProject(client), ['generate', 'server', '--client', 'client', '--target', target]);
    expect([out.length > 1000 || err.length > 1000, raw(out), raw(err)]).toEqual([true, [], []]);
  });

  it.each([['client', '--style', 'static'], ['client', '--style', 'plugin'], ['types']])('are escaped in what is printed: %j', async (...args) => {
    const { status, out, err } = await command(temporaryProject(validators), ['generate', ...args, '--server', 'server', '--target', 'mongodb']);
    expect([status, out.length > 1000, raw(out), raw(err)]).toEqual([0, true, [], []]);
  });

  it('name no file', async () => {
    const root = temporaryProject(client);
    await command(root, ['generate', 'server', '--client', 'client', '--target', 'mongodb', '--output', 'server']);
    const written = readdirSync(root, { recursive: true, encoding: 'utf8' });
    expect(raw(written.join('\n'))).toEqual([]);
    expect(written.filter((file) => file.endsWith('.json')).flatMap((file) => raw(readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
  });
});
