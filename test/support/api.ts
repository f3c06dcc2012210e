import type { CheckResult } from '../../src/check/check';
import { changeLine, checkFiles, clientClass, line, type Files } from './app';
import { repairsOf } from './repair';

const ID = { type: 'string', format: 'objectid' };

/** A value that an API only sends, and one that it only takes. */
export const sent = (schema: object): object => ({ ...schema, readOnly: true });
export const taken = (schema: object): object => ({ ...schema, writeOnly: true });

/** An API with one class `Task`, whose property `value` is required, and the class of the client, which spells it in its own way. */
function app(client: string, value: object): Files {
  const embedded = clientClass('Color', "    embedded: true,\n    properties: { red: 'int' },");
  const linked = clientClass('Person', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },");
  const object = (properties: object): object => ({ type: 'object', required: Object.keys(properties), properties });
  const schemas = { Task: object({ _id: ID, value }), Person: object({ _id: ID }), Team: object({ _id: ID }) };
  return {
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', value: '${client}' },`), ...embedded, ...linked,
    'api/openapi.json': { openapi: '3.1.0', info: { title: 'Tasks', version: '1' }, paths: {}, components: { schemas } },
  };
}

const CONFIG = { server: '/app/api', target: 'openapi' } as const;
const checked = (client: string, value: object): CheckResult => checkFiles(app(client, value), CONFIG);

/** What is found about `value`, each with the document that breaks and what is said: "severity rule what way places | witness | message". */
export function saidOfValue(client: string, value: object): string[] {
  const about = checked(client, value).findings.filter(({ property }) => property === 'value');
  return about.map((each) => `${line(each)} | ${JSON.stringify(each.witness)} | ${each.message}`);
}

/** The titles of the repairs that are offered. */
export function repairsOfValue(client: string, value: object): string[] {
  const { findings, comparison } = checked(client, value);
  return findings.flatMap((each) => repairsOf(each, comparison).map(({ title }) => title));
}

/** One side, or both, of an earlier app and of the one that is now. */
export interface Since {
  readonly client: readonly [before: string, now: string];
  readonly value: readonly [before: object, now: object];
}

/** What is found about `value` since an earlier app: "severity rule what way places baseline | message". */
export function saidSince({ client, value }: Since): string[] {
  const { findings } = checkFiles(app(client[1], value[1]), CONFIG, app(client[0], value[0]));
  return findings.map((each) => `${changeLine(each)} | ${each.message}`);
}
