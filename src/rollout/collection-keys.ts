import { serverChanges } from '../compare/side-changes';
import type { ServerClass, ServerSchemas } from '../schema/server-schemas';

/** How lists of settings by collection call the collections of one revision at the next: some files name them by the title. */
export interface CollectionKeys {
  /** The key at the later revision; the same where the class kept its name and collection. */
  readonly after: (key: string) => string;
  /** Whether the class of a key is gone, or looks renamed, so that its lists go with it. */
  readonly isGone: (key: string) => boolean;
}

const keysOf = ({ name, collection }: ServerClass): readonly string[] => [name, collection].filter((key) => key !== null);

/** Where the lists of classes went that look renamed, went to another collection, or are gone. */
export function collectionKeys(before: ServerSchemas, now: ServerSchemas): CollectionKeys {
  const changes = serverChanges(before, now);
  const moved = changes.flatMap((change): [string, string][] => {
    if (change.kind !== 'renamed-class' && change.kind !== 'moved-class') return [];
    const { before: from, after: to } = change;
    return [
      [from.name, to.name],
      ...(from.collection === null || to.collection === null ? [] : [[from.collection, to.collection] satisfies [string, string]]),
    ];
  });
  const kept = new Set(now.classes.flatMap(keysOf));
  const gone = changes.flatMap((change) => (change.kind === 'removed-class' ? keysOf(change.before) : [])).filter((key) => !kept.has(key));
  const renamed = new Map(moved);
  return { after: (key) => renamed.get(key) ?? key, isGone: (key) => gone.includes(key) };
}
