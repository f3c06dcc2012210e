import { createRequire } from 'node:module';
import type * as bson from 'bson';

const load = createRequire(__filename);

/** Numbers and dates of canonical Extended JSON; schemas hold them as limits, and most hold none. */
const WRAPPED = /"\$(?:number(?:Int|Long|Double|Decimal)|date|oid|binary|uuid|regularExpression|timestamp)"/;

/** The plain value that a text of Extended JSON stands for. The `bson` package is loaded only where the text needs it. */
export function plainValue(text: string, value: unknown): unknown {
  if (!WRAPPED.test(text)) return value;
  const { EJSON } = load('bson') as typeof bson;
  return EJSON.deserialize(value as bson.Document, { relaxed: true }) as unknown;
}
