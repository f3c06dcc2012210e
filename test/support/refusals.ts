import { readClient } from '../../src/client/read-client';
import { memoryTree, type Files } from './app';

/** What the client's reader finds wrong: which fault, of what, where, and its sentence. */
export function faults(files: Files): string[] {
  return readClient(memoryTree(files)).invalid.map(({ fault, class: name, property, message, client }) =>
    `${fault} ${[name, property].filter((part) => part !== null).join('.')} ${client.line}:${client.column} ${message}`);
}

/** Classes of one file, a line each; the first stands on line 2. */
export const classes = (...schemas: readonly string[]): Files => ({ 'models.js': `const Realm = require('realm');\n${schemas.map((each, index) => `exports.S${index} = ${each};`).join('\n')}\n` });

/** The class `Task` with properties beside its key. */
export const task = (properties: string, more = "primaryKey: '_id'"): string => `{ name: 'Task', ${more}, properties: { _id: 'objectId', ${properties} } }`;
