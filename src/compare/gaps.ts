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
  readonly differs?: string;
  readonly property?: string | null;
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/** What comes or goes by its name: where a title is damaged, the class has the name of its place. */
const ABOUT_NAMES: ReadonlySet<string> = new Set(['added-class', 'removed-class', 'renamed-class']);

/** Whether something is said of a value's being optional. */
const isOptionality = ({ kind, differs }: Statement): boolean => kind === 'optionality' || differs === 'optionality';

/** The property that a fault of a file is in, by the path to it: that of the innermost object. */
function damagedProperty({ path = [] }: ServerProblem): string | undefined {
  const at = path.findLastIndex((key, index) => key === 'properties' && typeof path[index + 1] === 'string');
  return at === -1 ? undefined : String(path[at + 1]);
}

/** The properties that faults are in, by the file. */
export function damagedProperties(problems: readonly ServerProblem[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const problem of problems) {
    const name = damagedProperty(problem);
    if (name !== undefined) found.set(problem.place.file, (found.get(problem.place.file) ?? new Set()).add(name));
  }
  return found;
}

/** Whether a difference in a file rests on what a damaged property, `required` or relationships.json would have said. */
function restsOn(problems: readonly ServerProblem[]): Gaps['isUnsure'] {
  const required = new Set(problems.filter(({ path }) => path?.includes('required') === true).map(({ place }) => place.file));
  const links = new Set(
    problems.filter(({ place }) => place.file.endsWith('/relationships.json')).map(({ place }) => folderOf(place.file)),
  );
  const titles = new Set(problems.filter(({ path }) => path?.at(-1) === 'title').map(({ place }) => place.file));
  const properties = damagedProperties(problems);
  return (statement, file) => {
    if (ABOUT_NAMES.has(statement.kind)) return titles.has(file);
    const damaged: ReadonlySet<string | null | undefined> | undefined = properties.get(file);
    if (damaged?.has(statement.property) === true) return true;
    return isOptionality(statement) ? required.has(file) : statement.kind === 'link' && links.has(folderOf(file));
  };
}

/** A list of classes, or a class, that was not read, by what does not change when other lines of its file do. */
const unreadList = ({ class: name, client: { file }, reason }: Unresolved): string => JSON.stringify([name, file, reason]);

/**
 * The gaps of a client, beside another revision of it. A list that was not read there either, for the same reason, has not taken up a
 * class since: what went or came elsewhere is a change all the same.
 */
export function gapsOfClient({ unresolved }: ClientSchemas, other?: ClientSchemas): Gaps {
  const unread = (all: readonly Unresolved[]): Unresolved[] => all.filter(({ property }) => property === null);
  const [own, others] = [unread(unresolved), unread(other?.unresolved ?? []).map(unreadList)];
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

/** Whether a change of the server is none for certain, since a file was damaged then or is now. */
export function isUnsureChange(change: Change, before: Gaps, now: Gaps): boolean {
  const property = ('from' in change ? change.from?.mapTo : undefined) ?? ('to' in change ? change.to?.mapTo : undefined) ?? null;
  const statement = { kind: change.kind, property, ...('differs' in change ? { differs: change.differs } : {}) };
  const wasUnsure = 'before' in change && before.isUnsure(statement, change.before.source.file);
  return wasUnsure || ('after' in change && now.isUnsure(statement, change.after.source.file));
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
    const [, folder, collection] = SCHEMA_FILE.exec(file) ?? [];
    const titles = unchecked.filter(({ server }) => server.file === file).map((each) => each.class);
    return [...titles, folder, collection].filter((name) => typeof name === 'string');
  });
}

/** The embedded classes that some classes of the client hold, and what these hold in turn. */
function heldBy(names: Iterable<string>, client: Sides['client']): Set<string> {
  const found = new Set(names);
  for (const name of found) {
    for (const { objectType = '' } of client.get(name)?.properties.values() ?? [])
      if (client.get(objectType)?.embedded === true) found.add(objectType);
  }
  return found;
}

/** The embedded classes that damaged properties of the server would have held, as the client has them. */
function heldInDamaged({ problems, classes }: ServerSchemas, client: Sides['client']): string[] {
  const properties = damagedProperties(problems);
  return classes.flatMap(({ name, source }) => {
    const damaged = properties.get(source.file);
    const own = damaged === undefined ? [] : [...(client.get(name)?.properties.values() ?? [])].filter(({ mapTo }) => damaged.has(mapTo));
    return own.flatMap(({ objectType = '' }) => (client.get(objectType)?.embedded === true ? [objectType] : []));
  });
}

/** The classes of the client that a damaged file may hold; all of them where nobody can say which. */
function hidden(server: ServerSchemas, { client }: Sides): (name: string) => boolean {
  const lost = lostNames(server);
  if (lost.some((names) => !names.some((name) => client.has(name)))) return () => true;
  const unread = [...gapsOfServer(server).names].filter((name) => name !== null);
  const names = heldBy([...lost.flat(), ...unread, ...heldInDamaged(server, client)], client);
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
