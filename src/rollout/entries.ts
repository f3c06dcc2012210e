import type { Change, SideClass } from '../compare/changes';
import type { Transition } from '../compare/difference';
import { spellingsOf } from '../compare/spellings';
import { clientChanges } from '../compare/side-changes';
import { afterOf, beforeOf, fromOf, toOf, transitionsSince } from '../compare/transition';
import type { ClientClass } from '../schema/client-schemas';
import type { Place, Property } from '../schema/model';
import type { ServerClass } from '../schema/server-schemas';
import { dialectOf, worldOf, type World } from '../schema/targets';
import type { Collection, Places, RolloutChange } from './change';
import { isShared, storedProperty, type Revision, type Scope } from './revisions';

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

/** What both sides changed, and not to the same, is rolled out as two changes. */
function split({ changes: { client, server }, class: name, apart }: Transition, world: World): Entry[] {
  const one = (of: Pick<Entry, 'client' | 'server'>): Entry => ({ ...of, world, class: name });
  return apart ? [one({ client, server: undefined }), one({ client: undefined, server })] : [one({ client, server })];
}

/** The changes of both sides: the same change of the same thing is one entry. Changes of local classes stand alone. */
export function entriesOf({ old, new: now, scope }: Span): Entry[] {
  const all = old.client === null || now.client === null ? [] : clientChanges(old.client, now.client);
  const shared = isShared(scope);
  const isOfShared = (change: Change<ClientClass>): boolean =>
    [beforeOf(change), afterOf(change)].some((schema) => schema !== undefined && shared(schema));
  const meeting = transitionsSince(old, now, all.filter(isOfShared), []);
  const alone = transitionsSince(
    { client: old.client, server: null },
    { client: now.client, server: null },
    all.filter((change) => !isOfShared(change)),
    [],
  );
  const world = worldOf(scope.target);
  const entries = meeting.flatMap((each) => split(each, world === 'device' ? 'validator' : world));
  // What one side alone did to the class where a server stands is looked at before what stays on the device.
  return [
    ...entries.filter(({ client }) => client !== undefined),
    ...entries.filter(({ client }) => client === undefined),
    ...alone.flatMap((each) => split(each, 'device')),
  ];
}

/** Where the thing is in one side of a revision: the property, else nothing, where it is about a property. */
function placeIn(schema: SideClass | undefined, property: Property | undefined, isAboutClass: boolean): Place | null {
  return property?.source ?? (isAboutClass ? (schema?.source ?? null) : null);
}

const isAboutClass = (change: Change): boolean => fromOf(change) === undefined && toOf(change) === undefined;

/** The places of a side that changed, or of the side that did not, where it knows the thing. */
function placesOf(
  change: Change | undefined,
  about: Change,
  name: string,
  side: (revision: Revision) => ReadonlyMap<string, SideClass>,
  { old, new: now }: Span,
): Places | null {
  const ofClass = isAboutClass(about);
  const found =
    change !== undefined
      ? { old: placeIn(beforeOf(change), fromOf(change), ofClass), new: placeIn(afterOf(change), toOf(change), ofClass) }
      : {
          old: placeIn(side(old).get(name), storedProperty(side(old).get(name), fromOf(about)?.mapTo ?? toOf(about)?.mapTo ?? ''), ofClass),
          new: placeIn(
            side(now).get(afterOf(about)?.name ?? name),
            storedProperty(side(now).get(name), toOf(about)?.mapTo ?? fromOf(about)?.mapTo ?? ''),
            ofClass,
          ),
        };
  return found.old === null && found.new === null ? null : found;
}

function collectionOf({ server, class: name }: Entry, { old, new: now, scope: { target } }: Span): Collection | null {
  if (dialectOf(target)?.hasCollections === false) return null;
  const own = server === undefined ? undefined : (afterOf(server) ?? beforeOf(server));
  const schema = own ?? now.serverClasses.get(name) ?? old.serverClasses.get(name);
  return schema?.collection == null ? null : { database: schema.database, name: schema.collection };
}

/** A change in the words of an author. */
function spelt(change: Change): Pick<RolloutChange, 'before' | 'after'> {
  const [before, after] = [beforeOf(change), afterOf(change)];
  return spellingsOf({
    kind: change.kind,
    before: before === undefined ? null : { schema: before, property: fromOf(change) },
    after: after === undefined ? null : { schema: after, property: toOf(change) },
    differs: change.kind === 'primary-key' ? change.differs : null,
  });
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
    property: (fromOf(about) ?? toOf(about))?.mapTo ?? null,
    ...spelt(about),
    client: placesOf(client, about, name, (revision) => revision.clientClasses, span),
    server: world === 'device' ? null : placesOf(server, about, name, (revision) => revision.serverClasses, span),
    world,
    collection: world === 'device' ? null : collectionOf(entry, span),
  };
}
