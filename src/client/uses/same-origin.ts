import { ts } from 'ts-morph';
import type { Origin, Tracing } from './origin';

/** What some expressions all are, those that are nothing aside; `undefined` where one of them is something else. */
export function sameOrigin(nodes: readonly ts.Expression[], tracing: Tracing): Origin | undefined {
  const origins = nodes.filter((each) => !isNothing(each)).map((each) => tracing.originOf(each));
  const [first, ...others] = origins;
  return first !== undefined && others.every((each) => each !== undefined && isLike(each, first)) ? first : undefined;
}

const isNothing = (node: ts.Expression): boolean =>
  node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');

function isLike(a: Origin, b: Origin): boolean {
  if (a.kind !== b.kind) return false;
  return !('of' in a) || !('of' in b) || a.of.name === b.of.name;
}
