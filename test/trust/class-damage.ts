import fc from 'fast-check';
import type { ClassKind, Schema } from './class-kinds';

const WHATS = ['replace', 'replace', 'replace', 'elements', 'elements', 'drop', 'drop and close', 'close', 'more', 'key', 'undeclared', 'require', 'unrequire', 'null', 'unique', 'rename', 'title', 'link'] as const;

/** One thing that is done to a class of a server: to which of its objects, and to which property of that. */
export interface Damage {
  readonly what: (typeof WHATS)[number];
  readonly object: number;
  readonly property: number;
  readonly schema: Schema;
}

/** Any schema of a value: of one to three types, a collection, or an object with properties. */
function schemasOf({ kind, target }: ClassKind): fc.Arbitrary<object> {
  const value = fc.uniqueArray(fc.constantFrom(...kind.types, 'null'), { minLength: 1, maxLength: 3 }).filter((names) => names.join() !== 'null').map(kind.of);
  const typed = target === 'mongodb' ? 'bsonType' : 'type';
  const object = fc.record({ name: fc.constantFrom('city', 'x', 'other'), value, isRequired: fc.boolean(), isClosed: fc.boolean(), title: fc.constantFrom(undefined, 'Place', 'Person', 'Other') })
    .map(({ name, value: inner, isRequired, isClosed, title }) => ({
      ...(title === undefined ? {} : { title }), [typed]: 'object', properties: { [name]: inner }, ...(isRequired ? { required: [name] } : {}), ...(isClosed ? { additionalProperties: false } : {}),
    }));
  const open = fc.constantFrom({ [typed]: 'object' }, { [typed]: 'object', required: ['e0'] });
  const element = fc.oneof({ weight: 3, arbitrary: value }, object, open);
  return fc.oneof({ weight: 3, arbitrary: element }, fc.tuple(element, fc.boolean()).map(([items, isSet]) => kind.array(items, isSet)), element.map(kind.object));
}

export const damagesOf = (kind: ClassKind): fc.Arbitrary<Damage> =>
  fc.record({ what: fc.constantFrom(...WHATS), object: fc.nat(20), property: fc.nat(20), schema: schemasOf(kind).map((each) => each as Schema) });

const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(all.length, 1)];

function listed(schema: Schema, change: (names: string[]) => string[]): void {
  const names = [...new Set(change([...((schema.required ?? []) as string[])]))];
  if (names.length > 0) schema.required = names;
  else delete schema.required;
}

/** Takes null away from what a value may be, or adds it. */
function toggleNull(node: Schema, { target, version }: ClassKind): void {
  if (target === 'openapi' && version === '3.0') {
    if (node.nullable === true) delete node.nullable;
    else if (node.type !== undefined) node.nullable = true;
    return;
  }
  const typed = target === 'mongodb' ? 'bsonType' : 'type';
  if (node[typed] === undefined) return;
  const names = [node[typed]].flat() as string[];
  const others = names.filter((name) => name !== 'null');
  node[typed] = others.length < names.length ? (others.length === 1 ? others[0] : others) : [...names, 'null'];
}

/** Does to an object of a server what a damage says. */
export function damage(object: Schema, { what, property, schema }: Damage, kind: ClassKind): void {
  const properties = object.properties as Record<string, Schema>;
  const name = pick(Object.keys(properties), property) ?? '_id';
  const node = structuredClone(properties[name] ?? {});
  const own = structuredClone(schema);
  switch (what) {
    case 'replace': properties[name] = own; return;
    case 'elements': {
      const [into] = ['items', 'additionalProperties'].filter((key) => typeof node[key] === 'object');
      properties[name] = into === undefined ? own : { ...node, [into]: own };
      return;
    }
    case 'drop': case 'drop and close':
      if (Object.keys(properties).length > 1) delete properties[name];
      listed(object, (names) => names.filter((each) => each !== name));
      if (what === 'drop and close') object.additionalProperties = false;
      return;
    case 'close': object.additionalProperties = false; return;
    case 'more': properties.more = own; listed(object, (names) => [...names, 'more']); return;
    case 'key': properties._id = own; listed(object, (names) => [...names, '_id']); return;
    case 'undeclared': listed(object, (names) => [...names, 'undeclared']); return;
    case 'require': listed(object, (names) => [...names, name]); return;
    case 'unrequire': listed(object, (names) => names.filter((each) => each !== name)); return;
    case 'null': toggleNull(node, kind); properties[name] = node; return;
    case 'unique': properties[name] = kind.kind.array(node.items === undefined ? own : node.items as object, node.uniqueItems !== true) as Schema; return;
    case 'rename': delete properties[name]; properties[`${name}s`] = node; listed(object, (names) => names.map((each) => (each === name ? `${name}s` : each))); return;
    case 'title': object.title = 'Other'; return;
    case 'link': properties[name] = { ...kind.kind.of([pick(kind.kind.types, property) ?? 'string', 'null']) } as Schema;
  }
}
