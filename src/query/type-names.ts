/** The names that `@type` is compared with, in lower case. */
export const typeNames: ReadonlySet<string> = new Set([
  'null', 'int', 'integer', 'int16', 'int32', 'int64', 'short', 'long', 'byte', 'char', 'bool', 'boolean', 'string', 'binary', 'data',
  'bytearray', 'byte[]', 'date', 'datetimeoffset', 'timestamp', 'float', 'double', 'decimal128', 'decimal', 'objectlink', 'link',
  'objectid', 'uuid', 'guid', 'numeric', 'bindata', 'object', 'dictionary', 'array', 'list', 'collection',
]);
