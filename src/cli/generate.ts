import { existsSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, defaultConfig, type AppConfig } from '../config/config';
import { jsonText, type JsonFile } from '../generate/json-file';
import { generateServer, type WritableTarget } from '../generate/server/generate-server';
import type { Storage } from '../generate/server/written-class';
import { addedText, newText } from '../generate/written-text';
import { printable } from '../report/printable';
import type { ServerClass } from '../schema/server-schemas';
import { appTree, readClientSide, readServerSide, WorkspaceError } from '../workspace/workspace';
import { resolveApp, type AppFlags } from '../api/app-config';
import { documentAt, openApiFile, type Destination } from './generate-document';
import { outputFolder, sayLeftOut, sayMisfits, writeFiles } from './generate-output';
import type { Surroundings } from './streams';

export interface GenerateFlags extends AppFlags {
  /** The folder that files go to, for OpenAPI also a file; standard output where there is none. */
  readonly output?: string;
  readonly style?: 'static' | 'plugin';
  /** Of App Services: the data source and the database of new collections. */
  readonly service?: string;
  readonly database?: string;
}

/** What a folder or a file that is written into has of the server already. */
function existingClasses({ folder, file }: Destination, target: WritableTarget, collections: AppConfig['collections']): readonly ServerClass[] {
  const server = file === undefined ? folder : path.join(folder, file);
  if (!existsSync(server)) return [];
  const config = { ...defaultConfig(folder), server, target, ...(collections === undefined ? {} : { collections }) };
  try {
    return readServerSide(appTree(config), config).classes;
  } catch (error) {
    if (error instanceof WorkspaceError) return [];
    throw error;
  }
}

/** Where new collections are stored: as the flags say, else where the others are. */
function storageOf({ service, database }: GenerateFlags, existing: readonly ServerClass[]): Storage {
  const [stored] = existing.filter((each) => each.collection !== null);
  const storage = { service: service ?? stored?.service ?? 'mongodb-atlas', database: database ?? stored?.database ?? 'app' };
  for (const [name, value] of Object.entries(storage)) {
    if (!/^[\w-][\w .-]*$/.test(value)) throw new ConfigError(`\`${value}\` cannot be the name of a ${name}: use letters, digits and _ - .`);
  }
  return storage;
}

/** `realm-schema generate server`: the server side that fits the client. Gives the exit status. */
export function runGenerateServer(flags: GenerateFlags, surroundings: Surroundings): number {
  const { cwd, out } = surroundings;
  const config = resolveApp(cwd, flags, ['client']);
  const target = config.target ?? 'app-services';
  if (target === 'local') throw new ConfigError('A local realm has no server side: choose what is written with --target.');
  const to = flags.output === undefined ? undefined : target === 'openapi' ? documentAt(flags.output, cwd) : { folder: outputFolder(flags.output, cwd) };
  const existing = to === undefined ? [] : existingClasses(to, target, config.collections);
  const document = to === undefined ? undefined : openApiFile(to, cwd);
  const client = readClientSide(appTree(config), config);
  const { files, complete, leftOut, misfits } = generateServer(client, target, storageOf(flags, existing), existing, document);
  sayLeftOut(leftOut, surroundings);
  sayMisfits(misfits, surroundings);
  for (const file of complete) out(`${printable(path.join(flags.output ?? '', file))}: has all of it already\n`);
  if (files.length === 0 && complete.length > 0) return 0;
  if (files.length === 0) throw new WorkspaceError('There is nothing to write: no class of the client can be stored on a server.');
  if (to !== undefined) writeFiles(to.folder, files.map(planned), surroundings);
  else out(jsonText(target === 'openapi' ? files[0]?.content ?? {} : Object.fromEntries(files.map(({ path: file, content }) => [file, content]))));
  return 0;
}

const planned = (file: JsonFile): Parameters<typeof writeFiles>[1][number] => ({
  path: file.path, text: () => newText(file), added: (text) => addedText(text, file),
});
