import type { ts } from 'ts-morph';
import { contains } from '../syntax/expression-syntax';
import type { Declaration } from './declaration';

/** One declaration an object: a constant, the class that points to it and the list that names it are the same thing. */
export function distinctDeclarations(declarations: readonly Declaration[]): readonly Declaration[] {
  const byNode = new Map<ts.Node, Declaration>();
  for (const declaration of declarations) {
    const { node } =
      declaration.kind === 'schema' ? declaration.object : declaration.kind === 'refused' ? declaration.refused : declaration.unknown;
    if (!byNode.has(node)) byNode.set(node, declaration);
  }
  return withoutTemplates([...byNode.values()]);
}

/** What a function makes of its parameters cannot be read in the function, and need not be where its calls were read. */
function withoutTemplates(declarations: readonly Declaration[]): readonly Declaration[] {
  if (!declarations.some(({ kind }) => kind === 'unresolved')) return declarations;
  const made = new Set(
    declarations.flatMap((each) => (each.kind === 'schema' && each.object.madeBy !== undefined ? [each.object.madeBy] : [])),
  );
  return declarations.filter(
    (each) => each.kind !== 'unresolved' || made.size === 0 || ![...made].some((fn) => contains(fn, each.unknown.node)),
  );
}
