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
 * Whether anybody may do this under some roles: the first role that applies is taken, and no other. A role that sync refuses as a whole
 * decides nothing here: that is a fault of its own.
 */
export function mayAccess(roles: readonly Role[], access: Access): Decision {
  const decisions: Decision[] = [];
  for (const role of roles) {
    const applies = role.applyWhen?.decision ?? 'unknown';
    if (applies === 'no') continue;
    const allowed = allows(role, access);
    if (decisions.length === 0 && applies === 'yes') return allowed;
    decisions.push(allowed);
    if (applies === 'yes') break;
  }
  return decisions.every((each) => each === 'no') ? 'no' : 'unknown';
}

function allows(role: Role, access: Access): Decision {
  const { readFilter, writeFilter } = role;
  if (readFilter === null || writeFilter === null) return 'unknown';
  const write = all(writeFilter.decision, ofFields(role, 'write'));
  // Whoever may write also reads.
  if (access === 'read') return any(all(readFilter.decision, ofFields(role, 'read')), write);
  if (access === 'changed') return write;
  return all(write, (access === 'created' ? role.insert : role.delete)?.decision ?? 'yes');
}

/** Reading or writing as such: for all fields, or for one at the least. Without a word it is refused. */
function ofFields(role: Role, key: 'read' | 'write'): Decision {
  return any(role[key]?.decision ?? 'no', ...role.fields.map((each) => each[key]?.decision ?? 'no'));
}

function all(...decisions: readonly Decision[]): Decision {
  if (decisions.includes('no')) return 'no';
  return decisions.includes('unknown') ? 'unknown' : 'yes';
}

function any(...decisions: readonly Decision[]): Decision {
  if (decisions.includes('yes')) return 'yes';
  return decisions.includes('unknown') ? 'unknown' : 'no';
}
