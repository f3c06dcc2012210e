import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index';
import { runRules } from '../../src/check/run-rules';
import { createImports } from '../../src/client/modules/imports';
import { createMemory, forgetMoved } from '../../src/client/modules/memory';
import { readClient } from '../../src/client/read-client';
import { compareSides } from '../../src/compare/comparison';
import type { PairMemory } from '../../src/compare/find-mismatches';
import { defaultConfig } from '../../src/config/config';
import type { Finding } from '../../src/rule/finding';
import type { ClientSchemas } from '../../src/schema/client-schemas';
import type { ServerSchemas } from '../../src/schema/server-schemas';
import { readServerSide } from '../../src/workspace/workspace';
import { memoryTree, serverExport } from '../support/app';
import { changingApps, createTrees } from '../support/changing-app';

const FILES = serverExport(
  {
    Task: { required: ['_id', 'note', 'gone'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' }, by: { bsonType: 'objectId' } } },
    User: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, name: { bsonType: 'string' }, rest: { bsonType: 'timestamp' } } },
  },
  { relationships: { Task: { by: { ref: '#/relationship/mongodb-atlas/app/User', foreign_key: '_id', is_list: false } } } },
);

const serverNow = (): ServerSchemas => readServerSide(memoryTree(FILES), defaultConfig('/app'));

const found = (client: ClientSchemas, server: ServerSchemas, pairs?: PairMemory): readonly Omit<Finding, 'about'>[] =>
  runRules(compareSides(client, server, [], null, pairs), rules).map(({ about: _about, ...finding }) => finding);

describe('what is found of an app that changes', () => {
  it('is what is found of it as it is, whatever is kept of how it was', () => {
    const kept = serverNow();
    fc.assert(fc.property(changingApps, (states) => {
      const [trees, memory] = [createTrees(), createMemory()];
      const pairs: PairMemory = { embedded: '', pairs: new WeakMap() };
      for (const tree of states.map(trees)) {
        forgetMoved(memory, createImports(tree).leadsTo);
        expect(found(readClient(tree, { memory }), kept, pairs)).toEqual(found(readClient(tree), serverNow()));
      }
    }), { numRuns: 8 });
  });
});
