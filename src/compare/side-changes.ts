import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import type { ServerClass, ServerSchemas } from '../schema/server-schemas';
import { worldOf } from '../schema/targets';
import { changesBetween, type Change, type SideClass } from './changes';
import { comparable, gapsOfClient, gapsOfServer, isUnsureChange, type Gaps } from './gaps';

/** An earlier state of an app. A side that did not exist there, or could not be read, is `null`: nothing changed on it. */
export interface Baseline {
  /** As the user named it. */
  readonly name: string;
  readonly client: ClientSchemas | null;
  readonly server: ServerSchemas | null;
}

/** The classes of one side at two revisions, with what was not read of each. */
interface Span<C extends SideClass> {
  readonly before: readonly C[];
  readonly after: readonly C[];
  readonly gaps: { readonly before: Gaps; readonly after: Gaps };
}

const ofClient = (before: ClientSchemas, after: ClientSchemas): Span<ClientClass> =>
  ({ before: before.classes, after: after.classes, gaps: { before: gapsOfClient(before, after), after: gapsOfClient(after, before) } });

const ofServer = (before: ServerSchemas, after: ServerSchemas): Span<ServerClass> =>
  ({ before: before.classes, after: after.classes, gaps: { before: gapsOfServer(before), after: gapsOfServer(after) } });

/** The changes of one side, without those that only something unread, then or now, makes look like one. */
function changesIn<C extends SideClass>({ before, after, gaps }: Span<C>): Change<C>[] {
  const changes = [...changesBetween(comparable(before, after, gaps.after), comparable(after, before, gaps.before))];
  return changes.filter((change) => !isUnsureChange(change, gaps.before, gaps.after));
}

/** What changed in the client between two revisions. */
export function clientChanges(before: ClientSchemas, after: ClientSchemas): Change<ClientClass>[] {
  return changesIn(ofClient(before, after));
}

/** What changed in the classes of the server. A title that stands for several collections says nothing of where a class went. */
export function serverChanges(before: ServerSchemas, after: ServerSchemas): Change<ServerClass>[] {
  const repeated = new Set([...before.repeated, ...after.repeated].map(({ name }) => name));
  const isExport = before.target === after.target && worldOf(after.target) === 'sync';
  return changesIn(ofServer(before, after)).filter(
    (change) => change.kind !== 'moved-class' || (isExport && !repeated.has(change.after.name)),
  );
}

/** The classes that are in one revision only, and may be in the other too, in what was not read there. */
function uncertainIn<C extends SideClass>({ before, after, gaps }: Span<C>): string[] {
  const left = (all: readonly C[], kept: readonly C[]): string[] => all.filter((each) => !kept.includes(each)).map(({ name }) => name);
  return [...left(before, comparable(before, after, gaps.after)), ...left(after, comparable(after, before, gaps.before))];
}

/** The names of classes of either side of which nobody can say whether they have come or gone. */
export function uncertainClasses(old: Omit<Baseline, 'name'>, now: Omit<Baseline, 'name'>): string[] {
  const client = old.client === null || now.client === null ? [] : uncertainIn(ofClient(old.client, now.client));
  const server = old.server === null || now.server === null ? [] : uncertainIn(ofServer(old.server, now.server));
  return [...new Set([...client, ...server])];
}
