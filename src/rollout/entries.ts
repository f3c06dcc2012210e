import type { Change, SideClass } from '../compare/changes';
import { propertyDifference } from '../schema/compatible';
import type { ClientClass } from '../schema/client-schemas';
import { kindOf, type Place, type Property } from '../schema/model';
import type { ServerClass } from '../schema/server-schemas';
import { spell } from '../schema/spelling';
import type { Collection, Places, RolloutChange, World } from './change';
import { isShared, storedProperty, type Revision, type Scope } from './revisions';
import { clientChanges, serverChanges } from './side-changes';

/** The two revisions that are compared. */
export interface Span {
  readonly old: Revision;
  readonly new: Revision;
  readonly scope: Scope;
}

/** The change of one side, or of both, that an entry of the list is made from. */
export interface Entry {
  readonly client: Change<ClientClass> | undefined;
  readonly server: Change<ServerClass> | undefined;
  readonly world: World;
  /** The class, by its name before the change. */
  readonly class: string;
}

export const beforeOf = <C extends SideClass>(change: Change<C>): C | undefined => ('before' in change ? change.before : undefined);
export const afterOf = <C extends SideClass>(change: Change<C>): C | undefined => ('after' in change ? change.after : undefined);
export const fromOf = (change: Change): Property | undefined => ('from' in change ? change.from : undefined);
export const toOf = (change: Change): Property | undefined => ('to' in change ? change.to : undefined);

const propertyOf = (change: Change): string | null => (fromOf(change) ?? toOf(change))?.mapTo ?? null;

/** Whether the same change of both sides leads to the same: if not, they are two changes. */
function haveOneOutcome(client: Change<ClientClass>, server: Change<ServerClass>, { new: now }: Span): boolean {
  const [left, right] = [toOf(client), toOf(server)];
  if (left === undefined || right === undefined) return afterOf(client)?.name === (afterOf(server) === undefined ? undefined : now.nameOf(afterOf(server) as ServerClass));
  if (left.mapTo !== right.mapTo) return false;
  if (now.server?.target !== 'app-services') return true;
  return propertyDifference(left, right, (name) => now.clientClasses.get(name)?.embedded !== true) === undefined;
}

function nameOf(server: Change<ServerClass>, { old, new: now }: Span): string {
  const [before, after] = [beforeOf(server), afterOf(server)];
  return before !== undefined ? old.nameOf(before) : after !== undefined ? now.nameOf(after) : '';
}

/** Pairs the changes of both sides: the same change of the same thing is one entry. Changes of local classes stand alone. */
export function entriesOf(span: Span): Entry[] {
  const { old, new: now, scope } = span;
  const shared = isShared(scope);
  const of = (isIncluded: (schema: ClientClass) => boolean): Change<ClientClass>[] => (old.client === null || now.client === null ? [] : clientChanges(old.client, now.client, isIncluded));
  const world: World = scope.target === 'app-services' ? 'sync' : 'validator';
  const key = (kind: string, name: string, change: Change): string => `${kind} ${name} ${propertyOf(change) ?? ''}`;
  const onServer = old.server === null || now.server === null ? [] : serverChanges(old.server, now.server);
  const open = new Map(onServer.map((change) => [key(change.kind, nameOf(change, span), change), change]));
  const onClient = of(shared).map((client): Entry => {
    const name = (beforeOf(client) ?? afterOf(client))?.name ?? '';
    const at = key(client.kind, name, client);
    const server = open.get(at);
    const isSame = server !== undefined && haveOneOutcome(client, server, span);
    if (isSame) open.delete(at);
    return { client, server: isSame ? server : undefined, world, class: name };
  });
  return [
    ...onClient,
    ...[...open.values()].map((server): Entry => ({ client: undefined, server, world, class: nameOf(server, span) })),
    ...of((schema) => !shared(schema)).map((client): Entry => ({ client, server: undefined, world: 'device', class: (beforeOf(client) ?? afterOf(client))?.name ?? '' })),
  ];
}

/** A class or a property before and after, as names where those are what changed, and else as types. */
function spellings(change: Change): Pick<RolloutChange, 'before' | 'after'> {
  const [before, after, from, to] = [beforeOf(change), afterOf(change), fromOf(change), toOf(change)];
  const each = (name: (of: Property) => string): Pick<RolloutChange, 'before' | 'after'> => ({ before: from === undefined ? null : name(from), after: to === undefined ? null : name(to) });
  switch (change.kind) {
    case 'added-class': case 'removed-class': case 'renamed-class': return { before: before?.name ?? null, after: after?.name ?? null };
    case 'class-kind': return { before: before === undefined ? null : kindOf(before), after: after === undefined ? null : kindOf(after) };
    case 'primary-key': return each(change.differs === 'name' ? ({ mapTo }) => mapTo : spell);
    case 'renamed-property': return each(({ mapTo }) => mapTo);
    case 'code-name': return each(({ name }) => name);
    case 'index': return each(({ indexed }) => (indexed === 'full-text' ? 'full-text index' : indexed ? 'indexed' : 'not indexed'));
    case 'default': return each(({ default: value }) => (value === true ? 'default' : 'no default'));
    default: return each(spell);
  }
}

/** Where the thing is in one side of a revision: the property, else nothing, where it is about a property. */
function placeIn(schema: SideClass | undefined, property: Property | undefined, isAboutClass: boolean): Place | null {
  return property?.source ?? (isAboutClass ? (schema?.source ?? null) : null);
}

/** The places of a side that changed, or of the side that did not, where it knows the thing. */
function placesOf(change: Change | undefined, about: Change, name: string, side: (revision: Revision) => ReadonlyMap<string, SideClass>, { old, new: now }: Span): Places | null {
  const isAboutClass = propertyOf(about) === null;
  const found = change !== undefined
    ? { old: placeIn(beforeOf(change), fromOf(change), isAboutClass), new: placeIn(afterOf(change), toOf(change), isAboutClass) }
    : {
        old: placeIn(side(old).get(name), storedProperty(side(old).get(name), fromOf(about)?.mapTo ?? toOf(about)?.mapTo ?? ''), isAboutClass),
        new: placeIn(side(now).get(afterOf(about)?.name ?? name), storedProperty(side(now).get(name), toOf(about)?.mapTo ?? fromOf(about)?.mapTo ?? ''), isAboutClass),
      };
  return found.old === null && found.new === null ? null : found;
}

function collectionOf({ server, class: name }: Entry, { old, new: now }: Span): Collection | null {
  const own = server === undefined ? undefined : (afterOf(server) ?? beforeOf(server));
  const schema = own ?? now.serverClasses.get(name) ?? old.serverClasses.get(name);
  return schema?.collection == null ? null : { database: schema.database, name: schema.collection };
}

/** An entry as it is listed. */
export function toChange(entry: Entry, span: Span): RolloutChange {
  const { client, server, world, class: name } = entry;
  const about: Change | undefined = client ?? server;
  if (about === undefined) throw new Error('An entry without a change.');
  return {
    kind: about.kind,
    side: client === undefined ? 'server' : server === undefined ? 'client' : 'both',
    class: name,
    property: propertyOf(about),
    ...spellings(about),
    client: placesOf(client, about, name, (revision) => revision.clientClasses, span),
    server: world === 'device' ? null : placesOf(server, about, name, (revision) => revision.serverClasses, span),
    world,
    collection: world === 'device' ? null : collectionOf(entry, span),
  };
}
