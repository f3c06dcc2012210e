import { describe, expect, it } from 'vitest';
import { repairsOf } from '../support/repair';
import { checkFiles, checkFilesAs, clientClass, line, lines, serverExport, severities, type Files } from '../support/app';

/** One class on both sides with `note`, and on each side what the row says. */
function app(client: string, { server = {}, sync = {}, closed = false }: { server?: object; sync?: object; closed?: boolean } = {}): Files {
  return {
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string?',\n      ${client}\n    },`),
    ...serverExport({
      Task: {
        required: ['_id'],
        ...(closed ? { additionalProperties: false } : {}),
        properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' }, ...server },
      },
    }, { sync }),
  };
}

const DATE = { bsonType: 'date' };

/** Where development mode is meant to be on. */
const DEVELOPMENT = { environment: 'development' };

describe('client-only-property', () => {
  it.each([
    ['an optional property', app("dueDate: 'date?',"), ['error client-only-property Task.dueDate upload client/Task.ts:10:7 Task/schema.json:2:3']],
    ['a required property', app("votes: 'int',"), ['error client-only-property Task.votes upload client/Task.ts:10:7 Task/schema.json:2:3']],
    ['the stored name counts', app("due: { type: 'date', optional: true, mapTo: 'due_date' },"), ['error client-only-property Task.due_date upload client/Task.ts:10:7 Task/schema.json:2:3']],
    ['mapped to what is there', app("due: { type: 'date', optional: true, mapTo: 'due_date' },", { server: { due_date: DATE } }), []],
    ['a likely rename is one finding', app("dueDate: 'date?',", { server: { due_date: DATE } }), ['error client-only-property Task.dueDate upload client/Task.ts:10:7 Task/schema.json:14:5']],
    ['names alike with other types are none', app("dueDate: 'string?',", { server: { due_date: DATE } }), ['error client-only-property Task.dueDate upload client/Task.ts:10:7 Task/schema.json:2:3']],
    ['development mode adds it', app("dueDate: 'date?',", { sync: { development_mode_enabled: true } }), ['info client-only-property Task.dueDate - client/Task.ts:10:7 Task/schema.json:2:3']],
    [
      'development mode and a likely rename',
      app("dueDate: 'date?',", { server: { due_date: DATE }, sync: { development_mode_enabled: true } }),
      ['info client-only-property Task.dueDate - client/Task.ts:10:7 Task/schema.json:14:5'],
    ],
    ['an inverse relationship is not stored', app("parents: { type: 'linkingObjects', objectType: 'Task', property: 'next' }, next: 'Task',", { server: { next: { bsonType: 'objectId' } } }), [
      'error link-mismatch Task.next upload+download client/Task.ts:10:82 Task/schema.json:14:5',
    ]],
    ['a property that the server has without a Realm type', app("when: 'date?',", { server: { when: { bsonType: 'timestamp' } } }), ['warn unsupported-server-type Task.when upload+download client/Task.ts:10:7 Task/schema.json:14:5']],
  ])('%s', (_name, files: Files, expected: string[]) => {
    expect(lines(files, DEVELOPMENT)).toEqual(expected);
  });

  it.each([
    ['new', app("dueDate: 'date?',"), 'Add `dueDate` to `properties` of `Task` in Task/schema.json and deploy that before this client is released, or remove it from the client.'],
    ['new and required', app("votes: 'int',"), 'Add `votes` to `properties` and `required` of `Task` in Task/schema.json and deploy that before this client is released, or remove it from the client. If there are documents already, declare it optional on both sides first: those that lack a required property stop syncing until they are filled.'],
    ['renamed', app("dueDate: 'date?',", { server: { due_date: DATE } }), 'If it was renamed, write `mapTo: "due_date"` on the client; if it is new, add `dueDate` to `properties` of `Task` in Task/schema.json and deploy that first.'],
    ['renamed in development mode', app("dueDate: 'date?',", { server: { due_date: DATE }, sync: { development_mode_enabled: true } }), 'If it was renamed, write `mapTo: "due_date"` on the client.'],
    ['new in development mode', app("dueDate: 'date?',", { sync: { development_mode_enabled: true } }), 'Deploy it before development mode is turned off.'],
  ])('says what to do when it is %s', (_name, files, help) => {
    expect(checkFiles(files, DEVELOPMENT).findings.map((finding) => finding.help)).toEqual([help]);
  });

  it('is a note where a validator lets it pass, and an error where it does not', () => {
    expect(severities(app("dueDate: 'date?',"))).toEqual({ 'app-services': 'error', mongodb: 'info', 'json-schema': 'info', local: 'off' });
    expect(severities(app("dueDate: 'date?',", { closed: true }))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' });
    const [refused] = checkFilesAs('mongodb', app("dueDate: 'date?',", { closed: true })).findings;
    expect(refused?.breaks).toEqual(['upload']);
    expect(refused?.witness).toEqual({ dueDate: { $date: '2025-01-01T00:00:00Z' } });
    expect(refused?.runtimeErrors).toEqual(['G1']);
  });

  it.each([
    ["due: 'date?',", { due: { $date: '2025-01-01T00:00:00Z' } }],
    ["tags: 'string[]',", { tags: [] }],
    ["sizes: 'int{}',", { sizes: {} }],
    ["next: 'Task',", { next: { $oid: '000000000000000000000001' } }],
    ["others: 'Task<>',", { others: [] }],
  ])('shows the smallest document that a closed validator refuses: %s', (properties, witness) => {
    expect(checkFilesAs('mongodb', app(properties, { closed: true })).findings.map((finding) => finding.witness)).toEqual([witness]);
  });

  const both = (findings: ReturnType<typeof checkFiles>['findings']): string[] => findings.map((finding) => line(finding).split(' ').slice(0, 4).join(' '));
  const required = (properties: readonly string[], more: object = {}): Files => serverExport({
    Task: { required: ['_id', ...properties], properties: { _id: { bsonType: 'objectId' }, ...Object.fromEntries(properties.map((name) => [name, { bsonType: 'string' }])), ...more } },
  });
  const declares = (...names: string[]): Files => clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', ${names.map((name) => `${name}: 'string'`).join(', ')} },`);

  it.each<[string, string[], string[], string[]]>([
    ['one candidate each way', ['ownerId'], ['owner_id'], ['error client-only-property Task.ownerId upload']],
    ['two letters that changed places', ['titel'], ['title'], ['error client-only-property Task.titel upload']],
    ['two candidates on the client', ['product_name', 'product_id'], ['product'], [
      'error client-only-property Task.product_id upload', 'error client-only-property Task.product_name upload', 'warn server-only-required-property Task.product -',
    ]],
    ['two candidates on the server', ['color'], ['colour', 'colors'], [
      'error client-only-property Task.color upload', 'warn server-only-required-property Task.colors -', 'warn server-only-required-property Task.colour -',
    ]],
    ['the same to a reader wins', ['dueDate', 'dueDates'], ['due_date'], ['error client-only-property Task.dueDate upload', 'error client-only-property Task.dueDates upload']],
    ['names that have nothing in common', ['note'], ['total'], ['error client-only-property Task.note upload', 'warn server-only-required-property Task.total -']],
  ])('a guess never hides what stands without it: %s', (_name, client, server, expected) => {
    expect(both(checkFiles({ ...declares(...client), ...required(server) }).findings).sort()).toEqual([...expected].sort());
  });

  it.each<[string, Files, string, string]>([
    ['sync', required(['owner_id']), 'error', 'requires `owner_id` of the same type instead: with development mode off'],
    ['sync in development mode', { ...required(['owner_id']), 'server/sync/config.json': { type: 'flexible', state: 'enabled', development_mode_enabled: true } }, 'warn', 'every object that the client creates gets an empty text in `owner_id`'],
    ['a validator', { 'server/Task.json': { $jsonSchema: { required: ['owner_id'], properties: { _id: { bsonType: 'objectId' }, owner_id: { bsonType: 'string' } } } } }, 'error', 'requires `owner_id` of the same type instead: every document that the client writes is refused'],
    ['a closed validator', { 'server/Task.json': { $jsonSchema: { additionalProperties: false, required: ['owner_id'], properties: { _id: { bsonType: 'objectId' }, owner_id: { bsonType: 'string' } } } } }, 'error', 'refused on both counts'],
  ])('a likely rename of what is required is one finding that says both: %s', (_name, server, severity, text) => {
    const findings = checkFiles({ ...declares('ownerId'), ...server }, { ...DEVELOPMENT, server: '/app/server' }).findings.filter(({ property }) => property !== '_id');
    expect(findings.map((each) => [each.rule, each.severity])).toEqual([['client-only-property', severity]]);
    expect(findings[0]?.message).toContain(text);
  });

  it('says what a closed validator has instead', () => {
    const server = { 'server/Task.json': { $jsonSchema: { additionalProperties: false, required: ['_id'], properties: { _id: { bsonType: 'objectId' }, owner_id: { bsonType: 'string' } } } } };
    expect(checkFiles({ ...declares('ownerId'), ...server }, { server: '/app/server' }).findings.map(({ message }) => message)).toEqual([expect.stringContaining('which has `owner_id` of the same type instead and allows no other properties')]);
  });

  const PARTITION = { type: 'partition', partition: { key: 'owner_id', type: 'string', required: true } };
  it.each<[string, Files]>([
    ['is filled with the partition by the server', { ...required(['owner_id']), 'server/sync/config.json': { state: 'enabled', service_name: 'mongodb-atlas', ...PARTITION } }],
    ['is a list, which is never missing', required(['owner_id'], { owner_id: { bsonType: 'array', items: { bsonType: 'string' } } })],
  ])('what the server requires instead and %s is missing in no object', (_name, server) => {
    const list = JSON.stringify(server).includes('array') ? '[]' : '';
    const files = { ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', ownerId: 'string${list}' },`), ...server };
    const [found] = checkFiles(files).findings.filter(({ rule }) => rule === 'client-only-property');
    expect(found?.message).toMatch(/is not on the server, which has `owner_id` of the same type instead: with development mode off the upload of its column is refused \(.*\) and sync stops\.$/);
  });

  it('needs no word of sync to say that a required one is missing', () => {
    const { 'server/sync/config.json': _without, ...server } = required(['owner_id']);
    const [found] = checkFiles({ ...declares('ownerId'), ...server }).findings.filter(({ rule }) => rule === 'client-only-property');
    expect(found?.message).toContain('which requires `owner_id` of the same type instead');
  });

  it.each<[string, boolean]>([
    ['string', true], ['string[]', true], ['mixed', true], ['mixed{}', true], ['Person', false], ['Person[]', false], ['person[]', false], ['person', false], ['person{}', false],
  ])('%s can be added to the schema: %s', (type, isPlain) => {
    const person = (name: string): Files => ({ [`client/${name}s.ts`]: (clientClass(name, "    primaryKey: '_id',\n    properties: { _id: 'objectId' },")[`client/${name}.ts`]) });
    const files = {
      ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', p: '${type}' },`), ...person(type.startsWith('person') ? 'person' : 'Person'),
      ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } }),
    };
    const { findings, comparison } = checkFiles(files);
    const found = findings.filter(({ rule }) => rule === 'client-only-property');
    expect(found.flatMap((each) => repairsOf(each, comparison)).map(({ title }) => title.startsWith('Add `p`'))).toEqual(isPlain ? [true] : []);
    expect(found).toHaveLength(1);
  });

  it('leaves the other finding where the rule is off', () => {
    const { findings } = checkFiles({ ...declares('ownerId'), ...required(['owner_id']) }, { rules: { 'client-only-property': 'off' } });
    expect(findings.map(line)).toEqual(['warn server-only-required-property Task.owner_id - client/Task.ts:3:1 Task/schema.json:12:5']);
  });
});
