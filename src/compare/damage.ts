import type { ServerProblem, ServerSchemas } from '../schema/server-schemas';
import type { Mismatch } from './mismatch';
import type { Sides } from './pairs';

/** The files of an export that hold schemas; in the others a fault loses no class. */
const SCHEMA_FILE = /(?:^|\/)(?:([^/]+)\/schema|rules\/[^/.]+\.([^/]+))\.json$/;

/** A file that may hold classes, none of which could be read, by the names that these probably have. */
function lostNames({ problems, classes, repeated, unchecked, target }: ServerSchemas): string[][] {
  const read = new Set([...classes, ...repeated].map(({ source }) => source.file));
  const lost = [...new Set(problems.map(({ place }) => place.file))].filter((file) => !read.has(file) && (target !== 'app-services' || SCHEMA_FILE.test(file)));
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

/** Whether a mismatch rests on what a damaged `required` or relationships.json would have said. */
function restsOn(problems: readonly ServerProblem[]): (mismatch: Mismatch) => boolean {
  const required = new Set(problems.filter(({ path }) => path?.includes('required') === true).map(({ place }) => place.file));
  const links = new Set(problems.filter(({ place }) => place.file.endsWith('/relationships.json')).map(({ place }) => folderOf(place.file)));
  return (mismatch) => {
    if (!('server' in mismatch)) return false;
    const { file } = mismatch.server.source;
    const isOptionality = mismatch.kind === 'optionality' || (mismatch.kind === 'primary-key' && mismatch.differs === 'optionality');
    return isOptionality ? required.has(file) : mismatch.kind === 'link' && links.has(folderOf(file));
  };
}

/** A damaged file is one finding: what cannot be known because of it is no difference of both sides. */
export function withoutDamaged(mismatches: readonly Mismatch[], sides: Sides, server: ServerSchemas): Mismatch[] {
  if (server.problems.length === 0) return [...mismatches];
  const isHidden = hidden(server, sides);
  const isUnsure = restsOn(server.problems);
  return mismatches.filter((each) => (each.kind === 'client-only-class' ? !isHidden(each.client.name) : !isUnsure(each)));
}
