import fc from 'fast-check';
import { defaultConfig } from '../../src/config/config';
import { generateServer } from '../../src/generate/server/generate-server';
import { readClientSide } from '../../src/workspace/workspace';
import { memoryTree, type Files } from './app';
import { printClient } from './print-client';
import { printExport } from './print-export';
import { choicesFrom, schemaSets, seeds, type SchemaSet } from './schema-set';
import { edited, editsOf, type Edit } from './set-edits';

/** The kinds of servers that a random app may have. */
const SERVERS = ['app-services', 'mongodb', 'openapi', 'json-schema'] as const;
type Server = (typeof SERVERS)[number];

/** One to three things that a developer did to a side. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(editsOf(), { minLength: 1, maxLength: 3 });
/** The same, or nothing. */
export const someEdits: fc.Arbitrary<readonly Edit[]> = fc.oneof(fc.constant([]), edits);

/** An app whose client has one set of classes and whose export another. */
export function exportApp(client: SchemaSet, server: SchemaSet, seed: readonly number[]): Files {
  const choices = choicesFrom(seed);
  return { ...printClient(client, choices), ...printExport(server, choices) };
}

/** The server side that fits a set, as it is written from a client. */
function writtenServer(set: SchemaSet, target: Exclude<Server, 'app-services'>): Files {
  const client = readClientSide(memoryTree(printClient(set, choicesFrom([0]))), defaultConfig('/app'));
  const { files } = generateServer(client, target, { service: 'mongodb-atlas', database: 'app' }, [], { path: 'openapi.json', version: '3.1' });
  return Object.fromEntries(files.map(({ path, content }) => [`server/${path}`, content]));
}

function filesOf(client: SchemaSet, server: SchemaSet, target: Server, seed: readonly number[]): Files {
  if (target === 'app-services') return exportApp(client, server, seed);
  return { ...printClient(client, choicesFrom(seed)), ...writtenServer(server, target), 'realm-schema.config.json': { target, client: ['client'], server: 'server' } };
}

/** Random apps with a server of any kind, whose sides differ in what was edited on either. */
export function appsWith(ofClient: fc.Arbitrary<readonly Edit[]>, ofServer: fc.Arbitrary<readonly Edit[]>): fc.Arbitrary<Files> {
  return fc.record({ set: schemaSets, client: ofClient, server: ofServer, seed: seeds, target: fc.constantFrom('app-services', 'app-services', ...SERVERS) })
    .map(({ set, client, server, seed, target }) => filesOf(client.reduce(edited, set), server.reduce(edited, set), target, seed));
}
