import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../support/command';
import { repository } from '../support/git-history';
import { temporaryProject } from '../support/project';
import { app, type Classes } from '../support/twin';

const BASE: Classes = { Task: { _id: 'objectId', note: 'string' } };
const UNSET = 'its value is empty, as of a variable that is not set.';
const NO_RELEASE = 'A name of a release is empty, as of a variable that is not set: name a tag, a pattern of tags such as v*, or a snapshot file.';
const ITSELF = 'is the app as it is now: it would be compared with itself. Name an earlier revision, such as origin/main.';

describe('a name that is empty', () => {
  it.each<[string, readonly string[], string]>([
    ['--against', ['check', '--against', ''], `--against names no revision: ${UNSET}`],
    ['--against, of blanks', ['check', '--against', ' \t'], `--against names no revision: ${UNSET}`],
    ['the earlier revision', ['diff', ''], `OLD names no revision: ${UNSET}`],
    ['the earlier of two', ['diff', '', 'HEAD'], `OLD names no revision: ${UNSET}`],
    ['the later of two', ['diff', 'HEAD', ''], `NEW names no revision: ${UNSET}`],
    ['--released', ['check', '--released', ''], NO_RELEASE],
    ['one of --released', ['check', '--released', 'v*', ''], NO_RELEASE],
    ['--released-from', ['check', '--released-from', ''], 'The oldest release in use is empty, as of a variable that is not set: name a tag such as v2.3.0.'],
    ['--output', ['snapshot', 'v1', '--output', ''], `--output names no file: ${UNSET}`],
  ])('is one sentence, and 2: %s', async (_name, args, message) => {
    const folder = temporaryProject(app(BASE));
    expect(await command(folder, args)).toMatchObject({ status: 2, err: `realm-schema: ${message}\n` });
  });

  it('is no tip to compare with either', async () => {
    expect(await command(temporaryProject(app(BASE)), ['check', '--against-tip'])).toMatchObject({
      status: 2, err: 'realm-schema: --against-tip belongs to --against, which says what to compare with: --against origin/main --against-tip.\n',
    });
  });
});

describe('the app as it is', () => {
  it('is nothing to compare it with, however it is named', async () => {
    const folder = temporaryProject({ ...app(BASE), 'realm-schema.config.json': { baseline: './' } });
    const link = path.join(temporaryProject({}), 'link');
    symlinkSync(folder, link);
    for (const name of ['.', './', './client/..', folder, `${folder}/`, link]) {
      expect((await command(folder, ['check', '--against', name])).err).toBe(`realm-schema: \`${name}\` ${ITSELF}\n`);
      expect(await command(folder, ['diff', name])).toEqual({ status: 2, out: '', err: `realm-schema: \`${name}\` ${ITSELF}\n` });
    }
    for (const args of [['check'], ['diff']]) expect(await command(folder, args)).toMatchObject({ status: 2, err: `realm-schema: \`./\` ${ITSELF}\n` });
    expect(await command(folder, ['diff', '.', './'])).toMatchObject({ status: 2, err: `realm-schema: \`.\` ${ITSELF}\n` });
  });

  it('is nothing to compare it with from a folder below', async () => {
    const folder = temporaryProject({ ...app(BASE), 'realm-schema.config.json': {} });
    expect((await command(path.join(folder, 'client'), ['check', '--against', '..'])).err).toBe(`realm-schema: \`..\` ${ITSELF}\n`);
  });

  it('may be one of two that are compared', async () => {
    const folder = repository(app(BASE));
    for (const args of [['diff', '.', 'HEAD'], ['diff', 'HEAD', '.']]) expect(await command(folder, args)).toMatchObject({ status: 0, err: '' });
  });
});

it.each(['.', './', 'out'])('a snapshot is no folder: %s', async (output) => {
  const folder = temporaryProject(app(BASE));
  mkdirSync(path.join(folder, 'out'));
  const file = path.posix.join(output, 'v1.json');
  expect(await command(folder, ['snapshot', 'v1', '--output', output])).toEqual({
    status: 2, out: '', err: `realm-schema: \`${output}\` is a folder: name a file in it, such as --output ${file}.\n`,
  });
  expect([readdirSync(path.join(folder, 'out')), existsSync(path.join(folder, 'v1.json'))]).toEqual([[], false]);
});
