import type { Listed, QueryableFields, ServerClass } from '../schema/server-schemas';

/** The fields that a class can be queried by: the key of a collection may be its title. */
export function queryableFieldsOf(
  { global, byCollection }: QueryableFields, { name, collection }: Pick<ServerClass, 'name' | 'collection'>,
): readonly Listed[] {
  return [...global, ...(byCollection.get(collection ?? name)?.fields ?? []), ...(byCollection.get(name)?.fields ?? [])];
}

/** Whether a class can be queried by a field. `_id` always is queryable, and a path may be listed by its first part. */
export function isQueryable(field: string, fields: QueryableFields, schema: Pick<ServerClass, 'name' | 'collection'>): boolean {
  const [head = field] = field.split('.');
  return head === '_id' || queryableFieldsOf(fields, schema).some(({ name }) => name === field || name === head);
}
