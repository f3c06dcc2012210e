import { changesBetween, type Change, type SideClass } from '../compare/changes';
import type { Baseline } from '../compare/transition';
import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import type { ServerClass, ServerSchemas } from '../schema/server-schemas';

/** What a revision of a side may hold beyond the classes that were read. */
interface Gaps {
  readonly names: ReadonlySet<string | null>;
  readonly files: ReadonlySet<string>;
}

/** The classes that are in the other revision too, or would be if it had them: what was not read has neither come nor gone. */
function comparable<C extends SideClass>(classes: readonly C[], others: readonly C[], { names, files }: Gaps): C[] {
  const known = new Set(others.map(({ name }) => name));
  return classes.filter(({ name, source }) => known.has(name) || !(names.has(null) || names.has(name) || files.has(source.file)));
}

/** The classes that are in one revision only, and may be in the other too, in what was not read there. */
function uncertain<C extends SideClass>(before: readonly C[], after: readonly C[], gapsBefore: Gaps, gapsAfter: Gaps): string[] {
  const left = (all: readonly C[], kept: readonly C[]): string[] => all.filter((each) => !kept.includes(each)).map(({ name }) => name);
  return [...left(before, comparable(before, after, gapsAfter)), ...left(after, comparable(after, before, gapsBefore))];
}

function changes<C extends SideClass>(before: readonly C[], after: readonly C[], gapsBefore: Gaps, gapsAfter: Gaps): Change<C>[] {
  return [...changesBetween(comparable(before, after, gapsAfter), comparable(after, before, gapsBefore))];
}

const clientGaps = ({ unresolved }: ClientSchemas): Gaps => ({ names: new Set(unresolved.filter(({ property }) => property === null).map((each) => each.class)), files: new Set() });

/** The changes of those classes of the client that are asked for: the shared ones, or the local ones. */
export function clientChanges(before: ClientSchemas, after: ClientSchemas, isIncluded: (schema: ClientClass) => boolean): Change<ClientClass>[] {
  return changes(before.classes.filter(isIncluded), after.classes.filter(isIncluded), clientGaps(before), clientGaps(after));
}

const serverGaps = ({ unchecked, problems }: ServerSchemas): Gaps => ({
  names: new Set(unchecked.filter(({ kind, property }) => kind === 'class' && property === null).map((each) => each.class)),
  files: new Set(problems.map(({ place }) => place.file)),
});

export function serverChanges(before: ServerSchemas, after: ServerSchemas): Change<ServerClass>[] {
  return changes(before.classes, after.classes, serverGaps(before), serverGaps(after));
}

/** The names of classes of either side of which nobody can say whether they have come or gone. */
export function uncertainClasses(old: Pick<Baseline, 'client' | 'server'>, now: Pick<Baseline, 'client' | 'server'>): string[] {
  const ofClient = old.client === null || now.client === null ? [] : uncertain(old.client.classes, now.client.classes, clientGaps(old.client), clientGaps(now.client));
  const ofServer = old.server === null || now.server === null ? [] : uncertain(old.server.classes, now.server.classes, serverGaps(old.server), serverGaps(now.server));
  return [...new Set([...ofClient, ...ofServer])];
}
