import type { ClientSchemas } from '../schema/client-schemas';
import type { ServerProblem, ServerSchemas } from '../schema/server-schemas';
import { worldOf } from '../schema/targets';
import type { Change, SideClass } from './changes';
import type { Mismatch } from './difference';
import type { Sides } from './pairs';

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

/** Whether something is said of a value's being optional. */
const isOptionality = ({ kind, differs }: Statement): boolean => kind === 'optionality' || (kind === 'primary-key' && differs === 'optionality');

/** Whether a difference in a file rests on what a damaged `required` or relationships.json would have said. */
function restsOn(problems: readonly ServerProblem[]): Gaps['isUnsure'] {
  const required = new Set(problems.filter(({ path }) => path?.includes('required') === true).map(({ place }) => place.file));
  const links = new Set(problems.filter(({ place }) => place.file.endsWith('/relationships.json')).map(({ place }) => folderOf(place.file)));
  return (statement, file) => (isOptionality(statement) ? required.has(file) : statement.kind === 'link' && links.has(folderOf(file)));
}

export function gapsOfClient({ unresolved }: ClientSchemas): Gaps {
  return { names: new Set(unresolved.filter(({ property }) => property === null).map((each) => each.class)), files: new Set(), isUnsure: () => false };
}

export function gapsOfServer({ unchecked, problems }: ServerSchemas): Gaps {
  return {
    names: new Set(unchecked.filter(({ property }) => property === null).map((each) => each.class)),
    files: new Set(problems.map(({ place }) => place.file)),
    isUnsure: restsOn(problems),
  };
}

/** Whether a class that is not in the other revision may be there all the same, in what was not read of it. */
const mayBeIn = ({ names, files }: Gaps) => ({ name, source }: SideClass): boolean => names.has(null) || names.has(name) || files.has(source.file);

/** The classes of a revision that are in another too, or would be if that had them: what was not read has neither come nor gone. */
export function comparable<C extends SideClass>(classes: readonly C[], others: readonly C[], gaps: Gaps): C[] {
  const known = new Set(others.map(({ name }) => name));
  return classes.filter((each) => known.has(each.name) || !mayBeIn(gaps)(each));
}

/** Whether a change of the server is none for certain, since a file was damaged then or is now. */
export function isUnsureChange(change: Change, before: Gaps, now: Gaps): boolean {
  if (!('before' in change && 'after' in change)) return false;
  return before.isUnsure(change, change.before.source.file) || now.isUnsure(change, change.after.source.file);
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
    const titles = unchecked.filter(({ kind, server }) => kind === 'class' && server.file === file).map((each) => each.class);
    return [...titles, folder, collection].filter((name) => typeof name === 'string');
  });
}

/** The classes of the client that a damaged file may hold; all of them where nobody can say which. */
function hidden(server: ServerSchemas, { client }: Sides): (name: string) => boolean {
  const lost = lostNames(server);
  if (lost.length === 0) return () => false;
  if (lost.some((names) => !names.some((name) => client.has(name)))) return () => true;
  const names = new Set(lost.flat());
  const held = [...names].flatMap((name) => [...(client.get(name)?.properties.values() ?? [])]).map(({ objectType }) => objectType ?? '');
  for (const name of held) if (client.get(name)?.embedded === true) names.add(name);
  return (name) => names.has(name);
}

/** A damaged file is one finding: what cannot be known because of it is no difference of both sides. */
export function withoutUnsure(mismatches: readonly Mismatch[], sides: Sides, server: ServerSchemas): Mismatch[] {
  if (server.problems.length === 0 && !server.unchecked.some(({ isNameless }) => isNameless)) return [...mismatches];
  const isHidden = hidden(server, sides);
  const { isUnsure } = gapsOfServer(server);
  return mismatches.filter((each) => (each.kind === 'client-only-class' ? !isHidden(each.class) : !isUnsure(each, each.server.schema.source.file)));
}
