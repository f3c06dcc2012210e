import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { command } from '../support/command';
import { packageRoot, temporaryProject } from '../support/project';
import type { Files } from '../support/app';
import { init, inStep } from './app';

/** What `check` says of an app, without times. */
async function checked(root: string): Promise<unknown> {
  const { status, out, err } = await command(root, ['check', '--format', 'json']);
  return { status, err, report: out.replace(/"durationMs": \d+/g, '') };
}

function copyOf(app: string): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-init-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(path.join(packageRoot, 'test/fixtures/apps', app), root, { recursive: true });
  return root;
}

async function written(root: string, ...flags: readonly string[]): Promise<unknown> {
  expect(await init(root, ['--yes', ...flags])).toMatchObject({ status: 0, err: '' });
  return JSON.parse(readFileSync(path.join(root, 'realm-schema.config.json'), 'utf8'));
}

const $schema = './node_modules/eslint-plugin-realm-schema/config.schema.json';

/** The same app in two packages that know nothing of each other. */
const packages: Files = {
  ...Object.fromEntries(['one', 'two'].flatMap((name) => [[`${name}/package.json`, { name }], [`${name}/client/Task.ts`, inStep['client/Task.ts']]])),
  ...Object.fromEntries(Object.entries(inStep).filter(([file]) => file.startsWith('server/'))),
};

const validator = { validator: { $jsonSchema: { bsonType: 'object', title: 'Task', required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } } };

describe('the configuration that is written', () => {
  it.each<[string, () => string, unknown]>([
    ['an export', () => copyOf('local-and-synced'), { $schema, server: 'server', target: 'app-services' }],
    ['what the whole project tells', () => copyOf('queries-bakery'), { $schema, server: 'server', target: 'app-services' }],
    ['several clients', () => temporaryProject(packages), [
      { name: 'one', client: ['one'], server: 'server', target: 'app-services' },
      { name: 'two', client: ['two'], server: 'server', target: 'app-services' },
    ]],
  ])('says what was found, and changes nothing of what check says: %s', async (_what, make, expected) => {
    const root = make();
    const before = await checked(root);
    expect(await written(root)).toMatchObject(expected as object);
    expect(await checked(root)).toEqual(before);
  });

  it('says what the flags say', async () => {
    const root = temporaryProject(inStep);
    expect(await written(root, '--client', 'client/*.ts', '--server', './server')).toEqual({ $schema, client: ['client/*.ts'], server: 'server', target: 'app-services' });
    const shop = temporaryProject({ 'client/Task.ts': inStep['client/Task.ts'], 'db/Task.json': validator });
    expect(await written(shop, '--server', 'db')).toEqual({ $schema, server: 'db', target: 'mongodb' });
    expect((await command(shop, ['check'])).status).toBe(0);
    const local = temporaryProject(inStep);
    expect(await written(local, '--target', 'local')).toEqual({ $schema, target: 'local' });
    expect((await command(local, ['check'])).status).toBe(0);
  });
});
