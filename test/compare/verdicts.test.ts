import { describe, expect, it } from 'vitest';
import { byName } from '../../src/compare/pairs';
import { validatorDifferences, waysOf } from '../../src/compare/validator-difference';
import { readClient } from '../../src/client/read-client';
import { BSON } from '../../src/schema/dialects/bson';
import type { Dialect } from '../../src/schema/dialects/dialect';
import { PLAIN_JSON } from '../../src/schema/dialects/plain-json';
import type { ServerProperty } from '../../src/schema/server-schemas';
import { clientClass, memoryTree } from '../support/app';

/** Properties of a client as they are written, and classes beside them. */
const SPELLINGS = ['int', 'int?', 'string', 'string?', 'mixed', 'Task', 'Gone', 'Keyless', 'Color', 'string[]', 'string?[]', 'string<>', 'string{}', 'mixed[]', 'mixed{}', 'Task[]', 'Gone[]', 'Color[]', 'Color{}', 'mixed<>', 'Nowhere', 'int<>', 'int[]', 'string?{}'];
const { classes } = readClient(memoryTree({
  ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', ${SPELLINGS.map((each, at) => `p${at}: '${each}'`).join(', ')} },`),
  ...clientClass('Keyless', "    properties: { a: 'int' },"),
  ...clientClass('Color', "    embedded: true,\n    properties: { red: 'int', name: 'string', of: { type: 'linkingObjects', objectType: 'Task', property: 'p8' } },"),
}));
const task = byName(classes).get('Task');

/** What a validator says: required, no null, and nothing else but what is given. */
function declared(given: Partial<ServerProperty>): ServerProperty {
  const source = { file: 'server.json', line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { name: 'p', mapTo: 'p', type: 'string', optional: false, indexed: false, required: true, nullable: false, nullableElements: false, typeNames: ['string'], source, ...given };
}

/** A class of the server, which requires nothing and takes any other property. */
const open = (name: string, properties: Record<string, Partial<ServerProperty>>): object =>
  ({ name, closed: false, required: [], unread: new Set(), properties: new Map(Object.entries(properties).map(([key, given]) => [key, declared({ mapTo: key, ...given })])) });

const server = byName([
  open('Gone', { _id: { type: 'string' } }),
  open('Any', { a: { type: 'mixed', typeNames: [], nullable: true } }),
  open('Texts', { a: { nullable: true } }),
  open('Objects', { a: { type: 'object', objectType: 'Any', typeNames: ['object'], nullable: true } }),
] as never) as never;

/** The verdicts on one property: kind, ways, and what else there is to say. */
function verdicts(client: string, given: Partial<ServerProperty>, dialect: Dialect = BSON): string[] {
  const property = [...(task?.properties.values() ?? [])][SPELLINGS.indexOf(client) + 1];
  if (property === undefined) throw new Error(`no property is written ${client}`);
  return validatorDifferences(property, declared(given), { client: byName(classes), server }, dialect).map((each) => {
    const more = [each.takesSome && 'some', !each.upload && !each.holdsSome && 'none', each.unheld.length > 0 && !each.upload && `unheld ${each.unheld.join()}`, each.isRare && 'rare', each.implied && 'implied', each.refused.length > 0 && `refused ${each.refused.join()}`, each.missingKeys.length > 0 && `keys ${each.missingKeys.join()}`];
    return [each.kind, waysOf(each).join('+'), ...more.filter((one) => one !== false)].join(' ');
  });
}

const list = (objectType: string, ...typeNames: string[]): Partial<ServerProperty> => ({ type: 'list', objectType, typeNames });
const set = (objectType: string, ...typeNames: string[]): Partial<ServerProperty> => ({ type: 'set', objectType, typeNames });
const dictionary = (objectType: string, ...typeNames: string[]): Partial<ServerProperty> => ({ type: 'dictionary', objectType, typeNames });
const object = (objectType: string): Partial<ServerProperty> => ({ type: 'object', objectType, typeNames: ['object'] });
const link = (objectType: string, ...typeNames: string[]): Partial<ServerProperty> => ({ type: 'object', objectType, typeNames });
const NULL = { nullable: true };
const NULLS = { nullableElements: true };

describe('the verdict on a property', () => {
  it.each<[string, Partial<ServerProperty>, string[]]>([
    ['string', {}, []],
    ['string', { type: 'int', typeNames: ['int'] }, ['type upload+download refused string']],
    ['string', { type: 'mixed', typeNames: [] }, []],
    ['string', { type: 'mixed', typeNames: ['string', 'int'] }, ['type download some unheld int']],
    ['int', { type: 'int', typeNames: ['int'] }, ['type upload some rare refused long']],
    ['int', { type: 'int', typeNames: ['long'] }, ['type upload some refused int']],
    ['int', { type: 'int', typeNames: ['int', 'long'] }, []],
    ['int?', { type: 'int', typeNames: ['int', 'long'] }, ['optionality upload']],
    ['mixed', { type: 'string', ...NULL }, ['type upload some refused bool,int,double,date,objectId,binData,decimal']],
    ['mixed', object('Color'), ['type upload']],
    ['string', object('Color'), ['type upload+download']],
    ['Task', object('Color'), ['link upload+download']],
    ['Task', object('Task'), ['link upload+download']],
    ['Task', { ...object('Task'), ...NULL }, ['link upload+download']],
    ['Task[]', list('Task', 'object'), ['link upload+download']],
    ['Color', { ...object('Color'), ...NULL }, []],
    ['Color', object('Color'), ['optionality upload implied']],
    ['Color', { type: 'string', typeNames: ['string'], ...NULL }, ['type upload+download']],
    ['Color', { ...list('Color', 'object'), ...NULL }, ['collection upload+download']],
    ['Task', { type: 'objectId', typeNames: ['objectId'], ...NULL }, []],
    ['Task', { type: 'string', ...NULL }, ['link upload+download refused objectId']],
    ['Task', { ...link('Task', 'objectId'), ...NULL }, []],
    ['Task', { ...link('Gone', 'objectId'), ...NULL }, ['link upload+download']],
    ['Gone', { type: 'string', ...NULL }, []],
    ['Gone', { type: 'objectId', typeNames: ['objectId'], ...NULL }, ['link upload+download refused string']],
    ['Keyless', { type: 'string', ...NULL }, []],
    ['string', { ...link('Task', 'string') }, ['link download']],
    ['string', list('string', 'string'), ['collection upload+download']],
    ['string[]', {}, ['collection upload+download']],
    ['string[]', list('string', 'string'), []],
    ['string[]', list('int', 'int'), ['type upload+download refused string']],
    ['string[]', set('string', 'string'), ['collection upload some rare']],
    ['string<>', list('string', 'string'), ['collection download']],
    ['string<>', dictionary('string', 'string'), ['collection upload+download']],
    ['string{}', set('string', 'string'), ['collection upload+download']],
    ['string[]', dictionary('string', 'string'), ['collection upload+download']],
    ['Task[]', { type: 'objectId', typeNames: ['objectId'] }, ['link upload+download']],
    ['Task[]', dictionary('Task', 'objectId'), ['collection upload+download']],
    ['Task', { ...list('Task', 'objectId'), ...NULL }, ['link upload+download']],
    ['Task[]', list('Task', 'objectId'), []],
    ['Task[]', list('Gone', 'objectId'), ['link upload+download']],
    ['Task[]', list('mixed', 'object'), ['link upload+download']],
    ['Color[]', list('mixed', 'object'), []],
    ['string[]', list('mixed', 'object'), ['type upload+download']],
    ['mixed[]', { ...list('mixed', 'object'), ...NULLS }, ['type upload']],
    ['Color{}', { ...dictionary('mixed', 'object'), ...NULLS }, []],
    ['Color', { ...dictionary('mixed'), ...NULL }, []],
    ['Color', { ...dictionary('mixed', 'string'), ...NULL }, ['collection upload+download']],
    ['string', dictionary('mixed'), ['collection upload+download']],
    ['Color[]', dictionary('mixed'), ['collection upload+download']],
    ['string[]', { ...list('string', 'string'), ...NULLS }, ['element-optionality download']],
    ['string?[]', list('string', 'string'), ['element-optionality upload']],
    ['string?[]', list('mixed'), []],
    ['mixed{}', dictionary('string', 'string'), ['type upload some refused bool,int,double,date,objectId,binData,decimal', 'element-optionality upload implied']],
    ['Color{}', dictionary('Color', 'object'), ['element-optionality upload implied']],
    ['Color[]', { ...list('Color', 'object'), ...NULLS }, []],
    ['string?', {}, ['optionality upload']],
    ['string?', NULL, []],
    ['string?', { access: 'readOnly' }, []],
    ['string', { access: 'readOnly', type: 'int', typeNames: ['int'] }, ['type download none unheld int']],
    ['string', { access: 'readOnly', type: 'int', typeNames: ['int'], required: false }, ['type download none unheld int']],
    ['string', { access: 'readOnly', typeNames: ['string', 'int'] }, ['type download unheld int']],
    ['string', { access: 'readOnly', typeNames: ['string', 'int'], ...NULL }, ['type download unheld int', 'optionality download']],
    ['int', { access: 'readOnly', type: 'int', typeNames: ['int'] }, []],
    ['int', { access: 'readOnly', type: 'mixed', typeNames: ['int', 'string'] }, ['type download unheld string']],
    ['string', { access: 'readOnly', required: false }, ['optionality download']],
    ['mixed', { access: 'readOnly', ...NULL }, []],
    ['mixed', { access: 'readOnly', ...list('string', 'string') }, []],
    ['string[]', { access: 'readOnly', ...set('string', 'string') }, []],
    ['string<>', { access: 'readOnly', ...list('string', 'string') }, ['collection download']],
    ['string<>', { access: 'readOnly', ...list('int', 'int') }, ['type download none unheld int']],
    ['string<>', { access: 'readOnly', ...list('string', 'string'), ...NULLS }, ['collection download', 'element-optionality download']],
    ['string[]', { access: 'readOnly', ...dictionary('int', 'int'), ...NULLS }, ['collection download none']],
    ['string?[]', { access: 'readOnly', ...list('string', 'string') }, []],
    ['string[]', { access: 'readOnly', ...list('string', 'string'), ...NULLS }, ['element-optionality download']],
    ['string{}', { access: 'readOnly', ...dictionary('string', 'string'), requiredKeys: ['a'] }, []],
    ['Color', { access: 'readOnly', ...object('Color') }, []],
    ['Color', { access: 'readOnly', ...dictionary('string', 'string') }, ['collection download']],
    ['string{}', { access: 'readOnly', ...object('Color') }, ['collection download']],
    ['mixed{}', { access: 'readOnly', ...object('Color') }, []],
    ['Task', { access: 'readOnly', type: 'string' }, ['link download none unheld string']],
    ['Task', { access: 'readOnly', type: 'mixed', typeNames: ['string', 'objectId'] }, ['type download unheld string']],
    ['Task', { access: 'readOnly', ...list('Task', 'objectId') }, ['link download none']],
    ['Task', { access: 'readOnly', ...link('Gone', 'objectId') }, ['link download none']],
    ['string', { access: 'readOnly', ...link('Task', 'string') }, ['link download']],
    ['string', { access: 'writeOnly', ...link('Task', 'string') }, ['optionality download']],
    ['string', { access: 'writeOnly', type: 'int', typeNames: ['int'] }, ['type upload refused string']],
    ['string<>', { access: 'writeOnly', ...list('string', 'string') }, []],
    ['string[]', { access: 'writeOnly', ...list('string', 'string'), ...NULLS }, []],
    ['string?', { access: 'writeOnly' }, ['optionality upload']],
    ['mixed', { ...list('string', 'string'), ...NULL }, ['collection upload']],
    ['mixed{}', object('Color'), ['collection upload']],
    ['string', { access: 'writeOnly' }, ['optionality download']],
    ['string', { access: 'writeOnly', typeNames: ['string', 'int'] }, ['optionality download']],
    ['string', NULL, ['optionality download']],
    ['string', { required: false }, ['optionality download']],
    ['string', { required: false, mapTo: '_id', indexed: true }, []],
    ['string', { ...NULL, mapTo: '_id', indexed: true }, ['optionality download']],
    ['string', { required: false, mapTo: '_id' }, ['optionality download']],
    ['string?', { mapTo: '_id', indexed: true }, ['optionality upload']],
    ['string{}', { ...dictionary('string', 'string'), requiredKeys: ['a', 'b'] }, ['collection upload some keys a,b']],
    ['string[]', { ...list('string', 'string'), requiredKeys: ['a'] }, []],
    ['Color', { ...dictionary('mixed'), requiredKeys: ['red', 'blue', 'of'], ...NULL }, ['collection upload some keys blue,of']],
    ['Color[]', { ...list('mixed', 'object'), requiredKeys: ['red', 'blue'] }, ['collection upload some keys blue']],
    ['Color{}', { ...dictionary('mixed', 'object'), requiredKeys: ['red'], ...NULLS }, ['collection upload some keys red']],
    ['Color', { ...dictionary('mixed'), requiredKeys: [], ...NULL }, []],
    ['string', { ...dictionary('string', 'string'), isForObjects: true }, []],
    ['Task', { ...dictionary('string', 'string'), isForObjects: true }, []],
    ['Color', { ...dictionary('string', 'string'), isForObjects: true }, ['collection upload+download']],
    ['string{}', { ...dictionary('int', 'int'), isForObjects: true }, ['type upload+download refused string']],
    ['Color[]', { ...dictionary('string', 'string'), isForObjects: true }, []],
    ['Color', { ...list('mixed'), ...NULL }, ['collection upload+download']],
    ['Task', { ...dictionary('mixed'), ...NULL }, ['link upload+download']],
    ['string[]', { ...list('int', 'int'), requiredKeys: ['a'] }, ['type upload+download refused string']],
    ['string[]', { ...dictionary('int', 'int'), ...NULLS }, ['collection upload+download']],
    ['mixed<>', { ...list('string', 'string'), ...NULLS }, ['type upload some refused bool,int,double,date,objectId,binData,decimal']],
    ['int', { type: 'int', typeNames: ['int'], required: false }, ['type upload some rare refused long', 'optionality download']],
    ['string', { type: 'mixed', typeNames: ['string', 'int'], ...NULL }, ['type download some unheld int', 'optionality download']],
    ['mixed', { type: 'string' }, ['type upload some refused bool,int,double,date,objectId,binData,decimal', 'optionality upload implied']],
    ['string?', { type: 'mixed', typeNames: ['string', 'int'] }, ['optionality upload']],
    ['Nowhere', { type: 'string', ...NULL }, []],
    ['string[]', { access: 'readOnly', ...object('Color') }, ['collection download none']],
    ['mixed[]', object('Color'), ['collection upload+download']],
    ['string{}', { access: 'readOnly', ...link('Gone', 'objectId') }, ['collection download none']],
    ['mixed{}', link('Any', 'objectId'), ['collection upload+download']],
    ['mixed{}', object('Any'), []],
    ['mixed{}', object('Texts'), ['collection upload']],
    ['string?{}', object('Any'), ['collection download']],
    ['string?{}', object('Texts'), ['collection download']],
    ['Color{}', object('Objects'), ['collection download']],
    ['string', { required: false, indexed: true }, ['optionality download']],
    ['string', { type: 'mixed', typeNames: ['string', 'timestamp'] }, ['type download some unheld timestamp']],
    ['int', { type: 'mixed', typeNames: ['long', 'string'] }, ['type upload some refused int']],
    ['int', { type: 'mixed', typeNames: ['int', 'string'] }, ['type upload some rare refused long', 'type download unheld string']],
    ['int', { type: 'mixed', typeNames: ['int', 'string'], access: 'readOnly' }, ['type download unheld string']],
    ['int', { type: 'mixed', typeNames: ['int', 'string'], access: 'writeOnly' }, ['type upload some rare refused long', 'optionality download']],
    ['int', { type: 'mixed', typeNames: ['int', 'string'], ...NULL }, ['type upload some rare refused long', 'type download unheld string', 'optionality download']],
    ['int[]', set('int', 'int'), ['collection upload some rare', 'type upload some rare refused long']],
    ['int[]', set('mixed', 'int', 'string'), ['collection upload some rare', 'type upload some rare refused long', 'type download unheld string']],
    ['int<>', list('int', 'int'), ['collection download', 'type upload some rare refused long']],
    ['string<>', list('mixed', 'string', 'int'), ['collection download', 'type download some unheld int']],
  ])('%s against %j', (client, given, expected) => {
    expect(verdicts(client, given)).toEqual(expected);
  });
  it.each<[string, Partial<ServerProperty>, string[]]>([
    ['Gone', { type: 'uuid', typeNames: ['uuid'], ...NULL }, ['link upload refused string']],
    ['Gone', { type: 'mixed', typeNames: ['uuid', 'integer'], ...NULL, access: 'readOnly' }, ['type download unheld integer']],
    ['Gone', { ...link('Gone', 'uuid'), ...NULL }, ['link upload refused string']],
    ['Gone', { ...object('Gone'), ...NULL }, []],
    ['Gone', { ...object('Any'), ...NULL }, ['link upload+download']],
    ['Gone', { ...list('mixed', 'object') }, ['link upload+download']],
  ])('%s against %j as JSON', (client, given, expected) => {
    expect(verdicts(client, given, PLAIN_JSON)).toEqual(expected);
  });
});
