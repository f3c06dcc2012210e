import { readClient } from '../../src/client/read-client';
import { spell } from '../../src/schema/spelling';
import { memoryTree, type Files } from './app';

/** The classes of a client, a line each, and all that is said of what was not read or is refused. */
export function reads(files: Files): string[] {
  const { classes, unresolved, invalid } = readClient(memoryTree(files));
  return [
    ...classes.map(({ name, properties, synced }) => `${name}${synced ? '' : ' local'}: ${[...properties.values()].map((each) => `${each.name} ${spell(each)}`).join(', ')}`),
    ...unresolved.map((each) => `not read ${each.class ?? '?'}.${each.property ?? ''} ${each.client.file}:${each.client.line}: ${each.reason}`),
    ...invalid.map((each) => `refused ${each.class ?? '?'}.${each.property ?? ''}: ${each.message}`),
  ];
}
