import type { ts } from 'ts-morph';
import type { Ambiguity, ClientClass } from '../../schema/client-schemas';
import type { ObjectSchema } from '../../schema/model';
import type { Declaration } from '../classes/declaration';
import type { ReadSchema } from '../classes/object-schema';
import { once, type ClientMemory } from '../modules/memory';
import type { Configuration } from './configurations';

/** How an object is listed: in what kinds of realms, and the highest schema version that lists it, with the realm's path where it is known. */
interface Use {
  readonly synced: boolean;
  readonly version: number | null;
  readonly path: string | undefined;
  readonly files: readonly RealmFile[];
}

/** A file that a configuration opens; `path` is `undefined` where it is not known. */
interface RealmFile {
  readonly sync: Configuration['sync'];
  readonly path: string | undefined;
}

/** For every object that a configuration lists, how it is listed. */
function usage(configurations: readonly Configuration[]): ReadonlyMap<ts.Node, Use> {
  const used = new Map<ts.Node, Use>();
  for (const { declarations, sync, schemaVersion, path } of configurations) {
    for (const declaration of declarations) {
      if (declaration.kind !== 'schema') continue;
      const { node } = declaration.object;
      const before = used.get(node);
      const version = schemaVersion?.value ?? null;
      const isHigher = before === undefined || (version ?? -1) > (before.version ?? -1);
      const highest = isHigher ? { version, path: path.known ? path.text : undefined } : { version: before.version, path: before.path };
      const file: RealmFile = { sync, path: path.known ? path.text : undefined };
      used.set(node, { synced: sync !== 'local' || (before?.synced ?? false), ...highest, files: [...(before?.files ?? []), file] });
    }
  }
  return used;
}

interface Chosen {
  readonly classes: readonly ClientClass[];
  readonly ambiguous: readonly Ambiguity[];
  readonly superseded: readonly Ambiguity[];
  /** Whether a declaration is that of an earlier version. */
  readonly isSuperseded: (declaration: Declaration) => boolean;
}

/** In this order: listed by a synced realm, listed at all, listed for the highest schema version. */
function byUse(used: ReadonlyMap<ts.Node, Use>): (a: ReadSchema, b: ReadSchema) => number {
  const rank = ({ node }: ReadSchema): number => (used.get(node)?.synced === true ? 0 : used.has(node) ? 1 : 2);
  const version = ({ node }: ReadSchema): number => used.get(node)?.version ?? -1;
  return (a, b) => rank(a) - rank(b) || version(b) - version(a);
}

/** Whether one use is an earlier version of the other: a realm in another file is no version of it. */
function isEarlierUse(use: Use | undefined, { version, path }: Use): boolean {
  if (version === null || use === undefined || (use.version ?? version) >= version) return false;
  return use.path === undefined || path === undefined || use.path === path;
}

/** Whether two files are surely not the same: a synced realm has a file of its own. */
function areApart(a: RealmFile, b: RealmFile): boolean {
  if (a.sync === 'unknown' || b.sync === 'unknown') return false;
  return a.sync !== b.sync || (a.path !== undefined && b.path !== undefined && a.path !== b.path);
}

/** Whether no file is opened with both declarations, as far as files are known. */
const inSeparateFiles = (a: Use | undefined, b: Use | undefined): boolean =>
  a !== undefined && b !== undefined && a.files.every((file) => b.files.every((other) => areApart(file, other)));

const areListedTogether = (a: ts.Node, b: ts.Node, configurations: readonly Configuration[]): boolean =>
  configurations.some(({ declarations }) =>
    [a, b].every((node) => declarations.some((each) => each.kind === 'schema' && each.object.node === node)),
  );

/** One class a name: the one that reaches a synced configuration, else any configuration, else the first. */
export function chooseClasses(
  read: readonly ReadSchema[], configurations: readonly Configuration[], local: readonly string[], memory: ClientMemory,
): Chosen {
  const used = usage(configurations);
  const byName = new Map<string, ReadSchema[]>();
  for (const each of read) {
    const group = byName.get(each.schema.name);
    if (group === undefined) byName.set(each.schema.name, [each]);
    else group.push(each);
  }
  const classes: ClientClass[] = [];
  const ambiguous: Ambiguity[] = [];
  const superseded: Ambiguity[] = [];
  const earlier = new Set<ts.Node>();
  for (const [name, group] of byName) {
    const [chosen, ...others] = group.length === 1 ? group : [...group].sort(byUse(used));
    if (chosen === undefined) continue;
    const synced =
      !local.includes(name) && (group.some(({ node }) => used.get(node)?.synced === true) || !group.some(({ node }) => used.has(node)));
    const before = once(memory, chosen.schema, (): ClientClass => ({ ...chosen.schema, synced, unread: chosen.unread }));
    classes.push(before.synced === synced ? before : { ...before, synced });
    if (others.length === 0) continue;
    const shape = shapeOf(chosen.schema);
    const different = others.filter((other) => shapeOf(other.schema) !== shape);
    const current = used.get(chosen.node);
    const isEarlier = ({ node }: ReadSchema): boolean => current !== undefined && isEarlierUse(used.get(node), current);
    const isSeparate = ({ node }: ReadSchema): boolean => inSeparateFiles(current, used.get(node));
    // Two schemas of one name in one list are refused: that is said at the list.
    const present = different.filter((each) => !isEarlier(each) && !areListedTogether(chosen.node, each.node, configurations));
    const add = (list: Ambiguity[], rest: readonly ReadSchema[], separate: boolean): void => {
      if (rest.length > 0) list.push({ class: name, declarations: [chosen, ...rest].map(({ schema }) => schema.source), separate });
    };
    add(superseded, different.filter(isEarlier), false);
    for (const { node } of different.filter(isEarlier)) earlier.add(node);
    add(ambiguous, present.filter((each) => !isSeparate(each)), false);
    add(ambiguous, present.filter(isSeparate), true);
  }
  return { classes, ambiguous, superseded, isSuperseded: (each) => each.kind === 'schema' && earlier.has(each.object.node) };
}

/** The canonical form as text, without places, whatever the order of its keys. */
function shapeOf(schema: ObjectSchema): string {
  const properties = [...schema.properties.values()]
    .map(({ source: _source, ...rest }) => JSON.stringify(Object.entries(rest).sort()))
    .sort();
  return JSON.stringify([schema.primaryKey, schema.embedded, schema.asymmetric, properties]);
}
