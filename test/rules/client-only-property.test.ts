import { describe, expect, it } from 'vitest';
import { checkFiles, checkFilesAs, clientClass, lines, serverExport, severities, type Files } from '../support/app';

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
    expect(lines(files)).toEqual(expected);
  });

  it.each([
    ['new', app("dueDate: 'date?',"), 'Add `dueDate` to `properties` of `Task` in Task/schema.json and deploy that before this client is released, or remove it from the client.'],
    ['new and required', app("votes: 'int',"), 'Add `votes` to `properties` and `required` of `Task` in Task/schema.json and deploy that before this client is released, or remove it from the client.'],
    ['renamed', app("dueDate: 'date?',", { server: { due_date: DATE } }), 'If it was renamed, write `mapTo: "due_date"` on the client; if it is new, add `dueDate` to `properties` of `Task` in Task/schema.json and deploy that first.'],
    ['renamed in development mode', app("dueDate: 'date?',", { server: { due_date: DATE }, sync: { development_mode_enabled: true } }), 'If it was renamed, write `mapTo: "due_date"` on the client.'],
    ['new in development mode', app("dueDate: 'date?',", { sync: { development_mode_enabled: true } }), 'Deploy it before development mode is turned off.'],
  ])('says what to do when it is %s', (_name, files, help) => {
    expect(checkFiles(files).findings.map((finding) => finding.help)).toEqual([help]);
  });

  it('is a note where a validator lets it pass, and an error where it does not', () => {
    expect(severities(app("dueDate: 'date?',"))).toEqual({ 'app-services': 'error', mongodb: 'info', 'json-schema': 'info', local: 'off' });
    expect(severities(app("dueDate: 'date?',", { closed: true }))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'off' });
    const [refused] = checkFilesAs('mongodb', app("dueDate: 'date?',", { closed: true })).findings;
    expect(refused?.breaks).toEqual(['upload']);
    expect(refused?.witness).toEqual({ dueDate: { $date: '2025-01-01T00:00:00Z' } });
    expect(refused?.runtimeErrors).toEqual(['G1']);
  });
});
