import type { Primitive } from '../../schema/model';
import { valueAt, type JsonNode } from '../../json/json-document';
import type { Given, Located } from '../schema-node';
import { isTemplate } from './template';

/** What a `default` may be in JSON. Types that JSON lacks are written as texts or as objects of Extended JSON. */
const WRITTEN: Readonly<Record<Exclude<Primitive, 'mixed'> | 'list' | 'set' | 'dictionary' | 'object', readonly JsonNode['type'][]>> = {
  bool: ['boolean'],
  string: ['string'],
  int: ['number', 'object'],
  float: ['number', 'object'],
  double: ['number', 'object'],
  decimal128: ['number', 'string', 'object'],
  date: ['number', 'string', 'object'],
  objectId: ['string', 'object'],
  uuid: ['string', 'object'],
  data: ['string', 'object'],
  list: ['array'],
  set: ['array'],
  dictionary: ['object'],
  object: ['object'],
};

/** The `default` of a property: App Services takes any, and does not check its type (server-schema.md 2.1). */
export function defaultOf({ node, document }: Located): Given | undefined {
  const value = valueAt(node, 'default');
  if (value === undefined) return undefined;
  return {
    written: JSON.stringify(document.value(value)),
    source: document.place(value),
    fits: ({ type, optional }) => {
      if (type === 'mixed' || (value.type === 'string' && isTemplate(String(value.value)))) return true;
      if (value.type === 'null') return optional;
      const isWhole = type !== 'int' || value.type !== 'number' || Number.isInteger(value.value);
      return isWhole && (type in WRITTEN ? WRITTEN[type as keyof typeof WRITTEN].includes(value.type) : true);
    },
  };
}
