import type { ServerClass, ServerProperty } from '../schema/server-schemas';
import type { Located, NodeMeaning, ObjectNode } from './schema-node';

/** Whether an object is described where it stands, so that it goes the way that its property does: what is referred to stands elsewhere too. */
export function standsIn({ node }: Located, meaning: NodeMeaning, { identity }: ObjectNode): boolean {
  const inner = meaning.kind === 'array' ? meaning.items : meaning.kind === 'dictionary' ? meaning.values : null;
  return identity === (inner?.node ?? node);
}

/** Two declarations of one class: what one of them only sends, or only takes, goes both ways unless the other says the same. */
export function goingEitherWay(first: ServerClass, second: ServerClass): ServerClass {
  const properties = [...first.properties.values()].map((each): ServerProperty => {
    const { access, ...rest } = each;
    const other = second.properties.get(each.name);
    return other === undefined || other.access === access ? each : rest;
  });
  const required = first.required.length > 0 ? first.required : second.required;
  return { ...first, required, properties: new Map(properties.map((each) => [each.name, each])) };
}
