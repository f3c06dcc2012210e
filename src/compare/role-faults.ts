import type { Place } from '../schema/model';
import type { Permission, Role } from '../schema/roles';
import type { SyncConfiguration, ServerClass } from '../schema/server-schemas';
import { isQueryable } from './queryable';

/**
 * Why sync refuses a role, and with it all access (server-schema.md 1.5): a document filter is `missing`; a filter, `insert` or `delete`
 * compares a `field` that is not queryable, or uses an `expansion` that the session does not have; `read`, `write` or a permission of a
 * field is no literal `boolean`; a field has permissions that is the `key`, `_id`.
 */
export interface RoleFault {
  readonly kind: 'missing' | 'field' | 'expansion' | 'boolean' | 'key';
  /** The key of the role that it is about, as a path. */
  readonly key: string;
  /** The field or the expansion. */
  readonly name: string;
  /** The class whose collection lacks the queryable field. */
  readonly class?: string;
  readonly place: Place;
}

/** What every session has: the rest is about a document, or asks a function (server-schema.md 1.5). */
const ALLOWED: ReadonlySet<string> = new Set(['%%true', '%%false', '%%values', '%%environment', '%%user']);

/** What sync refuses of a role that counts for some classes. In development mode subscriptions add queryable fields that no export has yet. */
export function roleFaults(
  role: Role, classes: readonly ServerClass[], { queryableFields, developmentMode }: SyncConfiguration,
): RoleFault[] {
  const conditions: readonly (readonly [string, Permission | null])[] = [
    ['document_filters.read', role.readFilter],
    ['document_filters.write', role.writeFilter],
    ['insert', role.insert],
    ['delete', role.delete],
  ];
  const missing = conditions.slice(0, 2).flatMap(([key, written]) => (written === null ? [key] : []));
  return [
    ...(missing.length === 0 ? [] : [{ kind: 'missing' as const, key: missing.join('` and `'), name: '', place: role.source }]),
    ...conditions.flatMap(([key, written]) =>
      written === null ? [] : refused(key, written, developmentMode ? [] : classes, queryableFields)),
    ...permissionsOf(role).flatMap(({ key, written }): RoleFault[] =>
      written === null || written.literal ? [] : [{ kind: 'boolean', key, name: '', place: written.place }]),
    ...role.fields.flatMap(({ path, source }): RoleFault[] =>
      path === '_id' ? [{ kind: 'key', key: 'fields._id', name: '_id', place: source }] : []),
  ];
}

function refused(
  key: string, { fields, expansions }: Permission, classes: readonly ServerClass[], queryable: SyncConfiguration['queryableFields'],
): RoleFault[] {
  return [
    ...fields.flatMap(({ name, source }): RoleFault[] => {
      const lacking = classes.find((each) => !isQueryable(name, queryable, each));
      return lacking === undefined ? [] : [{ kind: 'field', key, name, class: lacking.name, place: source }];
    }),
    ...expansions.flatMap(({ name, source }): RoleFault[] => (ALLOWED.has(name) ? [] : [{ kind: 'expansion', key, name, place: source }])),
  ];
}

/** What has to be a literal: whether the fields of a document are read and written. */
function permissionsOf(role: Role): { readonly key: string; readonly written: Permission | null }[] {
  const ofFields = role.fields.flatMap(({ path, read, write }) => {
    const prefix = path === 'additional_fields' ? path : `fields.${path}`;
    return [{ key: `${prefix}.read`, written: read }, { key: `${prefix}.write`, written: write }];
  });
  return [{ key: 'read', written: role.read }, { key: 'write', written: role.write }, ...ofFields];
}
