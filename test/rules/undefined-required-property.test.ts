import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, line, lines, serverExport } from '../support/app';
import { repairsOf } from '../support/repair';

function findings(schema: object): ReturnType<typeof checkFiles>['findings'] {
  return checkFiles({
    ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', name: 'string?' },"),
    ...serverExport({ Task: schema }),
  }).findings.filter(({ rule }) => rule === 'undefined-required-property');
}

const properties = { _id: { bsonType: 'objectId' }, name: { bsonType: 'string' } };

describe('undefined-required-property', () => {
  it.each([
    ['a name that nothing declares', ['_id', 'total'], ['error undefined-required-property Task.total upload - Task/schema.json:6:5']],
    ['a misspelt name', ['_id', 'Name'], ['error undefined-required-property Task.Name upload - Task/schema.json:6:5']],
    ['declared names', ['_id'], []],
    ['an empty list', [], []],
  ])('%s', (_name, required, expected) => {
    expect(findings({ required, properties }).map(line)).toEqual(expected);
  });

  it('is the one finding about a property that only the client declares', () => {
    const files = {
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', name: 'string?', total: 'int' },"),
      ...serverExport({ Task: { required: ['_id', 'total'], properties } }),
    };
    const { findings: all } = checkFiles(files);
    expect(all.map(line)).toEqual(['error undefined-required-property Task.total upload client/Task.ts:7:53 Task/schema.json:6:5']);
    expect(all[0]?.message).toContain('which its `properties` do not declare but the client does (`int`)');
  });

  it('is the one finding about a property that a misspelt name leaves optional', () => {
    const { findings: all } = checkFiles({
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', name: 'string' },"),
      ...serverExport({ Task: { required: ['_id', 'nmae'], properties } }),
    });
    expect(all.map(line)).toEqual(['error undefined-required-property Task.nmae upload - Task/schema.json:6:5']);
  });

  it('names the nearest property', () => {
    const [found] = findings({ required: ['_id', 'nmae'], properties });
    expect(found?.message).toBe('`Task` requires `nmae`, which its `properties` do not declare; they have `name`, which is therefore optional.');
    expect(found?.help).toBe('If `name` was meant, write that in `required`.');
    const [other] = findings({ required: ['_id', 'nmae', 'name'], properties });
    expect(other?.message).toContain('which its `properties` do not declare: a document without it is invalid');
  });

  it('names no nearest one where more than a million names would be held against each other', () => {
    const numbered = (start: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${start}${index}`);
    const many = Object.fromEntries(numbered('declared', 1999).map((each) => [each, { bsonType: 'string' }]));
    const meant = (others: number): boolean | undefined => findings({ required: ['_id', 'nmae', ...numbered('gone', others)], properties: { ...properties, ...many } })[0]?.message.includes('they have `name`');
    expect([meant(0), meant(500)]).toEqual([true, false]);
  });

  it('is mended by a choice of the author', () => {
    const { findings: [found], comparison } = checkFiles({
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', name: 'string?' },"),
      ...serverExport({ Task: { required: ['_id', 'total'], properties } }),
    });
    expect(found && repairsOf(found, comparison)).toMatchObject([{ title: 'Remove `total` from `required`.', guess: true }]);
  });

  it('knows which property of which class only the client has', () => {
    expect(lines({
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', name: 'string?', count: 'int?' },"),
      ...clientClass('Shop', "    primaryKey: '_id',\n    properties: { _id: 'objectId', name: 'string?', total: 'int?' },"),
      ...clientClass('More', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"),
      ...serverExport({ Task: { required: ['_id', 'total'], properties }, Shop: { required: ['_id', 'count'], properties } }),
    }).sort()).toEqual([
      'error client-only-class More upload client/More.ts:3:1 -',
      'error client-only-property Shop.total upload client/Shop.ts:7:53 Shop/schema.json:2:3',
      'error client-only-property Task.count upload client/Task.ts:7:53 Task/schema.json:2:3',
      'error undefined-required-property Shop.count upload - Shop/schema.json:6:5',
      'error undefined-required-property Task.total upload - Task/schema.json:6:5',
    ]);
  });

  it('knows properties that have no Realm type', () => {
    expect(findings({ required: ['_id', 'at'], properties: { ...properties, at: { bsonType: 'timestamp' } } })).toEqual([]);
  });

  it('looks into embedded objects, repeated ones too', () => {
    const place = { bsonType: 'object', title: 'Place', required: ['town'], properties: { city: { bsonType: 'string' } } };
    expect(findings({ required: ['_id'], properties: { ...properties, from: place, to: place } }).map(line)).toEqual([
      'error undefined-required-property Place.town upload - Task/schema.json:18:9',
      'error undefined-required-property Place.town upload - Task/schema.json:30:9',
    ]);
  });

  type Target = 'app-services' | 'development' | 'mongodb' | 'json-schema';

  /** The findings of a class `Task` beside its key: what the client declares, and what the server says of it. */
  function all(target: Target, client: string, schema: { readonly required: readonly string[]; readonly properties: Readonly<Record<string, object>>; readonly additionalProperties?: boolean }): readonly string[] {
    const whole = { ...schema, required: ['_id', ...schema.required], properties: { _id: ID, ...schema.properties } };
    const sync = { development_mode_enabled: target === 'development' };
    const plain = { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', ...schema, required: ['_id', ...schema.required], properties: { _id: { type: 'string', format: 'objectid' }, ...schema.properties } };
    const server = target === 'mongodb' ? { 'server/Task.json': { $jsonSchema: whole } } : target === 'json-schema' ? { 'server/Task.json': plain } : serverExport({ Task: whole }, { sync });
    const { findings: found } = checkFiles({ ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', ${client} },`), ...server }, { server: '/app/server' });
    return found.map((each) => line(each).split(' ').slice(0, 4).join(' '));
  }
  const ID = { bsonType: 'objectId' };
  const NAME = { name: { bsonType: 'string' } };

  it.each<[string, string, string, string[], Readonly<Record<string, object>>, string[]]>([
    ['no guess: both stand', 'app-services', "name: 'string'", ['date'], NAME, [
      'error undefined-required-property Task.date upload', 'error optional-required-mismatch Task.name download',
    ]],
    ['two candidates: both stand', 'app-services', "color: 'string', colour: 'string?'", ['colur'], { color: NAME.name, colour: NAME.name }, [
      'error undefined-required-property Task.colur upload', 'error optional-required-mismatch Task.color download',
    ]],
    ['what was meant is required already: no guess', 'app-services', "name: 'string?'", ['nmae', 'name'], NAME, [
      'error undefined-required-property Task.nmae upload', 'error optional-required-mismatch Task.name upload',
    ]],
    ['a guess that mends the other', 'app-services', "name: 'string'", ['nmae'], NAME, ['error undefined-required-property Task.nmae upload']],
    ['a guess about another disagreement', 'app-services', "name: 'int'", ['nmae'], NAME, [
      'error undefined-required-property Task.nmae upload', 'error type-mismatch Task.name upload+download',
    ]],
    ['what a validator takes is null as well: the guess mends nothing', 'mongodb', "name: 'string'", ['nmae'], { name: { bsonType: ['string', 'null'] } }, [
      'error undefined-required-property Task.nmae upload', 'warn optional-required-mismatch Task.name download',
    ]],
    ['null here and no null there: the guess mends nothing', 'mongodb', "name: 'string?'", ['nmae'], NAME, [
      'error undefined-required-property Task.nmae upload', 'error optional-required-mismatch Task.name upload',
    ]],
    ['a guess that mends the other, of a validator', 'mongodb', "name: 'string'", ['nmae'], NAME, ['error undefined-required-property Task.nmae upload']],
    ['a client that also has what was probably renamed', 'app-services', "ownerId: 'string'", ['ownerId', 'owner_id'], { owner_id: NAME.name }, [
      'error client-only-property Task.ownerId upload', 'error undefined-required-property Task.ownerId upload',
    ]],
  ])('a guess hides nothing that it would not mend: %s', (_name, target, client, required, properties, expected) => {
    expect([...all(target as Target, client, { required, properties })].sort()).toEqual([...expected].sort());
  });

  it.each<[string, Target, string, string[], object, string[]]>([
    ['the client writes it', 'mongodb', "p1: 'string', p2: 'int?'", ['p1', 'p2'], {}, ['info client-only-property Task.p1 -', 'info client-only-property Task.p2 -']],
    ['the client writes it', 'json-schema', "p1: 'string'", ['p1'], {}, ['info client-only-property Task.p1 -']],
    ['a list is always written', 'mongodb', "p: 'string[]'", ['p'], {}, ['info client-only-property Task.p -']],
    ['the client does not', 'mongodb', '', ['p1'], {}, ['error undefined-required-property Task.p1 upload']],
    ['the client does not', 'json-schema', '', ['p1'], {}, ['error undefined-required-property Task.p1 upload']],
    ['an inverse relationship is not written', 'mongodb', "p: { type: 'linkingObjects', objectType: 'Task', property: 'q' }, q: 'Task'", ['p'], {}, ['error undefined-required-property Task.p upload', 'info client-only-property Task.q -']],
    ['nobody knows what the client writes', 'mongodb', 'p1: process.env.TYPE', ['p1'], {}, ['warn unresolved-schema Task.p1 -']],
    ['nobody knows what else the client writes', 'mongodb', '...more', ['p1'], {}, ['warn unresolved-schema Task -']],
    ['what the SDK refuses would be written', 'mongodb', "p1: 'strin'", ['p1'], {}, ['error valid-object-schema Task.p1 open']],
    ['nothing else is allowed', 'mongodb', "p1: 'string'", ['p1'], { additionalProperties: false }, ['error undefined-required-property Task.p1 upload']],
    ['nothing else is allowed, and the client has it in the place of another', 'mongodb', "ownerId: 'string'", ['ownerId', 'owner_id'], { properties: { owner_id: NAME.name }, additionalProperties: false }, [
      'error client-only-property Task.ownerId upload', 'error undefined-required-property Task.ownerId upload',
    ]],
    ['nothing else is allowed, and the client does not write it', 'mongodb', '', ['p1'], { additionalProperties: false }, ['error undefined-required-property Task.p1 upload']],
  ])('a validator may require what it does not declare: %s (%s)', (_name, target, client, required, more, expected) => {
    expect(all(target, client, { required, properties: {}, ...more })).toEqual(expected);
  });

  const OTHER_KEY = 'warn primary-key-mismatch Task - client/Task.ts:3:1 server/Task.json:2:18';
  it.each<[string, object, string[]]>([
    ['that of a collection of MongoDB is given', { $jsonSchema: { required: ['_id'], properties: NAME } }, [OTHER_KEY]],
    ['that of an object within one is not', { $jsonSchema: { properties: { ...NAME, place: { bsonType: 'object', required: ['_id'], properties: NAME } } } }, [
      'error undefined-required-property Task_place._id upload client/Place.ts:3:1 server/Task.json:10:11', OTHER_KEY,
    ]],
    ['that of a JSON document is not', { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', required: ['_id'], properties: { name: { type: 'string' } } }, [
      'error undefined-required-property Task._id upload client/Task.ts:3:1 server/Task.json:5:5',
    ]],
    ['nothing else is allowed, and the key of the client is another', { $jsonSchema: { required: ['_id'], properties: NAME, additionalProperties: false } }, [
      OTHER_KEY, 'error undefined-required-property Task._id upload - server/Task.json:4:7',
    ]],
  ])('an `_id` that is required and not declared: %s', (_name, schema, expected) => {
    const files = { ...clientClass('Task', "    properties: { name: 'string?', place: 'Place' },"), ...clientClass('Place', "    embedded: true,\n    properties: { name: 'string?' },"), 'server/Task.json': schema };
    expect(lines(files, { server: '/app/server' }).filter((each) => / (undefined-|primary-)/.test(each))).toEqual(expected);
  });

  it('says where the client declares what nothing else is allowed beside', () => {
    const files = { ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', total: 'int' },"), 'server/Task.json': { $jsonSchema: { required: ['_id', 'total'], properties: { _id: ID }, additionalProperties: false } } };
    expect(lines(files, { server: '/app/server' })).toEqual(['error undefined-required-property Task.total upload client/Task.ts:7:36 server/Task.json:5:7']);
  });

  it('another class may leave out what one requires', () => {
    const files = {
      ...clientClass('Shop', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"), ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', total: 'int' },"),
      'server/Shop.json': { $jsonSchema: { required: ['_id'], properties: { _id: ID } } }, 'server/Task.json': { $jsonSchema: { required: ['_id', 'total'], properties: { _id: ID } } },
    };
    expect(lines(files, { server: '/app/server' })).toEqual(['info client-only-property Task.total - client/Task.ts:7:36 server/Task.json:2:18']);
  });

  it('a validator need not declare the `_id` that MongoDB gives', () => {
    const files = { ...clientClass('Task', "    properties: { name: 'string' },"), 'server/Task.json': { $jsonSchema: { required: ['_id', 'name'], properties: NAME } } };
    expect(checkFiles(files, { server: '/app/server' }).findings.filter(({ rule }) => rule === 'undefined-required-property')).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ['required on the client', "total: 'int'", ['info undefined-required-property Task.total -']],
    ['optional on the client', "total: 'int?'", ['warn undefined-required-property Task.total upload']],
    ['a list', "total: 'int[]'", ['info undefined-required-property Task.total -']],
    ['not on the client', '', ['error undefined-required-property Task.total upload']],
  ])('development mode declares what the client has: %s', (_name, client, expected) => {
    expect(all('development', client, { required: ['total'], properties: {} }).filter((each) => !each.includes('development-mode'))).toEqual(expected);
  });
});
