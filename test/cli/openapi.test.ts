import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientClass, type Files } from '../support/app';
import { command, found } from '../support/command';
import { git, repository } from '../support/git-history';
import { lintText, shown } from '../support/lint';
import { temporaryProject, writeFiles } from '../support/project';

const client = (note: string): Files => clientClass('Task', `    primaryKey: 'id',\n    properties: {\n      id: 'uuid',\n      note: '${note}',\n    },`);

const api = (note: string): Files => ({
  'api.yaml': `openapi: 3.0.4
components:
  schemas:
    Task:
      type: object
      required: [id, note]
      properties:
        id: {type: string, format: uuid}
        note: {type: ${note}}
`,
});

/** An app whose API has taken a text, and takes a number now. */
const changed = (): string => repository({ ...client('string'), ...api('string') }, { ...client('string'), ...api('integer') });

describe('an app with an API', () => {
  it('has a past: `check --against`', async () => {
    expect(await found(changed(), '--against', 'HEAD~1')).toEqual([
      'error changed-type Task.note upload+download client/Task.ts:9:7 api.yaml:9:9 api.yaml:9:9',
    ]);
  });

  it('has clients that were released: `check --released`', async () => {
    const root = changed();
    git(root, 'tag', 'v1.0.0', 'HEAD~1');
    writeFiles(root, client('int'));
    expect(await found(root, '--released', 'v1.0.0')).toEqual(['error type-mismatch Task.note upload+download - api.yaml:9:9 client/Task.ts:9:7']);
  });

  it('has steps to roll out: `diff`', async () => {
    const { status, out } = await command(changed(), ['diff', 'HEAD~1']);
    expect([status, out.slice(0, out.indexOf('\n'))]).toEqual([0, 'HEAD~1 → the working tree (openapi)']);
    expect(out).toContain('`Task.note`: `string` → `int` (server only)');
    expect(out).toContain('Deploy the API, and its OpenAPI document with it.');
    expect(out).not.toMatch(/changeset|validator|121/);
  });

  it('keeps snapshots: `snapshot`', async () => {
    const root = changed();
    const written = await command(root, ['snapshot', 'v1']);
    writeFiles(root, client('int'));
    expect([written.status, await found(root, '--released')]).toEqual([0, ['error type-mismatch Task.note upload+download - api.yaml:9:9 snapshots/v1.json:9:9']]);
  });

  it('has the findings behind an error: `explain`', async () => {
    const root = temporaryProject({ ...client('string'), ...api('integer'), 'realm-schema.config.json': { client: 'client', server: 'api.yaml' } });
    const { out } = await command(root, ['explain', "Property 'note' in class 'Task' is of type string on one side and type int on the other"]);
    expect(out).toMatch(/error type-mismatch[^]+server: api\.yaml:9:9/);
  });

  it('is linted in the sources of the client', () => {
    const root = temporaryProject({ ...client('string'), ...api('integer'), 'realm-schema.config.json': { client: 'client', server: 'api.yaml' } });
    const file = path.join(root, 'client/Task.ts');
    expect(lintText(file, String(client('string')['client/Task.ts'])).map(shown)).toEqual(['9:7 type-mismatch']);
  });
});
