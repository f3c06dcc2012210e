import { describe, expect, it } from 'vitest';
import { clientNames, pairsOf, sidesOf, type ClassPair } from '../../src/compare/pairs';
import { defaultConfig } from '../../src/config/config';
import type { ServerSchemas } from '../../src/schema/server-schemas';
import type { Target } from '../../src/schema/targets';
import { readWorkspace, type Workspace } from '../../src/workspace/workspace';
import { as, clientClass, memoryTree, serverExport, type Files } from '../support/app';
import { app, type Classes } from '../support/twin';

const read = (files: Files): Workspace => readWorkspace(memoryTree(files), defaultConfig('/app'));
const name = ({ client, server }: ClassPair): string => `${client.name}=${server.name}`;

function pairs(target: Target, files: Files, change: (server: ServerSchemas) => ServerSchemas = (server) => server): string[] {
  const { client, server } = read(files);
  return pairsOf(sidesOf(client.classes, change(as(target, server))), target).map(name);
}

/** The classes of a server under other names, as where a schema has no title. */
const renamed = (names: Readonly<Record<string, string>>) => (server: ServerSchemas): ServerSchemas =>
  ({ ...server, classes: server.classes.map((each) => ({ ...each, name: names[each.name] ?? each.name })) });

const PLACE = { city: 'string' };
const NESTED: Classes = { Task: { _id: 'objectId', place: 'Place', others: 'Place[]', owner: 'Person' }, Place: { ...PLACE, spot: 'Spot' }, Spot: { x: 'int' }, Person: { _id: 'objectId' } };

describe('classes that stand for the same objects', () => {
  it.each<[Target, string[]]>([
    ['app-services', ['Task=Task', 'Spot=Spot', 'Place=Place', 'Person=Person']],
    ['mongodb', ['Task=Task', 'Person=Person', 'Place=Place', 'Spot=Spot']],
  ])('are found by name, and for %s embedded ones where that goes', (target, expected) => {
    expect(pairs(target, app(NESTED))).toEqual(expected);
  });

  it('are embedded at two places of a validator', () => {
    const embedded = (title: string): object => ({ bsonType: 'object', title, required: ['city'], properties: { city: { bsonType: 'string' } } });
    const files = {
      ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', home: 'Place', work: 'Place', other: 'string' },"),
      ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string' },"),
      ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, home: embedded('Home'), work: embedded('Work'), other: embedded('Other') } } }),
    };
    expect(pairs('mongodb', files)).toEqual(['Task=Task', 'Place=Home', 'Place=Work']);
    expect(pairs('app-services', files)).toEqual(['Task=Task']);
  });

  it('are no pair where the client has a class of its own, and the validator an object', () => {
    const files = { ...app(NESTED), ...clientClass('Place', "    primaryKey: '_id',\n    properties: { _id: 'objectId', city: 'string' },") };
    expect(pairs('mongodb', files)).toEqual(['Task=Task', 'Person=Person']);
  });

  it.each<[Target, string[]]>([
    ['app-services', []],
    ['mongodb', ['Task=Duty']],
  ])('go by the name of the collection where that is no class: %s', (target, expected) => {
    expect(pairs(target, app({ Task: { _id: 'objectId' } }), renamed({ Task: 'Duty' }))).toEqual(expected);
  });

  it('go by the title before the name of the collection', () => {
    const files = app({ Task: { _id: 'objectId' }, Person: { _id: 'objectId' } });
    expect(pairs('mongodb', files, renamed({ Task: 'Person', Person: 'Task' }))).toEqual(['Task=Task', 'Person=Person']);
    const { server } = read(files);
    const swapped = renamed({ Task: 'Person', Person: 'Task' })(as('mongodb', server));
    expect([...sidesOf([], swapped).server].map(([key, each]) => `${key}: ${each.collection}`)).toEqual(['Person: Task', 'Task: Person']);
  });

  it('are the first of those that have one name', () => {
    const { client, server } = read(app({ Task: { _id: 'objectId' }, Person: { _id: 'objectId', note: 'string' } }));
    const both = sidesOf(client.classes, renamed({ Person: 'Task' })(server));
    expect(both.server.get('Task')?.collection).toBe(server.classes[0]?.collection);
  });

  it('have the name that the client has for them', () => {
    const { client, server } = read(app({ Task: { _id: 'objectId' }, Person: { _id: 'objectId' } }));
    const changed = renamed({ Task: 'Duty' })(as('mongodb', server));
    const nameOf = clientNames(pairsOf(sidesOf(client.classes.filter((each) => each.name === 'Task'), changed), 'mongodb'));
    expect(changed.classes.map(nameOf).sort()).toEqual(['Person', 'Task']);
  });
});
