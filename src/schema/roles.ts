import type { Listed } from './server-schemas';
import type { Place } from './model';

/** What is known of a permission before anybody asks the server: `unknown` is what only the server can decide. */
export type Decision = 'yes' | 'no' | 'unknown';

/** What is written as a permission: a literal, or an expression of rules (server-schema.md 1.5). */
export interface Permission {
  readonly decision: Decision;
  /** Whether it is `true` or `false` itself. */
  readonly literal: boolean;
  /** The fields of the document that it compares. */
  readonly fields: readonly Listed[];
  /** Expansions (`%%user`) and calls (`%function`), by their first part. */
  readonly expansions: readonly Listed[];
  readonly place: Place;
}

/** What a role says of one field, by its path; of `additional_fields` too. */
export interface FieldPermissions {
  readonly path: string;
  readonly read: Permission | null;
  readonly write: Permission | null;
  readonly source: Place;
}

/** A role of a collection, or a default one. What is `null` is not written. */
export interface Role {
  readonly name: string;
  readonly applyWhen: Permission | null;
  readonly readFilter: Permission | null;
  readonly writeFilter: Permission | null;
  readonly read: Permission | null;
  readonly write: Permission | null;
  readonly insert: Permission | null;
  readonly delete: Permission | null;
  readonly fields: readonly FieldPermissions[];
  readonly source: Place;
}

/** What code does with the objects of a class. */
export type Access = 'created' | 'changed' | 'deleted' | 'read';

/**
 * Whether surely nobody may do this under some roles: the first role that applies is taken, and no other. A role that sync refuses as a
 * whole forbids nothing here: that is a fault of its own.
 */
export function isForbidden(roles: readonly Role[], access: Access): boolean {
  for (const role of roles) {
    if (role.applyWhen?.decision === 'no') continue;
    if (mayAllow(role, access)) return false;
    if (role.applyWhen?.decision === 'yes') break;
  }
  return true;
}

function mayAllow(role: Role, access: Access): boolean {
  const { readFilter, writeFilter } = role;
  if (readFilter === null || writeFilter === null) return true;
  const write = isOpen(writeFilter) && mayAnyField(role, 'write');
  // Whoever may write also reads.
  if (access === 'read') return write || (isOpen(readFilter) && mayAnyField(role, 'read'));
  if (access === 'changed') return write;
  const more = access === 'created' ? role.insert : role.delete;
  return write && (more === null || isOpen(more));
}

const isOpen = ({ decision }: Permission): boolean => decision !== 'no';

/** Reading or writing as such: for all fields, or for one at the least. Without a word it is refused. */
function mayAnyField(role: Role, key: 'read' | 'write'): boolean {
  return [role, ...role.fields].some(({ [key]: permission }) => permission !== null && isOpen(permission));
}
