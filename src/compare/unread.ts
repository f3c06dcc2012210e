import type { ClientClass, Unread } from '../schema/client-schemas';
import type { ServerClass } from '../schema/server-schemas';

const NOTHING: Unread = { kind: false, primaryKey: false, properties: new Set(), more: false };

/** What of a class could not be read on its side: it must neither be taken for removed nor for added. */
export function unreadOf(schema: ClientClass | ServerClass): Unread {
  return 'collection' in schema ? { ...NOTHING, properties: schema.unread } : schema.unread;
}
