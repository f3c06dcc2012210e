import type { Baseline } from '../compare/side-changes';
import { nameList } from '../schema/name-list';
import { syncModeOf } from '../schema/server-schemas';
import { type Target } from '../schema/targets';

/** Which sides were not compared, and why. */
function missingSides(revisions: readonly Baseline[], snapshots: ReadonlySet<string>, target: Target): string[] {
  return (['client', 'server'] as const).flatMap((side) => {
    if (side === 'server' && target === 'local') return [];
    const without = revisions.filter((each) => each[side] === null);
    const [only] = without;
    if (only === undefined) return [];
    const why = snapshots.has(only.name)
      ? `${only.name} is a snapshot of the client`
      : without.length === 2
        ? `neither revision holds a ${side} side`
        : `${only.name} holds no ${side} side`;
    const taken = side === 'server' && without.length === 2 && target === 'app-services' ? ' Classes were taken as synced where nothing says otherwise; for realms without a server, use --target local.' : '';
    return [`The ${side} was not compared: ${why}.${taken}`];
  });
}

/** Parts of the classes that were not read at one of the revisions: what comes or goes there is not known. */
function unread(revisions: readonly Baseline[]): string[] {
  const nameOf = (each: { readonly class: string | null; readonly property: string | null }): string =>
    [each.class, each.property].filter((part) => part !== null).join('.');
  const onClient = new Set(revisions.flatMap(({ client }) => (client?.unresolved ?? []).map((each) => nameOf(each) || `what stands at ${each.client.file}:${each.client.line}`)));
  const onServer = new Set(revisions.flatMap(({ server }) => (server?.unchecked ?? []).filter(({ kind }) => kind !== 'keyword').map((each) => nameOf(each) || `what stands at ${each.server.file}:${each.server.line}`)));
  const files = new Set(revisions.flatMap(({ server }) => (server?.problems ?? []).map(({ place }) => place.file)));
  return [
    ...(onClient.size > 0 ? [`Not compared, since the client does not say it without being run: ${nameList([...onClient])}.`] : []),
    ...(onServer.size > 0 ? [`Not compared on the server, since it has no Realm type: ${nameList([...onServer])}.`] : []),
    ...(files.size > 0 ? [`Not valid, so what could not be read counts as unchanged: ${nameList([...files])}.`] : []),
  ];
}

/** What was not compared: sides that a revision lacks, and declarations that could not be read. */
export function notesOf(revisions: readonly Baseline[], snapshots: ReadonlySet<string>, target: Target): string[] {
  const [was, is] = revisions.map(({ server }) => server?.target);
  const moved = was !== undefined && is !== undefined && was !== is ? [`The server side was ${was} and is ${is}: the changes are judged for ${target}.`] : [];
  const unsynced =
    target === 'app-services'
      ? revisions.filter(({ server }) => server !== null && server.sync !== null && syncModeOf(server.sync) === null)
      : [];
  const off = unsynced.length === 0 ? [] : [`Sync is not enabled at ${unsynced.map(({ name }) => name).join(' and ')}: the changes are judged as if it were.`];
  return [...missingSides(revisions, snapshots, target), ...unread(revisions), ...off, ...moved];
}
