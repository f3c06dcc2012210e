import path from 'node:path';
import { CONFIG_FILES, type AppConfig } from '../config/config';
import { slashedFrom } from '../tree/slashed';
import { nearest, type Project } from './project';
import type { Step } from './step';
import type { ClientSchemas } from '../schema/client-schemas';
import type { ServerSchemas } from '../schema/server-schemas';
import type { FileTree } from '../tree/file-tree';
import { packageOf } from '../workspace/package-of';

/** One client with its server, as they were found. */
export interface FoundApp {
  readonly config: AppConfig;
  readonly tree: FileTree;
  readonly client: ClientSchemas;
  readonly server: ServerSchemas;
}

const PART = 'configuration';
const SCHEMA = 'node_modules/eslint-plugin-realm-schema/config.schema.json';

/** The folder right below its package that a file is in: what is added beside it later is a part of the client too. */
function folderOf(tree: FileTree, file: string): string {
  const owner = packageOf(tree, file);
  const [first = '', ...rest] = file.slice(owner === '' ? 0 : owner.length + 1).split('/');
  return (rest.length === 0 ? owner : path.posix.join(owner, first)) || '.';
}

const isBelow = (folder: string, other: string): boolean => other === '.' || folder.startsWith(`${other}/`);

const within = (folder: string, file: string): string => slashedFrom(folder, file) || '.';

/** Where the client is: where it was said to be, else the folders of what was read. */
export function clientFolders({ config, tree, client }: FoundApp): readonly string[] {
  if (config.client !== undefined) return config.client.map((each) => within(config.folder, path.resolve(config.folder, each)));
  const folders = [...new Set(client.files.map((file) => folderOf(tree, file)))].sort();
  return folders.filter((each) => !folders.some((other) => other !== each && isBelow(each, other)));
}

/** Where the server is; a revision stays what it is called. */
export function serverFolder({ config, server }: FoundApp): string {
  return config.server !== undefined && path.isAbsolute(config.server) ? within(config.folder, config.server) : server.location || '.';
}

/** A client that is found by itself stays unnamed: where folders are named, what is outside of them is not known, and proves nothing. */
function settingsOf(app: FoundApp): object {
  const { config, server } = app;
  return {
    ...(config.name === undefined ? {} : { name: config.name }),
    ...(config.client === undefined ? {} : { client: clientFolders(app) }),
    ...(config.exclude === undefined ? {} : { exclude: config.exclude }),
    ...(server.target === 'local' ? {} : { server: serverFolder(app) }),
    target: server.target,
  };
}

/** The configuration of what was found, unless there is one already. */
export function configurationStep(project: Project, apps: readonly FoundApp[]): Step {
  const known = apps.map(({ config }) => config.file).find((file) => file !== null);
  if (known !== undefined) return { kind: 'there', part: PART, file: known };
  const schema = nearest(project, [SCHEMA]);
  const $schema = schema === undefined ? `./${SCHEMA}` : slashedFrom(project.folder, schema).replace(/^(?!\.)/, './');
  const [first, ...others] = apps.map(settingsOf);
  const value = others.length === 0 ? { $schema, ...first } : [first, ...others];
  return { kind: 'write', part: PART, file: path.join(project.folder, CONFIG_FILES[0] ?? ''), before: null, text: `${JSON.stringify(value, null, 2)}\n` };
}
