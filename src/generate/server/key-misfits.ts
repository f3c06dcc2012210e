import { primaryKeyOf } from '../../schema/model';
import type { Target } from '../../schema/targets';
import type { LeftOut } from '../left-out';
import type { WrittenClass } from './written-class';

const WHY: Readonly<Partial<Record<Target, string>>> = {
  'app-services': 'App Services syncs a class by a primary key named `_id` alone, so `check` finds an error until the client has one',
  mongodb: 'MongoDB finds documents by `_id`, so an object that is written twice makes two documents, and `check` warns of it',
};

/** Classes that are written although their client has a key that the server does not take: which to change is for its authors. */
export function keyMisfits(written: readonly WrittenClass[], target: Target): readonly LeftOut[] {
  const why = WHY[target];
  if (why === undefined) return [];
  return written.flatMap(({ schema }): LeftOut[] => {
    const key = primaryKeyOf(schema);
    if (schema.unread.primaryKey || key?.mapTo === '_id') return [];
    const has = key === undefined ? 'it has no primary key' : `its primary key is \`${key.mapTo}\``;
    return [{ class: schema.name, property: null, reason: `${has}. ${why}`, place: key?.source ?? schema.source }];
  });
}
