import path from 'node:path';
import { ts } from 'ts-morph';
import { createEvaluator } from '../../../client/evaluate/evaluate';
import type { Evaluator } from '../../../client/evaluate/evaluation';
import { stringOf } from '../../../client/evaluate/value';
import { createMemory, type ClientMemory } from '../../../client/modules/memory';
import { createModules } from '../../../client/modules/modules';
import { unparsedFile } from '../../../client/modules/source-faults';
import { fileOf, placeOf } from '../../../client/syntax/place';
import type { ServerProblem, Unchecked } from '../../../schema/server-schemas';
import type { FileTree } from '../../../tree/file-tree';
import { readGiven, type ReadCollections, type Validated } from '../collections';
import { withCallers } from './callers';
import { inTheEnd, type Given } from './in-the-end';
import { inMigrationOrder } from './migration-order';
import { callsByName, createRounds } from './rounds';
import { keywordsIn, keywordsWithin, siteOfCall, siteOfCommand, siteOfKeyword, subjectOf, type Site } from './sites';
import { isTakenBack } from './taken-back';
import { documentOf } from './value-document';

/** What the code of some files gives the collections of a database. */
export interface ReadCode extends ReadCollections {
  readonly problems: readonly ServerProblem[];
  /** The files that were read, those that others import from among them. */
  readonly files: readonly string[];
}

type Find<N extends ts.Node> = (node: N, evaluator: Evaluator, through: readonly ts.CallExpression[]) => Site | undefined;

/** Whether a place counts that speaks of nothing but what another one has given already. */
type Repeated = 'again' | 'once';

/** The name of a file is that of a collection where it is none of a migration. */
function namedAsFile(file: string): string | undefined {
  const name = path.posix.basename(file).replace(/\.[^.]+$/, '');
  return /^\d|^index$/.test(name) ? undefined : subjectOf(name) || undefined;
}

interface Name {
  readonly name: string;
  /** Why it is not known. */
  readonly unknown?: string;
  readonly isByFile?: true;
}

function nameOf({ collection, node }: Site): Name {
  const byFile = collection === undefined ? namedAsFile(fileOf(node)) : undefined;
  const known = typeof collection === 'string' ? collection : (stringOf(collection) ?? byFile);
  if (known !== undefined) return { name: known, ...(known === byFile ? { isByFile: true } : {}) };
  const said = (collection as { readonly reason?: string } | undefined)?.reason ?? 'its name is no text';
  const reason = collection === undefined ? 'nothing there names it' : said;
  return { name: node.getSourceFile().text.slice(node.getStart(), node.getStart() + 20), unknown: reason };
}

/** That nothing but the name of a file says which collection a validator is of. */
const assumedAt = (node: ts.Node, collection: string): Unchecked => ({
  kind: 'class', class: collection, property: null, isRead: true, server: placeOf(node),
  reason: 'nothing in the code names its collection, which is taken to be called as the file is',
});

/** What a place gives, as it stands: evaluated, since the round of a loop that it is in ends. */
function givenAt(site: Site, from: ts.Node): Given {
  const { name, unknown, isByFile } = nameOf(site);
  const document = documentOf(site.options);
  const read = readGiven({ document, node: document.root }, { collection: name, database: null });
  const { node } = site;
  const assumed = isByFile === true && read.collections.length > 0 ? [assumedAt(node, name)] : [];
  if (unknown === undefined) return { collection: name, read: { ...read, unchecked: [...read.unchecked, ...assumed] }, node, from };
  const collections = read.collections.map((each): Validated => ({ ...each, nameless: unknown }));
  const unchecked = read.unchecked.map((each): Unchecked => ({ ...each, class: null, isNameless: true }));
  return { collection: `\0${fileOf(node)}\0${node.pos}`, read: { collections, unchecked }, node, from };
}

/** All that the places of some files give, those in functions once for each call, in the order of the files and of the places in them. */
function findGiven(sources: readonly ts.SourceFile[], evaluator: Evaluator): Given[] {
  const rounds = createRounds(evaluator, callsByName(sources));
  const claimed = new Set<ts.Node>();
  const found: Given[] = [];

  function search<N extends ts.Node>(isKind: (node: ts.Node) => node is N, find: Find<N>, repeated: Repeated): void {
    const visit = (node: ts.Node): void => {
      if (isKind(node) && !isTakenBack(node)) take(node, find, repeated);
      ts.forEachChild(node, visit);
    };
    sources.forEach(visit);
  }

  function take<N extends ts.Node>(node: N, find: Find<N>, repeated: Repeated): void {
    const given = rounds.inEach(node, (through) => {
      const site = find(node, evaluator, through);
      if (site === undefined) return [];
      const [known, written] = [keywordsIn(site.options), keywordsWithin(site.node)];
      const isRepeated = (known.length > 0 ? known : written).every((each) => claimed.has(each));
      return repeated === 'once' && isRepeated ? [] : [{ keywords: [...known, ...written], given: givenAt(site, through[0] ?? site.node) }];
    }).flat();
    given.forEach(({ keywords }) => keywords.forEach((each) => claimed.add(each)));
    found.push(...given.map((each) => each.given));
  }

  search(ts.isCallExpression, siteOfCall, 'again');
  search(ts.isObjectLiteralExpression, (node, of) => (handedOver(node) ? undefined : siteOfCommand(node, of)), 'again');
  search(ts.isObjectLiteralExpression, siteOfKeyword, 'once');
  const order = new Map(sources.map((source, index) => [source, index]));
  const placeIn = ({ from }: Given): number => order.get(from.getSourceFile()) ?? 0;
  return found.sort((a, b) => placeIn(a) - placeIn(b) || a.from.pos - b.from.pos || a.node.pos - b.node.pos);
}

/** Whether an object is the options of `createCollection`, which is a place by itself. */
const handedOver = ({ parent }: ts.Node): boolean => ts.isCallExpression(parent) && /\bcreateCollection$/.test(parent.expression.getText());

/** The files that some import from, as far as they were followed. */
function withImports(files: readonly string[], { imports }: ClientMemory): string[] {
  const found = new Set(files);
  for (const file of found) for (const target of imports.get(file)?.values() ?? []) if (target !== undefined) found.add(target);
  return [...found];
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Reads the validators that code gives to collections, without running it. */
export function readCode(tree: FileTree, files: readonly string[]): ReadCode {
  const memory = createMemory();
  const modules = createModules(tree, memory);
  const all = inMigrationOrder(withCallers(tree, files, (file) => modules.load(file)?.source));
  const loaded = all.flatMap((file) => modules.load(file) ?? []);
  const evaluator = createEvaluator({ modules, assigned: new Map(), built: () => undefined });
  const given = inTheEnd(findGiven(loaded.map(({ source }) => source), evaluator));
  const problems = loaded.flatMap(unparsedFile).map(({ reason, client }) => ({
    message: sentence(reason),
    help: 'Mend the file: what it gives to collections is not known.',
    place: client,
  }));
  return {
    ...given,
    problems,
    files: withImports(all, memory),
  };
}
