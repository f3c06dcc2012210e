/** Names that the query language keeps for itself (server-schema.md 8): these in any case, those below as they are written. */
const RESERVED: ReadonlySet<string> = new Set([
  'and', 'asc', 'ascending', 'beginswith', 'between', 'contains', 'desc', 'descending', 'distinct', 'endswith', 'falsepredicate', 'inf',
  'infinity', 'like', 'limit', 'nan', 'nil', 'null', 'or', 'sort', 'subquery', 'truepredicate',
]);

const RESERVED_AS_WRITTEN: ReadonlySet<string> = new Set([
  'ALL', 'ANY', 'B64', 'FALSE', 'IN', 'NONE', 'NOT', 'SOME', 'TRUE', 'all', 'any', 'false', 'in', 'none', 'not', 'oid', 'some', 'true', 'uuid',
]);

/** Whether a name cannot be that of a queryable field. */
export function isReserved(name: string): boolean {
  return RESERVED_AS_WRITTEN.has(name) || RESERVED.has(name.toLowerCase());
}
