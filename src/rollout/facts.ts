import type { Change } from '../compare/changes';
import { propertyDifference } from '../schema/compatible';
import { isCollection, kindOf, primaryKeyOf, type ObjectSchema, type Property } from '../schema/model';
import type { ClientClass } from '../schema/client-schemas';
import { mustBeSent, type ServerProperty } from '../schema/server-schemas';
import { validatorDifferences } from '../compare/validator-difference';
import type { Facts } from './change';
import { afterOf, beforeOf, fromOf, toOf } from '../compare/transition';
import { dialectOf } from '../schema/targets';
import type { Entry, Span } from './entries';
import { clientProperty, serverProperty } from './revisions';

const isTopLevel =
  ({ new: now }: Span) =>
  (name: string): boolean =>
    (now.clientClasses.get(name) ?? now.serverClasses.get(name))?.embedded !== true;

/** Whether a property of the client and one of the server fit, as far as their world asks. */
function fit(client: Property | undefined, server: ServerProperty | undefined, span: Span): boolean {
  if (client === undefined || server === undefined) return false;
  const { new: now, scope: { target } } = span;
  const dialect = dialectOf(target);
  if (dialect !== null)
    return validatorDifferences(client, server, { client: now.clientClasses, server: now.serverClasses }, dialect).length === 0;
  return propertyDifference(client, server, isTopLevel(span)) === undefined;
}

function keysFit(client: ObjectSchema | undefined, server: ObjectSchema | undefined, span: Span): boolean {
  if (client === undefined || server === undefined) return false;
  const [left, right] = [primaryKeyOf(client), primaryKeyOf(server)];
  return left?.mapTo === right?.mapTo && (left === undefined || fit(left, right as ServerProperty, span));
}

/** Whether the side that did not change has what the change leads to. */
function matches({ client, server, class: name }: Entry, span: Span): boolean {
  const about: Change | undefined = client ?? server;
  if (about === undefined || (client !== undefined && server !== undefined)) return false;
  const { old, new: now } = span;
  const after = afterOf(about)?.name ?? name;
  const [ofClient, ofServer] = [now.clientClasses.get(after), now.serverClasses.get(after)];
  switch (about.kind) {
    case 'added-class': case 'renamed-class': return client === undefined || (ofServer !== undefined && old.serverClasses.has(after));
    case 'class-kind': return ofClient !== undefined && ofServer !== undefined && kindOf(ofClient) === kindOf(ofServer);
    case 'primary-key': return keysFit(ofClient, ofServer, span);
    default: {
      const stored = toOf(about)?.mapTo ?? '';
      const isNew = about.kind === 'added-property' || about.kind === 'renamed-property';
      if (isNew && client !== undefined && serverProperty(old, name, stored) === undefined) return false;
      return fit(clientProperty(now, after, stored), serverProperty(now, after, stored), span);
    }
  }
}

/** Whether the server has an addition of the client under the same name, and not alike. */
function isUnlike({ client, server, class: name }: Entry, span: Span): boolean {
  if (client?.kind !== 'added-property' || server !== undefined) return false;
  const { mapTo } = client.to;
  const found = serverProperty(span.new, name, mapTo);
  return span.new.serverClasses.get(name)?.unread.has(mapTo) === true || (found !== undefined && !fit(client.to, found, span));
}

/** What a property was before: on the side that changed, else, for an addition that the server has otherwise, what the server wants. */
function earlierOf(entry: Entry, span: Span): Property | undefined {
  const about: Change | undefined = entry.server ?? entry.client;
  if (about === undefined || !isUnlike(entry, span)) return about === undefined ? undefined : fromOf(about);
  const to = toOf(about);
  const server = serverProperty(span.new, entry.class, to?.mapTo ?? '');
  if (server === undefined || to === undefined) return undefined;
  return propertyDifference({ ...server, optional: to.optional }, to, isTopLevel(span)) === undefined ? server : undefined;
}

/** Whether every document must have a value: with sync collections and links are never required. */
function isRequired(property: ServerProperty | undefined, world: Entry['world']): boolean {
  if (property === undefined || !mustBeSent(property) || property.default === true) return false;
  return world !== 'sync' || (!property.optional && !isCollection(property.type));
}

function requires({ client, server, world, class: name }: Entry, { new: now }: Span): boolean {
  const about = server ?? client;
  if (about?.kind === 'removed-property')
    return isRequired(server === undefined ? serverProperty(now, name, about.from.mapTo) : (about.from as ServerProperty), world);
  const to = about === undefined ? undefined : toOf(about);
  if (to === undefined) return false;
  return server === undefined ? !to.optional && !isCollection(to.type) : isRequired(to as ServerProperty, world);
}

const isClosed = (schema: ObjectSchema | undefined): boolean => schema !== undefined && 'closed' in schema && schema.closed === true;

/** Whether the server has, at the later revision, what came on the client. */
function serverHasNow(about: Change | undefined, name: string, { new: now }: Span): boolean {
  if (about === undefined) return false;
  const to = toOf(about);
  return to === undefined ? now.serverClasses.has(afterOf(about)?.name ?? name) : serverProperty(now, name, to.mapTo) !== undefined;
}

/** Whether a realm of the class is opened, and every configuration that opens one throws a file of an earlier version away. */
function isRecreated(name: string, { new: now }: Span): boolean {
  const own = (now.client?.configurations ?? []).filter(({ classes }) => classes.includes(name));
  return own.length > 0 && own.every(({ recreates }) => recreates);
}

/** What the tables ask about an entry. `isInRealm` says whether the file of a local realm needs a higher version for a change. */
export function factsOf(entry: Entry, span: Span, isInRealm: (change: Change<ClientClass>) => boolean): Facts {
  const { client, server, world, class: name } = entry;
  const { old, new: now } = span;
  const about: Change | undefined = server ?? client;
  const [from, to] = about === undefined ? [undefined, undefined] : [fromOf(about), toOf(about)];
  const [before, after] = server === undefined ? [undefined, undefined] : [beforeOf(server), afterOf(server)];
  return {
    follows: about !== undefined && 'follows' in about && about.follows,
    serverRead: old.server !== null && now.server !== null,
    developmentMode: now.server?.sync?.developmentMode === true,
    serverHasNow: serverHasNow(about, name, span),
    classMissing: client !== undefined && now.server !== null && !now.serverClasses.has(afterOf(client)?.name ?? name),
    alsoLocal: world === 'sync' && client !== undefined && isInRealm(client),
    recreated: world === 'device' && isRecreated(name, span),
    keyStays: about?.kind === 'primary-key' && about.differs === 'optionality',
    matches: matches(entry, span),
    unlike: isUnlike(entry, span),
    required: requires(entry, span),
    becameRequired: from?.optional === true && to?.optional === false,
    becameOptional: earlierOf(entry, span)?.optional === false && to?.optional === true,
    closed: isClosed(old.serverClasses.get(name)) || isClosed(now.serverClasses.get(name)),
    sameCollection: before?.collection != null && before.collection === after?.collection && before.database === after.database,
    asymmetric: about !== undefined && afterOf(about)?.asymmetric === true,
    clientKeeps: from === undefined ? now.clientClasses.has(name) : clientProperty(now, name, from.mapTo) !== undefined,
    wider: false,
  };
}
