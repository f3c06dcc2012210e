import path from 'node:path';
import { ts } from 'ts-morph';
import { fileOf, placeOf } from '../../../client/syntax/place';
import type { Unchecked } from '../../../schema/server-schemas';
import { unreadReason } from '../../schema-node';
import type { ReadCollections } from '../collections';
import { areBranches } from './branches';

/** What one place gives one collection. */
export interface Given {
  /** Its name; where that is not known, a text that no other place has. */
  readonly collection: string;
  readonly read: ReadCollections;
  /** The place itself. */
  readonly node: ts.Node;
  /** Where it is reached from: the first of the calls that lead to it, or itself. */
  readonly from: ts.Node;
}

/** Scripts that run one after another, by the order of their names: those of a tool for migrations, and those that set up a container. */
const RUN_IN_ORDER = /(?:^|\/)(?:\d[^/]*|[^/]*(?:migrat|entrypoint-initdb)[^/]*\/[^/]*)$/i;

/** What runs after another one for certain has the same key: the scripts of one folder, or what stands in one function. */
function sequenceOf(node: ts.Node): string {
  const file = fileOf(node);
  if (RUN_IN_ORDER.test(file)) return path.posix.dirname(file);
  let at = node;
  while (at.parent !== undefined && !ts.isFunctionLike(at)) at = at.parent;
  return `${file}\0${at.pos}`;
}

/** Whether a place may give a validator and nothing is known of it. */
const isUnknown = ({ read: { collections, unchecked } }: Given): boolean =>
  collections.length === 0 && unchecked.length > 0 && unchecked.every(({ isNameless }) => isNameless === true);

/** Whether something of what a place gives is known. */
const isRead = ({ read: { collections } }: Given): boolean => collections.some(({ schema }) => unreadReason(schema.node) === undefined);

/** What stands at the end of each sequence: the last that is given there counts, and of the branches of a choice each. */
function lastOnes(given: readonly Given[]): readonly Given[] {
  const last = new Map<string, readonly Given[]>();
  for (const each of given) {
    const key = JSON.stringify([sequenceOf(each.from), each.collection]);
    const before = last.get(key) ?? [];
    const beside = before.filter(({ from }) => areBranches(from, each.from));
    const isKept = isUnknown(each) && before.some((one) => !beside.includes(one) && !isUnknown(one));
    last.delete(key);
    last.set(key, isKept ? before : [...beside, each]);
  }
  return [...last.values()].flat();
}

const shapeOf = ({ read: { collections } }: Given): string =>
  JSON.stringify(collections.map(({ schema: { document, node }, advisory }) => [document.value(node), advisory]));

/** A place that gives a collection something else than the one that counts, and nothing says which of the two comes last. */
function besides({ collection, node, read: { isTakenAway } }: Given, counts: Given): Unchecked {
  const { file, line } = placeOf(counts.node);
  const what = isTakenAway === true ? 'its validator is taken away here' : 'it gets another validator here';
  const reason = `${what}, and nothing says which of the two comes last: the one in ${file}:${line} is compared`;
  return { kind: 'class', class: collection, property: null, isRead: true, reason, server: placeOf(node) };
}

/**
 * What collections have in the end. Of the places that run one after another the last counts; of others the first, and where
 * another one gives something else, that is said.
 */
export function inTheEnd(given: readonly Given[]): ReadCollections {
  const byCollection = new Map<string, Given[]>();
  for (const each of lastOnes(given)) byCollection.set(each.collection, [...(byCollection.get(each.collection) ?? []), each]);
  const read = [...byCollection.values()].flatMap((all): ReadCollections[] => {
    const counts = all.find(isRead);
    if (counts === undefined) return all.map((each) => each.read);
    const others = all.filter((each) => each.read.isTakenAway === true || (isRead(each) && shapeOf(each) !== shapeOf(counts)));
    const unread = all.filter((each) => !isRead(each) && each.read.isTakenAway !== true).map((each) => each.read);
    return [counts.read, ...unread, { collections: [], unchecked: others.map((each) => besides(each, counts)) }];
  });
  return { collections: read.flatMap(({ collections }) => collections), unchecked: read.flatMap(({ unchecked }) => unchecked) };
}
