import { describe, expect, it } from 'vitest';
import { checkFilesAs, linesSince, severities } from '../support/app';
import { app, type Classes } from '../support/twin';

const BEFORE: Classes = { Task: { _id: 'objectId', note: 'string' } };

describe('added-required-property', () => {
  it.each<[string, Classes, Classes, string[]]>([
    ['on both sides', { Task: { _id: 'objectId', note: 'string', owner: 'string' } }, { Task: { _id: 'objectId', note: 'string', owner: 'string' } }, [
      'warn added-required-property Task.owner download client/Task.ts:10:7 Task/schema.json:16:5 Task/schema.json:2:3',
    ]],
    ['on the server', BEFORE, { Task: { _id: 'objectId', note: 'string', owner: 'string' } }, [
      'warn added-required-property Task.owner download client/Task.ts:3:1 Task/schema.json:16:5 Task/schema.json:2:3',
    ]],
    ['optional', BEFORE, { Task: { _id: 'objectId', note: 'string', owner: 'string?' } }, []],
    ['a list is never required', { Task: { _id: 'objectId', note: 'string', tags: 'string[]' } }, { Task: { _id: 'objectId', note: 'string', tags: 'string[]' } }, []],
    ['on the client alone', { Task: { _id: 'objectId', note: 'string', owner: 'string' } }, BEFORE, [
      'error client-only-property Task.owner upload client/Task.ts:10:7 Task/schema.json:2:3 -',
    ]],
    ['with its class', { Task: { _id: 'objectId', note: 'string' }, Person: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } }, { Task: { _id: 'objectId', note: 'string' }, Person: { _id: 'objectId', name: 'string', email: 'string?', born: 'date' } }, []],
  ])('%s', (_name, client, server, expected) => {
    expect(linesSince(app(BEFORE), app(client, server))).toEqual(expected);
  });

  it.each<[string, unknown, number]>([['with a default', 'nobody', 0], ['with a default of another type', 7, 1]])('%s', (_name, value, expected) => {
    const now = Object.fromEntries(Object.entries(app(BEFORE, { Task: { _id: 'objectId', note: 'string', owner: 'string' } })).map(([file, content]) => {
      if (!file.endsWith('Task/schema.json')) return [file, content];
      const schema = (typeof content === 'string' ? JSON.parse(content) : content) as { properties: Record<string, object> };
      return [file, { ...schema, properties: { ...schema.properties, owner: { bsonType: 'string', default: value } } }];
    }));
    expect(linesSince(app(BEFORE), now).filter((each) => each.includes('added-required-property'))).toHaveLength(expected);
  });

  it.each<[string, string, string[]]>([
    ['a list', 'string[]', []],
    ['a link', 'Task', []],
    ['a value', 'string', ['warn added-required-property Task.added download client/Task.ts:3:1 Task/schema.json:16:5 Task/schema.json:2:3']],
  ])('that stands in `required`: %s', (_name, type, expected) => {
    const files = app(BEFORE, { Task: { _id: 'objectId', note: 'string', added: type } });
    const file = 'server/data_sources/mongodb-atlas/app/Task/schema.json';
    const now = { ...files, [file]: { ...(files[file] as object), required: ['_id', 'note', 'added'] } };
    expect(linesSince(app(BEFORE), now).filter((each) => each.includes('added-required-property'))).toEqual(expected);
  });

  const OWNED: Classes = { Task: { _id: 'objectId', note: 'string', owner: 'string' } };

  it('the client alone adds it, and the server has required it all along', () => {
    expect(linesSince(app(BEFORE, OWNED), app(OWNED))).toEqual([]);
  });

  it('a validator refuses what does not have it', () => {
    const [found, ...more] = checkFilesAs('mongodb', app(OWNED), {}, app(BEFORE)).findings;
    expect([found?.rule, found?.breaks, more]).toEqual(['added-required-property', ['upload'], []]);
  });

  it('a validator that does not require it says nothing', () => {
    const now = app({ Task: { _id: 'objectId', note: 'string', owner: 'string?' } });
    expect(checkFilesAs('mongodb', now, {}, app(BEFORE)).findings.map(({ rule }) => rule)).not.toContain('added-required-property');
  });

  it('has its severities; without a server, and without a configuration, it is schema-version that says something', () => {
    const now = app({ Task: { _id: 'objectId', note: 'string', owner: 'string' } });
    expect(severities(now, app(BEFORE))).toEqual({ 'app-services': 'warn', mongodb: 'error', 'json-schema': 'error', local: 'info' });
  });
});
