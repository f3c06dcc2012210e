import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/config/config';
import type { OpenApiVersion } from '../../src/json/openapi-version';
import { generateClient } from '../../src/generate/client/generate-client';
import { createProject, sourceText } from '../../src/generate/client/source-text';
import { STYLES } from '../../src/generate/client/style';
import { generateServer, type WritableTarget } from '../../src/generate/server/generate-server';
import { readClientSide, readServerSide } from '../../src/workspace/workspace';
import { checkFiles, line, memoryTree, type Files } from '../support/app';
import { printClient } from '../support/print-client';
import { printExport } from '../support/print-export';
import { choicesFrom, schemaSets, seeds } from '../support/schema-set';

const config = defaultConfig('/app');
const STORAGE = { service: 'mongodb-atlas', database: 'app' };
const project = createProject();

/** The server side that is written from the client of some files. */
function serverFiles(files: Files, target: WritableTarget, version: OpenApiVersion = '3.1'): Files {
  const document = { path: 'openapi.json', version };
  const { files: written, leftOut } = generateServer(readClientSide(memoryTree(files), config), target, STORAGE, [], document);
  expect(leftOut).toEqual([]);
  return Object.fromEntries(written.map(({ path, content }) => [`server/${path}`, content]));
}

/** What was written of a document but its head. */
const pick = (content: unknown): object => {
  const { components, definitions } = content as { readonly components?: object; readonly definitions?: object };
  return { ...(components === undefined ? {} : { components }), ...(definitions === undefined ? {} : { definitions }) };
};

/** A realm that the classes of a text are opened with, as synced. */
const opened = (text: string): string => {
  const names = [...text.matchAll(/^export class (\S+)/gm)].map(([, name]) => name);
  return `${text}\nexport const open = (user: Realm.User) => Realm.open({ schema: [${names.join(', ')}], sync: { user, flexible: true, onError: console.error, clientReset: { mode: 'recoverUnsyncedChanges' } } });\n`;
};

describe('a server that is written from a client', () => {
  it.each<WritableTarget>(['app-services', 'mongodb', 'openapi', 'json-schema'])('fits it: %s', (target) => {
    fc.assert(fc.property(schemaSets, seeds, (set, seed) => {
      const client = printClient(set, choicesFrom(seed));
      const { findings } = checkFiles({ ...client, ...serverFiles(client, target) }, { target, server: 'server' });
      expect(findings.map((each) => `${line(each)} ${each.message}`)).toEqual([]);
    }), { numRuns: 6 });
  });
});

describe('an OpenAPI document that is written from a client', () => {
  it.each<OpenApiVersion>(['2.0', '3.0', '3.1'])('fits it: %s', (version) => {
    fc.assert(fc.property(schemaSets, seeds, (set, seed) => {
      const client = printClient(set, choicesFrom(seed));
      const [[file, content] = []] = Object.entries(serverFiles(client, 'openapi', version));
      const whole = version === '3.1' ? content : { ...(version === '2.0' ? { swagger: '2.0' } : { openapi: '3.0.3' }), ...pick(content) };
      const { findings } = checkFiles({ ...client, [String(file)]: whole }, { target: 'openapi', server: 'server' });
      expect(findings.map((each) => `${line(each)} ${each.message}`)).toEqual([]);
    }), { numRuns: 6 });
  });
});

describe('a client that is written from a server', () => {
  it.each(STYLES)('fits it: %s', (style) => {
    fc.assert(fc.property(schemaSets, seeds, (set, seed) => {
      const server = printExport(set, choicesFrom(seed));
      const { classes, leftOut } = generateClient(readServerSide(memoryTree(server), config), style);
      const text = opened(sourceText(classes, style, project));
      const { findings } = checkFiles({ 'client/all.ts': text, ...server, 'package.json': { devDependencies: { '@realm/babel-plugin': '0.2.0' } } });
      expect([findings.map((each) => `${line(each)} ${each.message}`), leftOut]).toEqual([[], []]);
    }), { numRuns: 6 });
  });
});
