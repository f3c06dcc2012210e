import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { command } from '../support/command';
import { temporaryProject } from '../support/project';
import { client, server } from '../support/twin';

const TASK = { Task: { _id: 'objectId', note: 'string' } };
const STALE = { Task: { _id: 'objectId', note: 'int' } };
const below = (folder: string, files: Files): Files => Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));
const manifest = (folder: string): Files => ({ [`${folder}/package.json`]: { name: folder.split('/').at(-1) } });
const GIT: Files = { '.git/HEAD': '' };
const PHONE: Files = { ...GIT, ...manifest('phone'), ...below('phone', client(TASK)) };

async function check(files: Files, cwd: string, ...flags: readonly string[]): Promise<string> {
  const root = temporaryProject(files);
  mkdirSync(path.join(root, cwd), { recursive: true });
  const { status, out, err } = await command(path.join(root, cwd), ['check', ...flags]);
  return `${status} ${err}${out}`.replaceAll(root, '<root>');
}

describe('check without a configuration, where a side is not below the working directory', () => {
  it.each<[string, Files, string, RegExp]>([
    ['an export beside the app', { ...PHONE, ...server(TASK) }, 'phone', /^0 client: client; server: \.\.\/server \(app-services\)/],
    ['an export beside the app that does not fit', { ...PHONE, ...server(STALE) }, 'phone', /^1 [^]*error type-mismatch/],
    ['an export further up', { ...GIT, ...below('apps/phone', client(TASK)), ...below('infra', server(TASK)) }, 'apps/phone', /server: \.\.\/\.\.\/infra\/server/],
    ['the nearest of two', { ...GIT, ...below('apps/phone', client(TASK)), ...below('apps', server(TASK)), ...below('old', server(STALE)) }, 'apps/phone', /^0 client: client; server: \.\.\/server/],
    ['a client beside the export', { ...PHONE, ...server(TASK) }, 'server', /^0 client: \.\.\/phone\/client/],
    ['both above', { ...PHONE, ...server(TASK) }, 'docs/notes', /^0 client: \.\.\/\.\.\/phone\/client; server: \.\.\/\.\.\/server/],
    ['a client in a folder of the root', { ...PHONE, ...server(TASK) }, '.', /^0 client: phone\/client; server: server/],
  ])('takes %s', async (_name, files, cwd, expected) => {
    expect(await check(files, cwd)).toMatch(expected);
  });

  it.each<[string, Files, string, RegExp]>([
    ['exports', { ...PHONE, ...server(TASK), ...below('old one', server(TASK)) }, 'phone', /^2 realm-schema: No server found in this folder, and several around it: [^]*Choose one with --server '\.\.\/old one\/server', or --server \.\.\/server\.\n$/],
    ['clients', { ...PHONE, ...manifest('web'), ...below('web', client(TASK)), ...server(TASK) }, 'server', /^2 [^]*Choose one with --client \.\.\/phone, or --client \.\.\/web\.\n$/],
    ['exports below', { ...PHONE, ...server(TASK), ...below('old', server(TASK)) }, '.', /^2 [^]*Choose one with --server old\/server, or --server server, or with `server`/],
    ['nothing, and says so', { ...GIT, 'docs/a.md': '' }, 'docs', /^2 [^]*The repository <root> holds none either\./],
  ])('chooses none of several: %s', async (_name, files, cwd, expected) => {
    expect(await check(files, cwd)).toMatch(expected);
  });

  it('does not look beyond the repository, nor where something is configured', async () => {
    const outer = { ...server(TASK), 'repo/.git/HEAD': '', ...below('repo/phone', client(TASK)) };
    expect(await check(outer, 'repo/phone')).toMatch(/^2 [^]*No server found/);
    expect(await check({ ...PHONE, ...server(TASK), 'phone/realm-schema.config.json': {} }, 'phone')).toMatch(/^2 [^]*No server found/);
  });
});

describe('a flag that names the folder of the project', () => {
  it.each(['.', './', 'client/..', '<root>', '<root>/'])('--client %s', async (pattern) => {
    const root = temporaryProject({ ...client(TASK), ...server(TASK) });
    const given = pattern.replace('<root>', root);
    expect(await command(root, ['check', '--client', given])).toMatchObject({ status: 0, err: '' });
    expect(await command(root, ['inspect', 'client', given])).toMatchObject({ status: 0, err: '' });
  });

  it.each(['.', './', 'server/..'])('--server %s', async (server_) => {
    const root = temporaryProject({ ...client(TASK), ...server(TASK) });
    expect(await command(root, ['check', '--server', server_])).toMatchObject({ status: 0, err: '' });
  });
});

describe('a value that names nothing', () => {
  it.each<[string, Files, readonly string[], RegExp]>([
    ['an empty --client', {}, ['check', '--client', ''], /--client names nothing/],
    ['an empty --client among others', {}, ['check', '--client', 'client', ' '], /--client names nothing/],
    ['an empty --server', {}, ['check', '--server', ''], /--server names nothing/],
    ['an empty path to inspect', {}, ['inspect', 'client', ''], /--client names nothing/],
    ['a pattern beyond measure', {}, ['check', '--client', `${'a'.repeat(65_536)}*`], /too long: it has 65537 characters/],
    ['an empty client', { 'realm-schema.config.json': '{\n  "client": [""]\n}' }, ['check'], /config\.json:2:14 `client\.0` must not be empty/],
    ['an empty text for the client', { 'realm-schema.config.json': '{ "client": "" }' }, ['check'], /config\.json:1:13 `client` must not be empty/],
    ['an empty server', { 'realm-schema.config.json': '{ "server": "" }' }, ['check'], /`server` must not be empty/],
    ['an empty local', { 'realm-schema.config.json': '{ "local": [""] }' }, ['check'], /`local\.0` must not be empty/],
    ['an empty baseline', { 'realm-schema.config.json': '{ "baseline": "" }' }, ['check'], /`baseline` must not be empty/],
    ['an empty baseline, for diff', { 'realm-schema.config.json': '{ "baseline": "" }' }, ['diff'], /`baseline` must not be empty/],
    ['an empty pattern of tags', { 'realm-schema.config.json': '{ "released": { "tags": ["v*", ""] } }' }, ['check'], /`released\.tags\.1` must not be empty/],
    ['a pattern beyond measure in the configuration', { 'realm-schema.config.json': { client: 'a'.repeat(65_536) } }, ['check'], /`client` is too long/],
  ])('%s', async (_name, files, args, sentence) => {
    const root = temporaryProject({ ...client(TASK), ...server(TASK), ...files });
    const { status, err } = await command(root, args);
    expect(status).toBe(2);
    expect(err).toMatch(sentence);
    expect(err.split('\n')).toHaveLength(2);
  });
});
