import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { command } from '../support/command';
import { lintText } from '../support/lint';
import { temporaryProject } from '../support/project';
import { app } from '../support/twin';

const sides = app({ Task: { _id: 'objectId', note: 'string' } });
const CONFIG = 'realm-schema.config.json';

/** What `check` says of a configuration, without the folder. */
async function said(text: string, file = CONFIG): Promise<string> {
  const root = temporaryProject({ ...sides, [file]: text });
  const { status, err } = await command(root, ['check']);
  return `${status} ${err.replaceAll(`${root}/`, '')}`;
}

describe('a key that is written twice', () => {
  it.each<[string, string, string]>([
    ['at the top', '{ "local": [],\n  "local": ["Draft"] }', '2:3 `local` is written twice: it stands at realm-schema.config.json:1:3 too'],
    ['with the same value', '{ "client": "client", "client": "client" }', '1:23 `client`'],
    ['spelled with an escape', '{ "local": [], "lo\\u0063al": [] }', '1:16 `local`'],
    ['of the wrong shape', '{ "server": 3, "server": "server" }', '1:16 `server`'],
    ['among the rules', '{ "rules": { "type-mismatch": "off",\n "type-mismatch": "error" } }', '2:2 `type-mismatch`'],
    ['in the options of a rule', '{ "rules": { "server-only-required-property": ["error", { "allow": [], "allow": ["Task.by"] }] } }', '1:72 `allow`'],
    ['among the collections', '{ "collections": { "Task": "a", "Task": "b" } }', '1:33 `Task`'],
    ['among the released versions', '{ "released": { "versions": { "v1": {}, "v1": {} } } }', '1:41 `v1`'],
    ['in the second of two apps', '[{ "name": "a" }, { "name": "b", "sdk": "12", "sdk": "11" }]', '1:47 `sdk`'],
  ])('is refused %s, with the place of the second', async (_name, text, expected) => {
    expect(await said(text)).toContain(`2 realm-schema: ${CONFIG}:${expected}`);
  });

  it('is refused in package.json where it is ours, and else none of our business', async () => {
    expect(await said('{ "realm-schema": {}, "realm-schema": { "local": [] } }', 'package.json')).toContain('2 realm-schema: package.json:1:23 `realm-schema` is written twice');
    expect(await said('{ "realm-schema": { "sdk": "12", "sdk": "12" } }', 'package.json')).toContain('2 realm-schema: package.json:1:34 `sdk` is written twice');
    expect(await said('{ "name": "a", "name": "b", "realm-schema": { "client": "client" } }', 'package.json')).toBe('0 ');
  });

  it('may stand in several objects', async () => {
    expect(await said('[{ "name": "a", "client": "client" }, { "name": "b", "client": "client" }]')).toMatch(/^0 /);
  });
});

describe('a version of the SDK that is none', () => {
  it.each(['garbage', 'latest', 'v', '12.x.y.z', 'npm:realm@12', '>='])('is refused: %s', async (sdk) => {
    expect(await said(`{\n  "sdk": "${sdk}" }`)).toContain(`2 realm-schema: ${CONFIG}:2:10 \`sdk\` must be a version of the \`realm\` package, such as 12.3.0, or a range, such as ^11; \`${sdk}\` is neither.`);
  });

  it.each(['12', '12.3.0', '^11', '10.x', '>=11 <13', '12.0.0-rc.1', '11 || 12'])('is taken: %s', async (sdk) => {
    expect(await said(JSON.stringify({ sdk }))).toBe('0 ');
  });
});

describe('a rule that the configuration sets and that cannot be set so', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['there is none of that name', '{ "rules": {\n  "type-mismach": "off" } }', '2:3 There is no rule `type-mismach`. Did you mean `type-mismatch`?'],
    ['it has no options', '{ "rules": { "client-only-class": "warn",\n "type-mismatch": ["warn", { "a": 1 }] } }', '2:2 The rule `type-mismatch` has no options.'],
    ['its options are not right', '{ "rules": { "server-only-required-property": ["warn", { "allow": "x" }] } }', '1:14 The options of the rule `server-only-required-property` are not right: allow must be array.'],
    ['in a second app', '[{ "name": "a", "client": "client" },\n { "name": "b", "client": "client", "rules": { "unused": "off" } }]', '2:48 There is no rule `unused`.'],
  ];

  it.each(cases)('is named with its place: %s', async (_name, text, expected) => {
    expect(await said(text)).toMatch(/^2 /);
    expect(await said(text)).toContain(`${CONFIG}:${expected}`);
  });

  it.each(cases.slice(0, 3))('is named in ESLint too: %s', (_name, text, expected) => {
    const root = temporaryProject({ ...sides, [CONFIG]: text });
    const found = lintText(path.join(root, 'client/Task.ts'), sides['client/Task.ts'] as string);
    expect(found.map(({ message }) => message).join('\n')).toContain(`${path.join(root, CONFIG)}:${expected}`);
  });

  it('is named in package.json', async () => {
    expect(await said('{ "name": "x",\n  "realm-schema": { "rules": { "no-rule": "off" } } }', 'package.json')).toContain('package.json:2:32 There is no rule `no-rule`.');
  });
});
