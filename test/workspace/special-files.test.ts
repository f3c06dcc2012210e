import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { command } from '../support/command';
import { packageRoot, runNode, temporaryProject } from '../support/project';
import { app, client } from '../support/twin';

const TASK = { Task: { _id: 'objectId', note: 'string' } };
const RELATIONSHIPS = 'server/data_sources/mongodb-atlas/app/Task/relationships.json';

const pipe = (root: string, file: string): void => {
  rmSync(path.join(root, file), { force: true });
  execFileSync('mkfifo', [path.join(root, file)]);
};
const link = (to: string) => (root: string, file: string): void => {
  rmSync(path.join(root, file), { force: true });
  symlinkSync(to, path.join(root, file));
};

describe('what is no regular file', () => {
  it.each<[string, (root: string, file: string) => void, string, RegExp]>([
    ['a pipe among the sources', pipe, 'client/x.ts', /it is a pipe or a device/],
    ['a pipe among the files of the server', pipe, RELATIONSHIPS, /it is a pipe or a device[^]*relationships\.json:1:1/],
    ['a pipe for the configuration', pipe, 'realm-schema.config.json', /config\.json cannot be read: it is a pipe or a device/],
    ['a device without an end', link('/dev/zero'), 'client/x.ts', /it is a link that leads out of the project/],
    ['a device for the configuration', link('/dev/zero'), 'realm-schema.config.json', /config\.json cannot be read: it is a pipe or a device/],
    ['a file of somebody else', link('/etc/passwd'), 'client/x.ts', /it is a link that leads out of the project/],
  ])('is named, and nothing waits for it: %s', async (_name, make, file, sentence) => {
    const root = temporaryProject(app(TASK));
    make(root, file);
    const { out, err } = await command(root, ['check']);
    expect(`${out}${err}`.replaceAll('\n ', '')).toMatch(sentence);
  });

  it('a link to all of the disk, or to another project, is not followed', async () => {
    const other = temporaryProject(client({ Other: { _id: 'objectId' } }));
    const root = temporaryProject(app(TASK));
    symlinkSync('/', path.join(root, 'disk'));
    symlinkSync(other, path.join(root, 'other'));
    expect(await command(root, ['check'])).toMatchObject({ status: 0, out: expect.stringContaining('client 1, server 1') as string });
    expect((await command(root, ['inspect', 'client', 'other'])).out).toContain('Other');
  });

  it('a link to a folder of the project can be named', async () => {
    const root = temporaryProject(app(TASK));
    symlinkSync('client', path.join(root, 'app'));
    expect(await command(root, ['check', '--client', 'app'])).toMatchObject({ status: 0, err: '' });
  });
});

describe('a folder that cannot be looked into', () => {
  it.each(['client', 'client/models', 'server/data_sources/mongodb-atlas/app/Task', 'server/sync'])('%s is named', (folder) => {
    const root = temporaryProject(app(TASK));
    chmodSync(root, 0o755);
    mkdirSync(path.join(root, folder), { recursive: true });
    chmodSync(path.join(root, folder), 0);
    onTestFinished(() => chmodSync(path.join(root, folder), 0o755));
    // Nobody is kept out who runs as root, so the command runs as somebody else then.
    const become = process.getuid?.() === 0 ? 'process.setgid(65534); process.setuid(65534);' : '';
    const script = `const { main } = require(${JSON.stringify(path.join(packageRoot, 'dist/src/cli/realm-schema.js'))}); const { colorsOf } = require(${JSON.stringify(path.join(packageRoot, 'dist/src/report/colors.js'))});
      const warm = { cwd: ${JSON.stringify(root)}, out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text), colors: colorsOf(false), width: 200, env: {} };
      require(${JSON.stringify(path.join(packageRoot, 'dist/src/cli/check.js'))}); ${become} main(['check'], warm).then((status) => { process.exitCode = status; });`;
    const { stdout, stderr } = runNode(['-e', script], packageRoot);
    expect(`${stdout}${stderr}`).toContain(`${folder}`);
    expect(`${stdout}${stderr}`.replaceAll(/\s+/g, ' ')).toContain('cannot be looked into: permission to read it is denied');
    expect(`${stdout}${stderr}`).not.toContain('fault of realm-schema');
  });
});
