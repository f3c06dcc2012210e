import type { Use } from '../schema/uses';
import type { ServerClass } from '../schema/server-schemas';
import type { Comparison } from './comparison';

/**
 * The classes that the server had and has no more, by their names, where a client syncs with it. Only the baseline tells: without
 * one, a class that the server lacks may never have been there.
 */
export function droppedClasses({ world, transitions }: Pick<Comparison, 'world' | 'transitions'>): ReadonlyMap<string, ServerClass> {
  if (world !== 'sync') return new Map();
  const changes = transitions.flatMap(({ changes: { server } }) => server ?? []);
  return new Map(changes.flatMap((each) => (each.kind === 'removed-class' && !each.before.embedded ? [[each.before.name, each.before]] : [])));
}

/** A place in code that names a class, and all that is done there. */
export interface Naming {
  readonly class: string;
  readonly place: Use['classPlace'];
  readonly kinds: ReadonlySet<Use['kind']>;
}

/** The places in code that name some classes: what is made of the results is done with the same one. */
export function namings(uses: readonly Use[], isMeant: (name: string) => boolean): readonly Naming[] {
  const found = new Map<string, Naming>();
  for (const { kind, class: name, classPlace } of uses.filter((each) => isMeant(each.class))) {
    const id = JSON.stringify(classPlace);
    found.set(id, { class: name, place: classPlace, kinds: new Set(found.get(id)?.kinds).add(kind) });
  }
  return [...found.values()];
}
