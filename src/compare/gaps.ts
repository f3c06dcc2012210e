import type { ClientSchemas, Unresolved } from '../schema/client-schemas';
import { syncModeOf, type ServerProblem, type ServerSchemas, type SyncConfiguration } from '../schema/server-schemas';
import { worldOf } from '../schema/targets';
import { unreadOf, type Change, type SideClass } from './changes';
import type { Mismatch } from './difference';
import { byName, type Sides } from './pairs';

/**
 * What a reading of one side may hold beyond what was read: what is not known to be there is not known to be missing either.
 * Everything that compares sides or revisions goes through here, so that a damaged file is one finding and no change.
 */
export interface Gaps {
  /** Classes that could not be read; `null` stands for one of any name. */
  readonly names: ReadonlySet<string | null>;
  /** Files of which something could not be read. */
  readonly files: ReadonlySet<string>;
  /** Whether what a file says of a class rests on a part of it that could not be read. */
  readonly isUnsure: (statement: Statement, file: string) => boolean;
}

/** What is said of a class: of which kind a difference is, and of which property. */
interface Statement {
  readonly kind: string;
  readonly differs?: string | undefined;
  readonly property: string | null;
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/'));

/** What comes or goes by its name: where a title is damaged, the class has the name of its place. */
const ABOUT_NAMES: ReadonlySet<string> = new Set(['added-class', 'removed-class', 'renamed-class']);

/** Whether something is said of a value's being optional. */
const isOptionality = ({ kind, differs }: Statement): boolean => kind === 'optionality' || differs === 'optionality';

type Words = readonly (string | number | undefined)[];

/** The path to a fault: the words of the schema on the way, and the innermost property, which may be called like one of them. */
function steps({ path = [] }: ServerProblem): { readonly words: Words; readonly property: string | undefined } {
  const words = [];
  let property: string | undefined;
  for (let at = 0; at < path.length; at += 1) {
    words.push(path[at]);
    if (path[at] !== 'properties') continue;
    at += 1;
    property = path[at]?.toString() ?? property;
  }
  return { words, property };
}

/** The properties that faults are in, by the file; `undefined` stands for a fault in none. */
export function damagedProperties(problems: readonly ServerProblem[]): ReadonlyMap<string, ReadonlySet<string | undefined>> {
  const found = new Map<string, Set<string | undefined>>();
  for (const problem of problems) {
    const { file } = problem.place;
    found.set(file, (found.get(file) ?? new Set()).add(steps(problem).property));
  }
  return found;
}

/** The files with a fault that is at some words of their schemas. */
const filesWhere = (problems: readonly ServerProblem[], isMeant: (words: Words) => boolean): ReadonlySet<string> =>
  new Set(problems.filter((each) => isMeant(steps(each).words)).map(({ place }) => place.file));

/** Whether a difference in a file rests on what a damaged property, `required` or relationships.json would have said. */
function restsOn(problems: readonly ServerProblem[]): Gaps['isUnsure'] {
  const required = filesWhere(problems, (words) => words.includes('required'));
  const titles = filesWhere(problems, (words) => words.at(-1) === 'title');
  const links = new Set(
    problems.filter(({ place }) => place.file.endsWith('/relationships.json')).map(({ place }) => folderOf(place.file)),
  );
  const properties = damagedProperties(problems);
  return (statement, file) => {
    if (ABOUT_NAMES.has(statement.kind)) return titles.has(file);
    if (properties.get(file)?.has(statement.property ?? '') === true) return true;
    return isOptionality(statement) ? required.has(file) : statement.kind === 'link' && links.has(folderOf(file));
  };
}

/** A list of classes, or a class, that was not read, by what does not change when other lines of its file do. */
const unreadList = ({ class: name, client: { file }, reason }: Unresolved): string => JSON.stringify([name, file, reason]);

/**
 * The gaps of a client, beside another revision of it. A list that was not read there either, for the same reason, has not taken up a
 * class since: what went or came elsewhere is a change all the same.
 */
export function gapsOfClient({ unresolved: own }: ClientSchemas, other: ClientSchemas): Gaps {
  const others = other.unresolved.map(unreadList);
  const isNew = (each: Unresolved): boolean => {
    const list = unreadList(each);
    return own.filter((one) => unreadList(one) === list).length > others.filter((one) => one === list).length;
  };
  return {
    names: new Set(own.filter((each) => each.class !== null || isNew(each)).map((each) => each.class)),
    files: new Set(),
    isUnsure: () => false,
  };
}

export function gapsOfServer({ unchecked, problems }: ServerSchemas): Gaps {
  return {
    names: new Set(unchecked.filter(({ property, isRead }) => property === null && isRead !== true).map((each) => each.class)),
    files: new Set(problems.map(({ place }) => place.file)),
    isUnsure: restsOn(problems),
  };
}

/** Whether a class that is not in the other revision may be there all the same, in what was not read of it. */
const mayBeIn =
  ({ names, files }: Gaps) =>
  ({ name, source }: SideClass): boolean =>
    names.has(null) || names.has(name) || files.has(source.file);

/**
 * The classes of a revision that are in another too, or would be if that had them: what was not read has neither come nor gone,
 * and an embedded class is not read where what holds it is not.
 */
export function comparable<C extends SideClass>(classes: readonly C[], others: readonly C[], gaps: Gaps): C[] {
  const known = byName(others);
  const mayBe = mayBeIn(gaps);
  const isHeldUnread = ({ name: held }: C): boolean =>
    classes.some((holder) =>
      [...holder.properties.values()].some(({ objectType, mapTo }) => {
        if (objectType !== held) return false;
        const other = known.get(holder.name);
        return other === undefined ? mayBe(holder) : unreadOf(other).properties.has(mapTo);
      }),
    );
  return classes.filter((each) => known.has(each.name) || !(mayBe(each) || (each.embedded && isHeldUnread(each))));
}

/** Some kinds of changes do not have these. */
const NOT_SAID = { differs: undefined, to: undefined, before: undefined, after: undefined };

/** Whether a change of the server is none for certain, since a file was damaged then or is now. A property that is damaged neither comes nor goes. */
export function isUnsureChange(change: Change, before: Gaps, now: Gaps): boolean {
  const { kind, differs, to, before: earlier, after: later } = { ...NOT_SAID, ...change };
  const statement = { kind, differs, property: to?.mapTo ?? null };
  const wasUnsure = earlier !== undefined && before.isUnsure(statement, earlier.source.file);
  return wasUnsure || (later !== undefined && now.isUnsure(statement, later.source.file));
}

/** The files of an export that hold schemas; in the others a fault loses no class. */
const SCHEMA_FILE = /(?:^|\/)(?:([^/]+)\/schema|rules\/[^/.]+\.([^/]+))\.json$/;

/** A file that may hold classes, none of which could be read or whose names are not known, by the names that these probably have. */
function lostNames({ problems, classes, repeated, unchecked, target }: ServerSchemas): string[][] {
  const read = new Set([...classes, ...repeated].map(({ source }) => source.file));
  const nameless = unchecked.filter(({ isNameless }) => isNameless).map(({ server }) => server.file);
  const lost = [...new Set([...problems.map(({ place }) => place.file), ...nameless])]
    .filter((file) => !read.has(file) && (worldOf(target) !== 'sync' || SCHEMA_FILE.test(file)));
  return lost.map((file) => {
    const titles = unchecked.filter(({ server }) => server.file === file).map((each) => each.class);
    return [...titles, ...(SCHEMA_FILE.exec(file) ?? [])].filter((name) => typeof name === 'string');
  });
}

/** The embedded classes that a class of the client holds in some of its properties. */
function embeddedIn(name: string, client: Sides['client'], isMeant: (property: string) => boolean): string[] {
  const properties = [...(client.get(name)?.properties.values() ?? [])];
  return properties.flatMap(({ objectType = '', mapTo }) => (isMeant(mapTo) && client.get(objectType)?.embedded === true ? [objectType] : []));
}

/** Some classes of the client, and the embedded ones that they hold, and what these hold in turn. */
function withHeld(names: Iterable<string>, client: Sides['client']): Set<string> {
  const found = new Set(names);
  for (const name of found) for (const held of embeddedIn(name, client, () => true)) found.add(held);
  return found;
}

/** The embedded classes that damaged properties of the server would have held, as the client has them. */
function heldInDamaged({ problems, classes }: ServerSchemas, client: Sides['client']): string[] {
  const damaged = damagedProperties(problems);
  return classes.flatMap(({ name, source }) => embeddedIn(name, client, (property) => damaged.get(source.file)?.has(property) === true));
}

/** The classes of the client that the server may have in what was not read; all of them where nobody can say which. */
function hidden(server: ServerSchemas, { client }: Sides): (name: string) => boolean {
  const [lost, unread] = [lostNames(server), [...gapsOfServer(server).names]];
  if (unread.includes(null) || lost.some((names) => !names.some((name) => client.has(name)))) return () => true;
  const names = withHeld([...lost.flat(), ...unread.map(String), ...heldInDamaged(server, client)], client);
  return (name) => names.has(name);
}

/** Whether what an export says of sync was read whole: of what was not, nobody knows what it says. */
export function isSyncRead({ sync, problems }: ServerSchemas): boolean {
  return sync === null ? problems.length === 0 : !problems.some(({ place }) => place.file === sync.source.file);
}

/** The sync that runs or is paused, with the kind that it is of; `null` where there is none, or where not all is known of it. */
export function runningSync(server: ServerSchemas): SyncConfiguration | null {
  return syncModeOf(server.sync) !== null && isSyncRead(server) ? server.sync : null;
}

/** A damaged file is one finding: what cannot be known because of it is no difference of both sides. */
export function withoutUnsure(mismatches: readonly Mismatch[], sides: Sides, server: ServerSchemas): Mismatch[] {
  const isHidden = hidden(server, sides);
  const { isUnsure } = gapsOfServer(server);
  return mismatches.filter((each) =>
    each.kind === 'client-only-class' ? !isHidden(each.class) : !isUnsure(each, each.server.schema.source.file),
  );
}
