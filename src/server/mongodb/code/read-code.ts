import path from 'node:path';
import { ts } from 'ts-morph';
import { createEvaluator } from '../../../client/evaluate/evaluate';
import type { Evaluator } from '../../../client/evaluate/evaluation';
import { stringOf } from '../../../client/evaluate/value';
import { createMemory, type ClientMemory } from '../../../client/modules/memory';
import { createModules } from '../../../client/modules/modules';
import { unparsedFile } from '../../../client/modules/source-faults';
import { fileOf } from '../../../client/syntax/place';
import type { ServerProblem, Unchecked } from '../../../schema/server-schemas';
import type { FileTree } from '../../../tree/file-tree';
import { readGiven, type ReadCollections, type Validated } from '../collections';
import { inMigrationOrder } from './migration-order';
import { callsByName, inEachRound } from './rounds';
import { keywordsIn, siteOfCall, siteOfCommand, siteOfKeyword, subjectOf, type Site } from './sites';
import { isTakenBack } from './taken-back';
import { documentOf } from './value-document';

/** What the code of some files gives the collections of a database. */
export interface ReadCode extends ReadCollections {
  readonly problems: readonly ServerProblem[];
  /** The files that were read, those that others import from among them. */
  readonly files: readonly string[];
}

/** What one place gives one collection. */
interface Given {
  readonly collection: string;
  readonly file: string;
  readonly read: ReadCollections;
}

type Find<N extends ts.Node> = (node: N, evaluator: Evaluator) => Site | undefined;

/** Whether a place counts that speaks of nothing but what another one has given already. */
type Repeated = 'again' | 'once';

/** The name of a file is that of a collection where it is none of a migration. */
function namedAsFile(file: string): string | undefined {
  const name = path.posix.basename(file).replace(/\.[^.]+$/, '');
  return /^\d|^index$/.test(name) ? undefined : subjectOf(name) || undefined;
}

function nameOf({ collection, node }: Site): { readonly name: string; readonly unknown?: string } {
  const byFile = collection === undefined ? namedAsFile(fileOf(node)) : undefined;
  const known = typeof collection === 'string' ? collection : (stringOf(collection) ?? byFile);
  if (known !== undefined) return { name: known };
  const said = (collection as { readonly reason?: string } | undefined)?.reason ?? 'its name is no text';
  const reason = collection === undefined ? 'nothing there names it' : said;
  return { name: node.getSourceFile().text.slice(node.getStart(), node.getStart() + 20), unknown: reason };
}

/** What a place gives, as it stands: evaluated, since the round of a loop that it is in ends. */
function givenAt(site: Site): Given {
  const { name, unknown } = nameOf(site);
  const document = documentOf(site.options);
  const read = readGiven({ document, node: document.root }, { collection: name, database: null });
  const file = fileOf(site.node);
  if (unknown === undefined) return { collection: name, file, read };
  const collections = read.collections.map((each): Validated => ({ ...each, nameless: unknown }));
  const unchecked = read.unchecked.map((each): Unchecked => ({ ...each, class: null, isNameless: true }));
  return { collection: `\0${site.node.pos}`, file, read: { collections, unchecked } };
}

/** All that the places of some files give, those in functions once for each call. */
function findGiven(sources: readonly ts.SourceFile[], evaluator: Evaluator): Given[] {
  const calls = callsByName(sources);
  const claimed = new Set<ts.Node>();
  const found: { readonly node: ts.Node; readonly given: readonly Given[] }[] = [];

  function search<N extends ts.Node>(isKind: (node: ts.Node) => node is N, find: Find<N>, repeated: Repeated): void {
    const visit = (node: ts.Node): void => {
      if (isKind(node) && !isTakenBack(node)) take(node, find, repeated);
      ts.forEachChild(node, visit);
    };
    sources.forEach(visit);
  }

  function take<N extends ts.Node>(node: N, find: Find<N>, repeated: Repeated): void {
    const given = inEachRound(node, evaluator, calls, () => {
      const site = find(node, evaluator);
      const keywords = site === undefined ? [] : keywordsIn(site.options);
      if (site === undefined || (repeated === 'once' && keywords.every((each) => claimed.has(each)))) return [];
      return [{ keywords, given: givenAt(site) }];
    }).flat();
    given.forEach(({ keywords }) => keywords.forEach((each) => claimed.add(each)));
    if (given.length > 0) found.push({ node, given: given.map((each) => each.given) });
  }

  search(ts.isCallExpression, siteOfCall, 'again');
  search(ts.isObjectLiteralExpression, (node, of) => (handedOver(node) ? undefined : siteOfCommand(node, of)), 'again');
  search(ts.isObjectLiteralExpression, siteOfKeyword, 'once');
  const order = new Map(sources.map((source, index) => [source, index]));
  const placeIn = ({ node }: { readonly node: ts.Node }): number => order.get(node.getSourceFile()) ?? 0;
  return found.sort((a, b) => placeIn(a) - placeIn(b) || a.node.pos - b.node.pos).flatMap(({ given }) => given);
}

/** Whether an object is the options of `createCollection`, which is a place by itself. */
const handedOver = ({ parent }: ts.Node): boolean => ts.isCallExpression(parent) && /\bcreateCollection$/.test(parent.expression.getText());

/** What stands in the end: of several that one folder gives one collection, the last counts, as where migrations run one after another. */
function lastOnes(given: readonly Given[]): readonly Given[] {
  const last = new Map<string, Given>();
  for (const each of given) {
    const key = `${path.posix.dirname(each.file)}\0${each.collection}\0${each.collection.startsWith('\0') ? each.file : ''}`;
    const before = last.get(key);
    last.delete(key);
    last.set(key, before !== undefined && isUnknown(each) && !isUnknown(before) ? before : each);
  }
  return [...last.values()];
}

/** Whether a place may give a validator and nothing is known of it. */
const isUnknown = ({ read: { collections, unchecked } }: Given): boolean =>
  collections.length === 0 && unchecked.length > 0 && unchecked.every(({ isNameless }) => isNameless === true);

/** The files that some import from, as far as they were followed. */
function withImports(files: readonly string[], { imports }: ClientMemory): string[] {
  const found = new Set(files);
  for (const file of found) for (const target of imports.get(file) ?? []) found.add(target);
  return [...found];
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Reads the validators that code gives to collections, without running it. */
export function readCode(tree: FileTree, files: readonly string[]): ReadCode {
  const memory = createMemory();
  const modules = createModules(tree, memory);
  const read = inMigrationOrder(files).map((file) => ({ file, module: modules.load(file) }));
  const loaded = read.flatMap(({ module }) => module ?? []);
  const evaluator = createEvaluator({ modules, assigned: new Map(), built: () => undefined });
  const given = lastOnes(findGiven(loaded.map(({ source }) => source), evaluator));
  const problems = loaded.flatMap(unparsedFile).map(({ reason, client }) => ({
    message: sentence(reason),
    help: 'Mend the file: what it gives to collections is not known.',
    place: client,
  }));
  return {
    collections: given.flatMap(({ read: { collections } }) => collections),
    unchecked: given.flatMap(({ read: { unchecked } }) => unchecked),
    problems,
    files: withImports(files, memory),
  };
}
