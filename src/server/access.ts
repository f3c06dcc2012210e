import type { Located, NodeMeaning, ObjectNode } from './schema-node';

/** Whether an object is described where it stands, so that it goes the way that its property does: what is referred to stands elsewhere too. */
export function standsIn({ node }: Located, meaning: NodeMeaning, { identity }: ObjectNode): boolean {
  const inner = meaning.kind === 'array' ? meaning.items : meaning.kind === 'dictionary' ? meaning.values : null;
  return identity === (inner?.node ?? node);
}
