import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, severities, type Files } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const TASK: Classes = { Task: { _id: 'objectId' } };
const BOTH: Classes = { ...TASK, Tag: { _id: 'objectId' } };

/** Code on the fifth line, beside a realm that is opened with a list. */
const code = (text: string, list = 'Task'): Files => ({
  'client/open.tsx': `import Realm from 'realm'; import { useObject, useQuery } from '@realm/react';\nimport { Task } from './Task'; import { Tag } from './Tag';\nimport { sync } from './sync';\n\n${text}\nexport const open = () => Realm.open({ schema: [${list}], sync });\n`,
});

const BEFORE: Files = { ...client(BOTH), ...server(BOTH), ...code('', 'Task, Tag') };
const now = (text: string, ofClient: Classes = TASK, ofServer: Classes = TASK, list = 'Task'): Files => ({ ...client(ofClient), ...server(ofServer), ...code(text, list) });

/** All that is said of `Tag`, with its place on the client. */
const found = (files: Files, before: Files | undefined = BEFORE): string[] =>
  checkFiles(files, {}, before).findings.filter((each) => each.class === 'Tag').map(({ rule, client: at, message, baseline }) =>
    `${rule} ${at?.line ?? ''}:${at?.column ?? ''}${rule === 'dropped-collection' ? ` ${/(subscribed|created|read)(?: to)? here/.exec(message)?.[1] ?? ''} ${baseline?.file ?? ''}` : ''}`);

const REMOVED = 'removed-class :';
const FILE = 'server/data_sources/mongodb-atlas/app/Tag/schema.json';

describe('dropped-collection', () => {
  it.each<[string, string, string[]]>([
    ['read by its name', "export const all = (realm: Realm) => realm.objects('Tag');", [`dropped-collection 5:52 read ${FILE}`]],
    ['read by its key', "export const one = (realm: Realm, id) => realm.objectForPrimaryKey('Tag', id);", [`dropped-collection 5:68 read ${FILE}`]],
    ['created', "export const add = (realm: Realm) => realm.create('Tag', {});", [`dropped-collection 5:51 created ${FILE}`]],
    ['in a hook', "export const useTags = () => useQuery('Tag').filtered('a == 1');", [`dropped-collection 5:39 read ${FILE}`]],
    ['in a hook for one object', "export const useTag = (id) => useObject('Tag', id);", [`dropped-collection 5:41 read ${FILE}`]],
    ['subscribed to', "export const sub = (realm: Realm) => realm.objects('Tag').subscribe();", [`dropped-collection 5:52 subscribed ${FILE}`]],
    ['in a set of subscriptions', "export const sub = (realm: Realm) => realm.subscriptions.update((subs) => { subs.add(realm.objects('Tag')); });", [`dropped-collection 5:100 subscribed ${FILE}`]],
    ['in subscriptions from the start', "export const config = { schema: [Task], sync: { flexible: true, initialSubscriptions: { update(subs, realm) { subs.add(realm.objects('Tag')); } } } };\nexport const go = () => Realm.open(config);", [`dropped-collection 5:134 subscribed ${FILE}`]],
    ['in two places', "export const all = (realm: Realm) => realm.objects('Tag');\nexport const useTags = () => useQuery('Tag');", [`dropped-collection 5:52 read ${FILE}`, `dropped-collection 6:39 read ${FILE}`]],
    ['only deleted', "export const clear = (realm: Realm) => realm.deleteModel('Tag');", []],
    ['another class', "export const all = (realm: Realm) => realm.objects('Task');", []],
  ])('a class that is gone on both sides, %s', (_name, text, expected) => {
    expect(found(now(text)).filter((each) => !each.startsWith('removed-class'))).toEqual(expected);
  });

  it.each<[string, Files, string[]]>([
    ['by the class itself, in no list any more', now('export const all = (realm: Realm) => realm.objects(Tag);', BOTH), ['removed-class 3:1', 'unused-class 3:1', `dropped-collection 5:52 read ${FILE}`]],
    ['by the class itself, where it is listed still: one finding', now('export const all = (realm: Realm) => realm.objects(Tag);', BOTH, TASK, 'Task, Tag'), ['removed-class 3:1']],
    ['in a local realm', { ...now("export const all = (realm: Realm) => realm.objects('Tag');", BOTH), 'client/cache.ts': "import Realm from 'realm';\nimport { Tag } from './Tag';\nexport const cache = new Realm({ path: 'cache', schema: [Tag] });\n" }, ['removed-class 3:1']],
    ['where a list was not read', now("export const all = (realm: Realm) => realm.objects('Tag');", TASK, TASK, 'Task, ...more()'), []],
    ['where a file cannot be read', { ...now("export const all = (realm: Realm) => realm.objects('Tag');"), 'client/Other.ts': "import Realm from 'realm';\nexport const other = () => Realm.open({ path: 'b', schema: [" }, []],
    ['where another class could not be read', { ...now("export const all = (realm: Realm) => realm.objects('Tag');"), ...clientClass('Draft', '    properties: make(),') }, [`dropped-collection 5:52 read ${FILE}`]],
    ['that itself could not be read', { ...now("export const all = (realm: Realm) => realm.objects('Tag');"), ...clientClass('Tag', '    properties: make(),') }, ['changed-primary-key 3:1', 'removed-class 3:1', 'unused-class 3:1', 'unresolved-schema 6:5']],
    ['where a realm has no list', now("export const all = (realm: Realm) => realm.objects('Tag');\nRealm.open({ sync });"), []],
    ['that is there again', now("export const all = (realm: Realm) => realm.objects('Tag');", TASK, BOTH), ['unknown-class 5:52']],
    ['in a file of the server that cannot be read', { ...now("export const all = (realm: Realm) => realm.objects('Tag');"), [FILE]: '{ "title": "Tag", ' }, ['unknown-class 5:52']],
  ])('a class %s', (_name, files, expected) => {
    expect(found(files).filter((each) => each !== REMOVED)).toEqual(expected);
  });

  it('without a baseline nobody knows what the server had', () => {
    const files = now("export const all = (realm: Realm) => realm.objects('Tag');");
    expect(checkFiles(files).findings.filter((each) => each.class === 'Tag').map(({ rule }) => rule)).toEqual(['unknown-class']);
  });

  it.each<[string, string[], Files, string[]]>([
    ['by a folder', ['client'], {}, ['dropped-collection 5:52 read']],
    ['by a pattern', ['client/**/*.{ts,tsx}'], {}, ['dropped-collection 5:52 read']],
    ['and an unnamed one has a class of the name', ['client'], { 'cache/Tag.ts': "import Realm from 'realm';\nexport const Tag = { name: 'Tag', properties: { a: 'int' } };\nexport const cache = new Realm({ path: 'cache', schema: [Tag] });\n" }, []],
    ['and the use is in an unnamed one', ['client/Task.ts'], {}, []],
  ])('where files were named as the client, %s', (_name, named, more, expected) => {
    const before = { ...BEFORE, ...more };
    const files = { ...now("export const all = (realm: Realm) => realm.objects('Tag');"), ...more };
    const findings = checkFiles(files, { client: named }, before).findings.filter((each) => each.class === 'Tag' && each.rule !== 'removed-class');
    expect(findings.map(({ rule, client: at, message }) => `${rule} ${at?.line ?? ''}:${at?.column ?? ''} ${/is (\w+) here/.exec(message)?.[1] ?? ''}`)).toEqual(expected);
  });

  it('only a subscription fails by itself', () => {
    const breaks = (text: string): readonly (readonly string[])[] => checkFiles(now(text), {}, BEFORE).findings.filter(({ rule }) => rule === 'dropped-collection').map((each) => each.breaks);
    expect(breaks("export const all = (realm: Realm) => realm.objects('Tag');")).toEqual([[]]);
    expect(breaks("export const all = (realm: Realm) => realm.objects('Tag').subscribe();")).toEqual([['query']]);
  });

  it('says nothing of a class of a local realm that the server never had', () => {
    const local = client({ Draft: { _id: 'objectId' } });
    const use = "export const all = (realm: Realm) => [realm.objects('Tag'), realm.objects('Draft')];";
    const { findings } = checkFiles({ ...now(use), ...local }, {}, { ...BEFORE, ...local });
    expect(findings.filter(({ rule }) => rule === 'dropped-collection').map((each) => each.class)).toEqual(['Tag']);
  });

  it('speaks of sync only', () => {
    const files = now("export const all = (realm: Realm) => realm.objects('Tag');");
    expect(severities(files, BEFORE)['app-services']).toContain('warn');
    expect(checkFiles(files, { target: 'local' }, BEFORE).findings.map(({ rule }) => rule)).not.toContain('dropped-collection');
  });
});
