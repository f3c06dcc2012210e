import type { ServerClass, ServerProblem, ServerSchemas } from '../schema/server-schemas';
import type { Change } from './changes';
import type { Mismatch } from './mismatch';
import type { Sides } from './pairs';

/** The files of an export that hold schemas; in the others a fault loses no class. */
const SCHEMA_FILE = /(?:^|\/)(?:([^/]+)\/schema|rules\/[^/.]+\.([^/]+))\.json$/;

/** A file that may hold classes, none of which could be read or whose names are not known, by the names that these probably have. */
function lostNames({ problems, classes, repeated, unchecked, target }: ServerSchemas): string[][] {
  const read = new Set([...classes, ...repeated].map(({ source }) => source.file));
  const nameless = unchecked.filter(({ isNameless }) => isNameless).map(({ server }) => server.file);
  const lost = [...new Set([...problems.map(({ place }) => place.file), ...nameless])].filter((file) => !read.has(file) && (target !== 'app-services' || SCHEMA_FILE.test(file)));
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

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/** What is said of a class of a file: that a value is optional, or that it links somewhere. */
interface Statement {
  readonly kind: string;
  readonly differs?: string;
}

/** Whether a difference in a file rests on what a damaged `required` or relationships.json would have said. */
function restsOn(problems: readonly ServerProblem[]): (difference: Statement, file: string) => boolean {
  const required = new Set(problems.filter(({ path }) => path?.includes('required') === true).map(({ place }) => place.file));
  const links = new Set(problems.filter(({ place }) => place.file.endsWith('/relationships.json')).map(({ place }) => folderOf(place.file)));
  return ({ kind, differs }, file) => {
    const isOptionality = kind === 'optionality' || (kind === 'primary-key' && differs === 'optionality');
    return isOptionality ? required.has(file) : kind === 'link' && links.has(folderOf(file));
  };
}

/** The changes of the server without those that a damaged file, then or now, makes look like one. */
export function withoutDamagedChanges(changes: readonly Change<ServerClass>[], before: ServerSchemas, now: ServerSchemas): Change<ServerClass>[] {
  const [then, since] = [restsOn(before.problems), restsOn(now.problems)];
  return changes.filter((change) => !('before' in change && 'after' in change) || (!then(change, change.before.source.file) && !since(change, change.after.source.file)));
}

/** A damaged file is one finding: what cannot be known because of it is no difference of both sides. */
export function withoutDamaged(mismatches: readonly Mismatch[], sides: Sides, server: ServerSchemas): Mismatch[] {
  if (server.problems.length === 0 && !server.unchecked.some(({ isNameless }) => isNameless)) return [...mismatches];
  const isHidden = hidden(server, sides);
  const isUnsure = restsOn(server.problems);
  return mismatches.filter((each) => (each.kind === 'client-only-class' ? !isHidden(each.client.name) : !('server' in each && isUnsure(each, each.server.source.file))));
}
