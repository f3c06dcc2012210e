import { describe, expect, it } from 'vitest';
import { parseApps } from '../../src/config/config';
import type { Finding } from '../../src/rule/finding';
import { checkFiles, clientClass, type Files } from '../support/app';
import { command } from '../support/command';
import { commit, repository } from '../support/git-history';
import { lintJson, shown } from '../support/lint';
import { temporaryProject, writeFiles } from '../support/project';
import { app, client, server } from '../support/twin';

const CONFIG = 'realm-schema.config.json';
const TASK = { Task: { _id: 'objectId', note: 'string', owner: 'objectId' }, Tag: { _id: 'objectId' } };
const sides = app(TASK);

/** What the rule says of a configuration: place, and the sentence up to what it means. */
function said(text: string, files: Files = sides): string[] {
  return checkFiles(files, parseApps(`/app/${CONFIG}`, text)[0]).findings.filter(({ rule }) => rule === 'configured-name').map(shortly);
}

const shortly = ({ severity, client: place, message }: Finding): string =>
  `${severity} ${place?.file ?? ''}:${place?.line ?? 0}:${place?.column ?? 0} ${message.slice(0, message.indexOf('. '))}`;

const HAS_NONE = 'and neither side has one of that name';

describe('configured-name reports', () => {
  it.each<[string, string, string[]]>([
    ['a class in `local`', '{\n  "local": ["Task", "Tsk"]\n}', [`warn ${CONFIG}:2:21 \`local\` in the configuration names the class \`Tsk\`, ${HAS_NONE}; the nearest is \`Task\``]],
    ['the name of the TypeScript class', '{ "local": ["TaskModel"] }', [`warn ${CONFIG}:1:13 \`local\` in the configuration names the class \`TaskModel\`, ${HAS_NONE}; the nearest is \`Task\``]],
    ['each of several', '{ "local": ["Tsk"],\n"collections": { "Tagg": "tags" } }', [
      `warn ${CONFIG}:1:13 \`local\` in the configuration names the class \`Tsk\`, ${HAS_NONE}; the nearest is \`Task\``,
      `warn ${CONFIG}:2:18 \`collections\` in the configuration names the class \`Tagg\`, ${HAS_NONE}; the nearest is \`Tag\``,
    ]],
    ['a property in `links`', '{ "links": { "Task.ownr": "Tag" } }', [`warn ${CONFIG}:1:14 \`links\` in the configuration names \`Task.ownr\`, and neither side has such a property; the nearest is \`Task.owner\``]],
    ['a property of a class that nobody has', '{ "links": { "Tasks.owner": "Tag" } }', [`warn ${CONFIG}:1:14 \`links\` in the configuration names \`Tasks.owner\`, and neither side has such a property; the nearest is \`Task.owner\``]],
    ['a key of `links` that is only a class', '{ "links": { "Task": "Tag" } }', [expect.stringContaining('`links` in the configuration names `Task`, and neither side has such a property') as string]],
    ['where `links` lead', '{ "links": { "Task.owner": "Person" } }', [expect.stringContaining(`${CONFIG}:1:28 \`links\` in the configuration leads to the class \`Person\``) as string]],
  ])('%s', (_name, text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('what breaks nothing', () => {
    expect(checkFiles(sides, parseApps(`/app/${CONFIG}`, '{ "local": ["Tsk"] }')[0]).findings.map(({ breaks }) => breaks)).toEqual([[]]);
  });

  it('names in package.json, with their place', async () => {
    const root = temporaryProject({ ...sides, 'package.json': '{ "name": "app",\n  "realm-schema": { "local": ["Tsk"] } }' });
    const { status, out } = await command(root, ['check', '--format', 'json']);
    expect([status, (JSON.parse(out) as { findings: Finding[] }).findings.map(({ client: place }) => `${place?.file ?? ''}:${place?.line ?? 0}:${place?.column ?? 0}`)]).toEqual([0, ['package.json:2:31']]);
  });

  it('a released version that is no release, and not one whose tag is too old', async () => {
    const root = repository();
    commit(root, sides, 'v1.0.0');
    commit(root, { ...sides, 'a.txt': 'a' }, 'v2.0.0');
    const released = (tags: string): Files => ({ [CONFIG]: { released: { tags, from: 'v2.0.0', versions: { 'v1.0.0': { share: 0.1 }, 'v2.0': { share: 0.5 } } } } });
    writeFiles(root, released('v*'));
    const rules = async (...flags: string[]): Promise<string[]> => {
      const { out, err } = await command(root, ['check', '--format', 'json', ...flags]);
      if (out === '') throw new Error(err);
      return (JSON.parse(out) as { findings: Finding[] }).findings.map(({ message }) => message);
    };
    expect(await rules()).toEqual([expect.stringMatching(/^`released\.versions` in the configuration names `v2\.0`, and no release is called that; the nearest is `v2\.0\.0`\./)]);
    expect(await rules('--released', 'v2.*')).toEqual([]);
    writeFiles(root, released('app-*'));
    expect(await rules()).toEqual([]);
  });
});

describe('configured-name is silent', () => {
  const draft = clientClass('Draft', '    properties: { ...unknown },');
  it.each<[string, string, Files]>([
    ['about names that are there', '{ "local": ["Tag"], "collections": { "Task": "Task" }, "links": { "Task.owner": "Tag" } }', sides],
    ['about a class of the server alone', '{ "local": ["Extra"] }', { ...client(TASK), ...server({ ...TASK, Extra: { _id: 'objectId' } }) }],
    ['about a class that cannot be read', '{ "local": ["Draft"], "links": { "Draft.owner": "Task" } }', { ...sides, ...draft }],
    ['about a class that the SDK refuses', '{ "local": ["Odd"] }', { ...sides, ...clientClass('Odd', "    primaryKey: 'gone',\n    properties: { _id: 'objectId' },") }],
    ['about a class that is declared twice', '{ "local": ["Task"], "links": { "Task.other": "Tag" } }', { ...sides, 'client/Other.ts': (clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', other: 'objectId' },")['client/Task.ts']) }],
    ['where a class has no name that is known', '{ "local": ["Hidden"] }', { ...sides, 'client/Hidden.ts': "import Realm from 'realm';\nexport const Hidden: Realm.ObjectSchema = { name: process.env.NAME, primaryKey: '_id', properties: { _id: 'objectId' } };\n" }],
    ['where a file of the client cannot be read', '{ "local": ["Hidden"] }', { ...sides, 'client/Hidden.ts': 'import Realm from "realm";\nexport const Hidden = { schema: {{{ properties' }],
    ['where a schema of the server is damaged', '{ "local": ["Hidden"] }', { ...sides, 'server/data_sources/mongodb-atlas/app/Hidden/schema.json': '{ "title": ' }],
    ['about rules and paths', '{ "rules": { "type-mismatch": "off" }, "client": ["client"], "server": "server" }', sides],
  ])('%s', (_name, text, files) => {
    expect(said(text, files)).toEqual([]);
  });

  const below = (folder: string, files: Files): Files => ({ ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text])), [`${folder}/package.json`]: { name: folder } });
  const two: Files = { ...below('one', client({ Task: { _id: 'objectId' } })), ...below('two', client({ Tag: { _id: 'objectId' } })), ...server({ Task: { _id: 'objectId' } }), [CONFIG]: { local: ['Tag', 'Tga'] } };

  it('about a class of another client of the app, and says once what none has', async () => {
    const root = temporaryProject({ '.git/HEAD': '', ...two });
    const { out } = await command(root, ['check', '--format', 'json']);
    const findings = (JSON.parse(out) as { findings: (Finding & { app: string })[] }).findings.filter(({ rule }) => rule === 'configured-name');
    expect(findings.map((each) => `${each.app} ${shortly(each)}`)).toEqual([`one warn ${CONFIG}:4:5 \`local\` in the configuration names the class \`Tga\`, ${HAS_NONE}; the nearest is \`Tag\``]);
    expect(lintJson(`${root}/${CONFIG}`, `${JSON.stringify(two[CONFIG], null, 2)}\n`).map(shown)).toEqual(['4:5 configured-name']);
  });

  it('where a flag leaves a part of the app out', async () => {
    const root = temporaryProject({ ...sides, [CONFIG]: { local: ['Gone'] } });
    for (const flags of [['--client', 'client'], ['--server', 'server'], ['--target', 'local']])
      expect(JSON.parse((await command(root, ['check', '--format', 'json', ...flags])).out)).toMatchObject({ findings: [] });
  });
});
