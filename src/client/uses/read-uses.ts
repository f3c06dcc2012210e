import { ts } from 'ts-morph';
import type { Use } from '../../schema/uses';
import type { FileTree } from '../../tree/file-tree';
import type { Evaluator } from '../evaluate/evaluation';
import { wordsOf } from '../../tree/text';
import { clientSources } from '../modules/candidates';
import type { ClientMemory } from '../modules/memory';
import type { Modules } from '../modules/modules';
import { lookedUp, type Passes, type Settled } from '../modules/passes';
import { namesOf } from '../syntax/class-syntax';
import { findUses } from './find-uses';
import { MAY_USE } from './may-use';
import type { DeclaredClasses } from './origin';

/** What reading the uses of a client takes. */
interface UsesOf {
  readonly tree: FileTree;
  /** The files that the client was said to be; `undefined` where it is all of the app. */
  readonly files: readonly string[] | undefined;
  readonly memory: ClientMemory;
  readonly modules: Modules;
  readonly evaluator: Settled<Evaluator>;
  readonly passes: Passes;
  /** The schemas that were read, by the objects that they were read from. */
  readonly schemas: readonly { readonly node: ts.Node; readonly schema: { readonly name: string } }[];
  readonly classOf: DeclaredClasses['classOf'];
}

interface UsesRead {
  readonly uses: readonly Use[];
  readonly ofOtherNames: readonly Use[];
}

/**
 * Where the code of an app uses classes, file by file, in the order of the sources. Where files were named as the client, only they
 * are looked at, and a name that none of their classes has may be that of a class elsewhere: such uses stand apart.
 */
export function readUses({ tree, files, memory, modules, evaluator, passes, schemas, classOf: ofNode }: UsesOf): UsesRead {
  const names = atNeed(() => new Set(schemas.map(({ schema }) => schema.name)));
  const typeNames = atNeed(() => namesOfTypes(schemas));
  const using = (files ?? clientSources(tree)).filter((file) => {
    const words = usesSaidIn(file, tree, memory);
    return words === true || words.some((name) => typeNames().has(name));
  });
  const classOf = lookedUp(ofNode);
  const isClass = lookedUp((name: string) => names().has(name));
  const found = passes.over(
    using.flatMap((file) => modules.load(file) ?? []),
    { name: 'uses', restsOn: { evaluator, classOf, isClass }, read: findUses },
  );
  if (files === undefined) return { uses: found, ofOtherNames: [] };
  const isOwn = (each: Use): boolean => names().has(each.class);
  return { uses: found.filter(isOwn), ofOtherNames: found.filter((each) => !isOwn(each)) };
}

/** What is made once, where it is needed at all. */
function atNeed<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** What the words of a file say of its uses, so that most files are never parsed for them. Each text is looked at once. */
function usesSaidIn(file: string, tree: FileTree, memory: ClientMemory): true | readonly string[] {
  const known = memory.files.get(file);
  if (known?.mayUse !== undefined) return known.mayUse;
  const content = known?.content ?? tree.read(file);
  if (!('text' in content)) return [];
  const said = wordsOf(content, MAY_USE);
  const mayUse = said === 'yes' || (JSON.parse(said) as string[]);
  memory.files.set(file, { ...known, content, mayUse });
  return mayUse;
}

/** The names by which code can say that something is of a class. */
function namesOfTypes(schemas: UsesOf['schemas']): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { node, schema } of schemas) {
    names.add(schema.name);
    for (const name of namesOfHolder(node)) names.add(name);
  }
  return names;
}

const holders = new WeakMap<ts.Node, readonly string[]>();

/** The names of the class whose static an object is. */
function namesOfHolder(node: ts.Node): readonly string[] {
  const known = holders.get(node);
  if (known !== undefined) return known;
  let holder: ts.Node | undefined = node;
  while (holder !== undefined && !ts.isClassLike(holder)) holder = holder.parent;
  const names = holder === undefined ? [] : namesOf(holder);
  holders.set(node, names);
  return names;
}
