import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { checkQuery } from '../../src/query/check-query';
import { knownClasses } from '../../src/query/known-classes';
import { parseQuery } from '../../src/query/parse-query';
import { memoryTree } from '../support/app';

function faultsOf(sources: string, text: string): string[] {
  const classes = knownClasses(readClient(memoryTree({ 'client/realm.ts': `import Realm from 'realm';\n${sources}` })));
  const schema = classes.all.get('Task');
  const parsed = parseQuery(text);
  if ('fault' in parsed) throw new Error(text);
  return schema === undefined ? ['not known'] : checkQuery(parsed.query, schema, classes).map(({ kind }) => kind);
}

const task = (properties: string): string => `const Task = { name: 'Task', properties: { ${properties} } };`;
const PERSON = `const Person = { name: 'Person', properties: { age: 'int' } };`;
const OPEN = `export const open = () => Realm.open({ schema: [Task, Person] });`;

describe('the classes of a client', () => {
  it.each<[string, string, string, string[]]>([
    ['that are read whole', `${task(`done: 'bool'`)}${PERSON}${OPEN}`, 'dnoe == 1', ['unknownProperty']],
    ['by their types', `${task(`done: 'bool'`)}${PERSON}${OPEN}`, 'done == 1', ['comparison']],
    ['with a property that is computed', `${task(`done: 'bool', [process.env.KEY]: 'int'`)}${PERSON}${OPEN}`, 'dnoe == 1', []],
    ['with a property of a computed type', `${task(`done: process.env.TYPE`)}${PERSON}${OPEN}`, 'done == 1', []],
    ['that are declared twice', `${task(`done: 'bool'`)}${PERSON}${OPEN} function other() { ${task(`done: 'int'`)} return Realm.open({ schema: [Task] }); }`, 'done == 1', ['not known']],
    ['that are all listed', `${task(`done: 'bool'`)}${PERSON}${OPEN}`, '@links.Persn.task.@count > 0', ['unknownClass']],
    ['of a list that is not known whole', `${task(`done: 'bool'`)}${PERSON} export const open = () => Realm.open({ schema: [Task, ...globalThis.more] });`, '@links.Persn.task.@count > 0', []],
  ])('%s', (_, sources, text, expected) => {
    expect(faultsOf(sources, text)).toEqual(expected);
  });
});
