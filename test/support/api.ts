import type { CheckResult } from '../../src/check/check';
import { checkFiles, clientClass, line, type Files } from './app';
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

const checked = (client: string, value: object): CheckResult => checkFiles(app(client, value), { server: '/app/api', target: 'openapi' });

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
