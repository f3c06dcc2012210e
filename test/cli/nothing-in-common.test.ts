import { describe, expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../support/app';
import { command } from '../support/command';
import { temporaryProject } from '../support/project';

const ID = { _id: { bsonType: 'objectId' } };
const classOf = (name: string, type = 'string'): Files => clientClass(name, `    primaryKey: '_id',\n    properties: { _id: 'objectId', note: '${type}' },`);
const validatorOf = (collection: string): Files => ({ [`server/${collection}.json`]: { $jsonSchema: { bsonType: 'object', required: ['note'], properties: { ...ID, note: { bsonType: 'string' } } } } });
const jsonSchema = (title: string): Files =>
  ({ [`server/${title}.json`]: { $schema: 'https://json-schema.org/draft/2020-12/schema', title, type: 'object', properties: { note: { type: 'string' } }, required: ['note'] } });
const openapi = (name: string): Files => ({
  'server/openapi.json': { openapi: '3.1.0', info: { title: 'Tasks', version: '1' }, paths: {}, components: { schemas: { [name]: { type: 'object', properties: { note: { type: 'string' } }, required: ['note'] } } } },
});
const sync = (development_mode_enabled: boolean): Files => serverExport({ Order: { required: ['_id'], properties: ID } }, { sync: { development_mode_enabled } });
const configuration = (content: object): Files => ({ 'realm-schema.config.json': { client: 'client', server: 'server', ...content } });

/** A package of its own that declares a class. */
const packageWith = (name: string, className: string): Files => ({
  [`packages/${name}/package.json`]: { name, dependencies: { realm: '^12.0.0' } },
  ...Object.fromEntries(Object.entries(classOf(className)).map(([file, text]) => [`packages/${name}/${file}`, text])),
});

describe('a check in which no class has one name on both sides', () => {
  it.each<[string, Files, number]>([
    ['ends with 2 behind validators', { ...classOf('Task'), ...validatorOf('tasks') }, 2],
    ['ends with 2 behind JSON Schema', { ...classOf('Task'), ...jsonSchema('Order'), ...configuration({ target: 'json-schema' }) }, 2],
    ['ends with 2 behind an API', { ...classOf('Task'), ...openapi('Order') }, 2],
    ['does not where the configuration says which is which', { ...classOf('Task'), ...validatorOf('tasks'), ...configuration({ collections: { Task: 'tasks' } }) }, 0],
    ['does not where one of several is on both sides', { ...classOf('Task'), ...classOf('Order'), ...validatorOf('tasks'), ...validatorOf('Order') }, 0],
    ['does not where its classes are said to stay on the device', { ...classOf('Task'), ...validatorOf('orders'), ...configuration({ local: ['Task'] }) }, 0],
    ['ends with 1 where the SDK refuses the class', { ...classOf('Task', 'strin'), ...validatorOf('tasks') }, 1],
    ['ends with 1 behind Device Sync, where each class is an error', { ...classOf('Task'), ...sync(false) }, 1],
    ['does not in development mode, where the server makes the class', { ...classOf('Task'), ...sync(true) }, 0],
    ['ends with 2 where none of several clients has one', { ...packageWith('phone', 'Task'), ...packageWith('desk', 'Note'), ...validatorOf('orders') }, 2],
    ['does not where one of several clients has', { ...packageWith('phone', 'Task'), ...packageWith('desk', 'Note'), ...validatorOf('Task') }, 0],
    ['ends with 2 for an app of several that has its own server', {
      ...packageWith('phone', 'Task'), ...packageWith('desk', 'Note'), ...validatorOf('Task'), 'orders/orders.json': { $jsonSchema: { bsonType: 'object', properties: ID } },
      'realm-schema.config.json': [{ name: 'phone', client: 'packages/phone', server: 'server' }, { name: 'desk', client: 'packages/desk', server: 'orders' }],
    }, 2],
  ])('%s', async (_what, files, expected) => {
    const { status, err } = await command(temporaryProject(files), ['check']);
    expect([status, err.includes('no class has one name on both sides')]).toEqual([expected, expected === 2]);
  });

  it('says what either side has, and what to do', async () => {
    const { err } = await command(temporaryProject({ ...classOf('Task'), ...classOf('Note'), ...validatorOf('tasks') }), ['check']);
    expect(err).toBe('realm-schema: Nothing could be compared: no class has one name on both sides. The client has Note, Task, and the server tasks. Say which are the same with `collections` in the configuration, name the schemas with --server, or use --target local where no server stands behind the realms.\n');
  });
});
