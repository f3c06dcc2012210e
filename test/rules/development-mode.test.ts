import { describe, expect, it } from 'vitest';
import { checkFiles, lines, type Files } from '../support/app';
import { app, client, server, type Classes } from '../support/twin';

const CLASSES: Classes = { Task: { _id: 'objectId' } };
const ON = { development_mode_enabled: true };
const root = (environment: string, more: object = {}): Files => ({ 'server/root_config.json': { name: 'app', environment, ...more } });
const under = (sync: object, more: Files = {}): Files => ({ ...client(CLASSES), ...server(CLASSES, sync), ...more });

const WARNING = 'warn development-mode - - - sync/config.json:4:3';
const INFO = 'info development-mode - - - sync/config.json:4:3';

describe('development-mode', () => {
  it.each<[string, Files, string | undefined, string[]]>([
    ['off', app(CLASSES), 'production', []],
    ['on in production', under(ON, root('production')), undefined, [WARNING]],
    ['on in another one', under(ON, root('qa')), undefined, [WARNING]],
    ['on in development', under(ON, root('development')), undefined, []],
    ['on where nothing is said', under(ON), undefined, [INFO]],
    ['on in none', under(ON, root('no-environment')), undefined, [INFO]],
    ['on where only the deployment says', under(ON, root('%(%%environment)')), undefined, [INFO]],
    ['the configuration says production', under(ON), 'production', [WARNING]],
    ['the configuration says development, the export production', under(ON, root('production')), 'development', []],
    ['on in the root file', under({ development_mode_enabled: undefined }, root('production', { sync: ON })), undefined, ['warn development-mode - - - server/root_config.json:5:5']],
    ['while sync is paused', under({ ...ON, state: 'disabled' }, root('production')), undefined, [WARNING]],
    ['once sync is terminated', under({ ...ON, state: '' }, root('production')), undefined, []],
    ['where sync never was', { ...app(CLASSES), 'server/sync/config.json': ON, ...root('production') }, undefined, []],
    ['where what sync says is damaged', under({ ...ON, state: 5 }, root('production')), undefined, []],
    ['no boolean', under({ development_mode_enabled: 'true' }, root('production')), undefined, []],
  ])('%s', (_name, files, environment, expected) => {
    expect(lines(files, environment === undefined ? {} : { environment }).filter((each) => each.includes('development-mode'))).toEqual(expected);
  });

  it('names the environment as it is written', () => {
    expect(checkFiles(under(ON, root('Production'))).findings.map(({ message }) => message)).toEqual([expect.stringContaining('deployed to `Production`:')]);
  });
});
