import { ts } from 'ts-morph';
import type { Use } from '../../schema/uses';
import type { FileTree } from '../../tree/file-tree';
import type { Evaluator } from '../evaluate/evaluation';
import { clientSources, filesWith } from '../modules/candidates';
import type { Modules } from '../modules/modules';
import { settled, type Passes, type Settled } from '../modules/passes';
import { namesOf } from '../syntax/class-syntax';
import { findUses } from './find-uses';
import { mayUse } from './may-use';
import type { DeclaredClasses } from './origin';

/** What reading the uses of a client takes. */
interface UsesOf {
  readonly tree: FileTree;
  /** The files that the client was said to be; `undefined` where it is all of the app. */
  readonly files: readonly string[] | undefined;
  readonly modules: Modules;
  readonly evaluator: Settled<Evaluator>;
  readonly passes: Passes;
  /** The schemas that were read, by the objects that they were read from. */
  readonly schemas: readonly { readonly node: ts.Node; readonly schema: { readonly name: string } }[];
}

/**
 * Where the code of an app uses its classes, file by file, in the order of the sources. Files that only use classes may stand
 * beside those that were named as the client: there only what refers to a class itself counts.
 */
export function readUses({ tree, files, modules, evaluator, passes, schemas }: UsesOf): Use[] {
  const classes: DeclaredClasses = {
    byNode: new Map(schemas.map(({ node, schema }) => [node, schema.name])),
    names: new Set(schemas.map(({ schema }) => schema.name)),
  };
  const typeNames = new Set(schemas.flatMap(({ node, schema }) => [schema.name, ...namesOfHolder(node)]));
  const named = files === undefined ? undefined : new Set(files);
  const all = named === undefined ? clientSources(tree) : [...new Set([...named, ...clientSources(tree)])];
  const using = filesWith(tree, all, (text) => mayUse(text, (name) => typeNames.has(name)));
  const grounds = settled(classes, [...classes.byNode].flat());
  const found = passes.over(
    using.flatMap(({ file }) => modules.load(file) ?? []),
    { name: 'uses', restsOn: { evaluator, classes: grounds }, read: findUses },
  );
  if (named === undefined) return found;
  return found.filter((each) => each.named === 'reference' || (named.has(each.classPlace.file) && classes.names.has(each.class)));
}

/** The names of the class whose static an object is. */
function namesOfHolder(node: ts.Node): string[] {
  for (let each: ts.Node | undefined = node; each !== undefined; each = each.parent) if (ts.isClassLike(each)) return namesOf(each);
  return [];
}
