import { propertiesOf, valueAt, type JsonNode } from '../../json/json-document';
import { unreadReason, type Located, type NodeMeaning } from '../schema-node';
import type { Vocabulary } from './vocabulary';

/** Keywords that say nothing of a value. */
const REMARKS: ReadonlySet<string> = new Set(['$comment', 'default', 'deprecated', 'description', 'example', 'examples', 'externalDocs', 'summary']);

const MANY = 10;

/** Whether a node says nothing but what it refers to. */
function onlyRefers({ node }: Located): boolean {
  return (node.children?.length ?? 0) < MANY && propertiesOf(node).every(({ key }) => key === '$ref' || REMARKS.has(key));
}

/**
 * A large schema is referred to from a hundred places, and means the same in each: what was understood of it is kept. The first that
 * refers to it gives it its place, as if the others were not there.
 */
export function onceForEachTarget(vocabulary: Vocabulary, meaningOf: (at: Located) => NodeMeaning): (at: Located) => NodeMeaning {
  const alone = new Map<JsonNode, NodeMeaning>();
  const wrapped = new Map<JsonNode, NodeMeaning>();
  return (at) => {
    if (valueAt(at.node, '$ref') === undefined || unreadReason(at.node) !== undefined) return meaningOf(at);
    const isPlain = (vocabulary.ignoredBeside?.(at.node) ?? []).length === 0;
    const known = !isPlain ? undefined : vocabulary.refersAlone(at) ? alone : onlyRefers(at) ? wrapped : undefined;
    const target = known === undefined ? undefined : vocabulary.follow(at);
    if (known === undefined || target === undefined || 'unknown' in target) return meaningOf(at);
    const meaning = known.get(target.node) ?? { ...meaningOf(at), target: target.document.place(target.node) };
    known.set(target.node, meaning);
    return meaning;
  };
}
