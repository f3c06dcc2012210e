import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/schema/targets';
import { checkFilesAs, type Files } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const NOW: Classes = { Task: { _id: 'objectId' } };

/** A realm of some classes, and code that asks for a class by its name. */
const app = (classes: Classes, list: string, name: string): Files => ({
  ...client(classes),
  ...server(classes),
  'client/open.ts': `import Realm from 'realm';\nimport { Task } from './Task'; import { Tag } from './Tag';\nexport const all = (realm: Realm) => realm.objects('${name}');\nexport const open = (sync: Realm.SyncConfiguration) => Realm.open({ schema: [${list}], sync });\n`,
});

/** What is said of the use of a class that neither side has any more: that the server dropped it, or that it never was. */
function said(target: Target, name: string, before: Classes, onServer: Classes): string[] {
  const { findings } = checkFilesAs(target, { ...app(NOW, 'Task', name), ...server(onServer) }, {}, app(before, Object.keys(before).join(', '), name));
  return findings.flatMap(({ class: about, rule }) => (about === name && /^(?:dropped-collection|unknown-class)$/.test(rule) ? [rule] : []));
}

describe('the classes that the server had', () => {
  it.each<[string, Target, string, Classes, string, Classes?]>([
    ['one that is there, with other properties', 'app-services', 'Tag', { ...NOW, Tag: { _id: 'objectId', a: 'int' } }, 'unknown-class', { ...NOW, Tag: { _id: 'objectId', a: 'string' } }],
    ['one that has another name', 'app-services', 'Tag', { ...NOW, Tag: { _id: 'objectId', a: 'int', b: 'int' } }, 'unknown-class', { ...NOW, Tags: { _id: 'objectId', a: 'int', b: 'int' } }],
    ['a class that is gone', 'app-services', 'Tag', { ...NOW, Tag: { _id: 'objectId' } }, 'dropped-collection'],
    ['one that never was', 'app-services', 'Tag', NOW, 'unknown-class'],
    ['a class that is gone behind a validator', 'mongodb', 'Tag', { ...NOW, Tag: { _id: 'objectId' } }, 'unknown-class'],
    ['an embedded one, which had no collection', 'app-services', 'Tag', { Task: { _id: 'objectId', tag: 'Tag' }, Tag: { a: 'int' } }, 'unknown-class'],
    ['one whose name is that of a class with other properties', 'app-services', 'Task', { Task: { _id: 'objectId', text: 'string' } }, ''],
  ])('%s', (_name, target, name, before, expected, onServer = NOW) => {
    expect(said(target, name, before, onServer).join()).toBe(expected);
  });

  it('a class that came has none before', () => {
    const { findings } = checkFilesAs('app-services', app({ ...NOW, Tag: { _id: 'objectId' } }, 'Task, Tag', 'Tag'), {}, app(NOW, 'Task', 'Task'));
    expect(findings.map(({ rule }) => rule)).not.toContain('dropped-collection');
  });
});
