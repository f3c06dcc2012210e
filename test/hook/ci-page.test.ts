import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientClass, serverExport } from '../support/app';
import { packageRoot } from '../support/project';
import { createRepository, type Repository } from '../support/repository';

/** The configuration for pre-commit that docs/ci.md shows, where the project has installed the package itself. */

const page = readFileSync(path.join(packageRoot, 'docs/ci.md'), 'utf8');
const configuration = /^```yaml \.pre-commit-config\.yaml\n([^]*?)^```$/m.exec(page)?.[1] ?? '';

const TASK = "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string',\n    },";
const good = clientClass('Task', TASK);
const bad = clientClass('Task', TASK.replace("'string'", "'string?'"));
const server = serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } });

let folder: string;
let app: Repository;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-hook-'));
  mkdirSync(path.join(folder, 'app'));
  app = createRepository(path.join(folder, 'app'), { HOME: folder, PRE_COMMIT_HOME: path.join(folder, 'pre-commit'), npm_config_update_notifier: 'false', npm_config_offline: 'true' });
  app.write({ ...good, ...server, '.gitignore': 'node_modules\n' });
  app.commit('Start');
  mkdirSync(path.join(app.root, 'node_modules/.bin'), { recursive: true });
  symlinkSync(path.join(packageRoot, 'dist/src/cli/realm-schema.js'), path.join(app.root, 'node_modules/.bin/realm-schema'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is a configuration that pre-commit accepts, and that stops a bad commit', () => {
  app.write({ '.pre-commit-config.yaml': configuration });
  expect(app.run('pre-commit', ['validate-config'])).toMatchObject({ status: 0 });
  app.git('add', '--all');
  expect(app.run('pre-commit', ['run'])).toMatchObject({ status: 0 });
  app.write(bad);
  app.git('add', '--all');
  const { status, stdout } = app.run('pre-commit', ['run']);
  expect(status).toBe(1);
  expect(stdout).toContain('optional-required-mismatch');
});
