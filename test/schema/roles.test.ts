import { expect, it } from 'vitest';
import { isForbidden, type Access, type Decision, type Permission, type Role } from '../../src/schema/roles';

const PLACE = { file: 'rules.json', line: 1, column: 1, endLine: 1, endColumn: 1 };

const permission = (decision: Decision): Permission => ({ decision, literal: true, fields: [], expansions: [], place: PLACE });

interface Said extends Partial<Record<Exclude<keyof Role, 'name' | 'fields' | 'source'>, Decision | null>> {
  readonly field?: Decision;
}

/** A role that lets everybody do everything, but for what is said. */
function role({ field, ...said }: Said = {}): Role {
  const all: Said = { applyWhen: 'yes', readFilter: 'yes', writeFilter: 'yes', read: 'yes', write: 'yes', insert: null, delete: null, ...said };
  const permissions = Object.fromEntries(Object.entries(all).map(([key, each]: [string, Decision | null]) => [key, each === null ? null : permission(each)]));
  const fields = field === undefined ? [] : [{ path: 'a', read: permission(field), write: permission(field), source: PLACE }];
  return { ...(permissions as unknown as Role), name: 'role', fields, source: PLACE };
}

const NONE: Said = { readFilter: 'no', writeFilter: 'no' };

const ACCESSES: readonly Access[] = ['created', 'changed', 'deleted', 'read'];
const WRITES = ['created', 'changed', 'deleted'];

it.each<[string, readonly Role[], readonly string[]]>([
  ['no role', [], ACCESSES],
  ['a role for everything', [role()], []],
  ['no filter for reading: sync refuses the role', [role({ ...NONE, readFilter: null })], []],
  ['no filter for writing: sync refuses the role', [role({ ...NONE, writeFilter: null })], []],
  ['nothing passes the filters', [role(NONE)], ACCESSES],
  ['nothing passes the filter for writing', [role({ writeFilter: 'no' })], WRITES],
  ['nothing passes the filter for reading: whoever writes reads', [role({ readFilter: 'no' })], []],
  ['what passes is not known', [role({ readFilter: 'unknown', writeFilter: 'unknown', read: 'unknown', write: 'unknown' })], []],
  ['a word for reading only', [role({ write: null })], WRITES],
  ['no word', [role({ read: null, write: null })], ACCESSES],
  ['no', [role({ read: 'no', write: 'no' })], ACCESSES],
  ['no, but for a field', [role({ read: 'no', write: 'no', field: 'yes' })], []],
  ['no, for a field too', [role({ read: null, write: null, field: 'no' })], ACCESSES],
  ['no insert', [role({ insert: 'no' })], ['created']],
  ['no delete', [role({ delete: 'no' })], ['deleted']],
  ['an insert and a delete that the server decides', [role({ insert: 'unknown', delete: 'unknown' })], []],
  ['nobody has the role for everything', [role({ applyWhen: 'no' }), role(NONE)], ACCESSES],
  ['nobody has the role for nothing', [role({ ...NONE, applyWhen: 'no' }), role()], []],
  ['everybody has the role for nothing', [role(NONE), role()], ACCESSES],
  ['some have the role for nothing', [role({ ...NONE, applyWhen: 'unknown' }), role()], []],
  ['nothing says who has the role for nothing', [role({ ...NONE, applyWhen: null }), role()], []],
  ['some have the role for everything', [role({ applyWhen: 'unknown' }), role(NONE)], []],
])('%s', (_name, roles, expected) => {
  expect(ACCESSES.filter((access) => isForbidden(roles, access))).toEqual(expected);
});
