import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../src/compare/difference';
import { spellingsOf } from '../../src/compare/spellings';
import { checkFiles, clientClass, serverExport } from '../support/app';

type Kind = Parameters<typeof spellingsOf>[0]['kind'];
type Differs = Parameters<typeof spellingsOf>[0]['differs'];

/** A class of the client with one property beside its key, as it declares it; `null` where it does not. */
function property(written: string, name = 'p'): Declaration {
  const { comparison } = checkFiles(clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', ${name}: ${written} },`), { target: 'local' });
  const [schema] = comparison.client.classes;
  if (schema === undefined) throw new Error(`nothing is declared by ${written}`);
  return { schema, property: schema.properties.get(name) };
}

function classOf(name: string, more = ''): Declaration {
  const [schema] = checkFiles(clientClass(name, `    ${more}\n    properties: { p: 'string' },`), { target: 'local' }).comparison.client.classes;
  if (schema === undefined) throw new Error(`${name} is not declared`);
  return { schema, property: undefined };
}

function collection(name: string): Declaration {
  const [schema] = checkFiles({ ...clientClass('Task', "    properties: { p: 'string' },"), ...serverExport({ [name]: { title: 'Task', properties: { _id: { bsonType: 'string' } } } }) }).comparison.server.classes;
  if (schema === undefined) throw new Error(`${name} has no schema`);
  return { schema, property: undefined };
}

const key = property("'string'", '_key');

describe('a change in the words of an author', () => {
  it.each<[Kind, Differs, Declaration | null, Declaration | null, string | null, string | null]>([
    ['added-class', null, null, classOf('Task'), null, 'Task'],
    ['removed-class', null, classOf('Task'), null, 'Task', null],
    ['renamed-class', null, classOf('Task'), classOf('Job'), 'Task', 'Job'],
    ['class-kind', null, classOf('Task'), classOf('Task', 'embedded: true,'), 'top-level', 'embedded'],
    ['moved-class', null, collection('Task'), collection('Jobs'), 'app.Task', 'app.Jobs'],
    ['moved-class', null, classOf('Task'), classOf('Task'), null, null],
    ['primary-key', 'name', key, property("'int'"), '_key', 'p'],
    ['primary-key', 'name', classOf('Task'), key, null, '_key'],
    ['primary-key', 'type', key, property("'int'"), 'string', 'int'],
    ['primary-key', 'optionality', key, property("'string?'"), 'string', 'string?'],
    ['added-property', null, null, property("'string[]'"), null, 'string[]'],
    ['removed-property', null, property("'Task'"), null, 'Task', null],
    ['renamed-property', null, key, property("{ type: 'string', mapTo: 'stored' }"), '_key', 'stored'],
    ['code-name', null, property("{ type: 'string', mapTo: 'stored' }"), property("{ type: 'string', mapTo: 'stored' }", 'q'), 'p', 'q'],
    ['index', null, property("{ type: 'string', indexed: true }"), property("{ type: 'string', indexed: 'full-text' }"), 'indexed', 'full-text index'],
    ['index', null, property("'string'"), property("{ type: 'string', indexed: true }"), 'not indexed', 'indexed'],
    ['default', null, property("'string'"), property("{ type: 'string', default: 'a' }"), 'no default', 'default'],
    ['type', null, property("'string'"), property("'int?'"), 'string', 'int?'],
  ])('%s, %s', (kind, differs, before, after, earlier, later) => {
    expect(spellingsOf({ kind, differs, before, after })).toEqual({ before: earlier, after: later });
  });
});
