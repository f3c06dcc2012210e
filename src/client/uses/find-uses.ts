import { ts } from 'ts-morph';
import type { Query, Use, WrittenObject } from '../../schema/uses';
import type { Evaluator } from '../evaluate/evaluation';
import type { SourceModule } from '../modules/parse';
import { placeOf } from '../syntax/place';
import { argumentsOfHook, hookOf } from './hooks';
import { namedClass } from './named-class';
import type { DeclaredClasses, NamedClass, Origin, Tracing } from './origin';
import { keyPaths, queriesOfCall } from './queries';
import { createTracing } from './trace';
import { writtenObject, writtenValue } from './written-values';

/** Finds where a module uses classes. */
export function findUses({ source }: SourceModule, given: { readonly evaluator: Evaluator } & DeclaredClasses): Use[] {
  const tracing = createTracing(given.evaluator, given);
  const found: Use[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) found.push(...usesOfCall(node, tracing));
    else if (ts.isNewExpression(node)) found.push(...usesOfNew(node, tracing));
    else found.push(...usesOfAssignment(node, tracing));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const about = (of: NamedClass, node: ts.Node): Pick<Use, 'class' | 'named' | 'classPlace' | 'place'> => ({
  class: of.name,
  named: of.by,
  classPlace: placeOf(of.node),
  place: placeOf(node),
});

function usesOfCall(call: ts.CallExpression, tracing: Tracing): Use[] {
  const hook = hookOf(call.expression, tracing);
  if (hook !== undefined) return usesOfHook(call, hook, tracing);
  if (!ts.isPropertyAccessExpression(call.expression)) return [];
  const { expression: owner, name: { text: method } } = call.expression;
  const [first, second] = call.arguments;
  if (first === undefined) return method === 'subscribe' ? subscribed(call, tracing.originOf(owner), tracing) : [];
  switch (method) {
    case 'create':
    case 'objects':
    case 'objectForPrimaryKey':
    case 'delete':
    case 'deleteModel': return usesOfRealm(call, method, tracing.originOf(owner), tracing);
    case 'sum':
    case 'avg':
    case 'min':
    case 'max': return ts.isStringLiteralLike(first) ? asked(method, call, first, tracing.originOf(owner), tracing) : [];
    case 'addListener': return second === undefined ? [] : asked('keyPaths', call, second, tracing.originOf(owner), tracing);
    case 'filtered':
    case 'sorted': return queried(call, tracing.originOf(owner), tracing);
    case 'subscribe': return subscribed(call, tracing.originOf(owner), tracing);
    case 'add': return isSubscriptions(owner, tracing) ? subscribed(call, tracing.originOf(first), tracing) : [];
    case 'update': return second !== undefined && ts.isStringLiteralLike(first) ? updated(call, first, second, tracing) : [];
    default: return [];
  }
}

/** `add` is a method of much else: only what a file of subscriptions calls it on is traced. */
const isSubscriptions = (owner: ts.Expression, tracing: Tracing): boolean =>
  /subscription/i.test(owner.getSourceFile().text) && tracing.originOf(owner)?.kind === 'subscriptions';

type MethodOfRealm = 'create' | 'objects' | 'objectForPrimaryKey' | 'delete' | 'deleteModel';

function usesOfRealm(call: ts.CallExpression, method: MethodOfRealm, realm: Origin | undefined, tracing: Tracing): Use[] {
  if (realm?.kind !== 'realm') return [];
  const { evaluator } = tracing;
  const [first, second, third] = call.arguments;
  if (method === 'delete') {
    const origin = first && tracing.originOf(first);
    return origin !== undefined && 'of' in origin ? [{ kind: 'deleted', ...about(origin.of, call) }] : [];
  }
  const of = namedClass(first, realm.isProven, tracing);
  if (of === undefined) return [];
  switch (method) {
    case 'create': return [created(call, of, second, third, tracing)];
    case 'deleteModel': return [{ kind: 'deleted', ...about(of, call) }];
    case 'objects': return [{ kind: 'queried', ...about(of, call), queries: [], key: null }];
    case 'objectForPrimaryKey':
      return [{ kind: 'queried', ...about(of, call), queries: [], key: second === undefined ? null : writtenValue(second, evaluator) }];
  }
}

function created(
  node: ts.Node, of: NamedClass, values: ts.Expression | undefined, mode: ts.Expression | undefined, { evaluator }: Tracing,
): Use {
  const given = mode && writtenValue(mode, evaluator);
  const known = given?.kind === 'literal' && (typeof given.value === 'string' || typeof given.value === 'boolean') ? given.value : null;
  return {
    kind: 'created',
    ...about(of, node),
    values: values === undefined || ts.isSpreadElement(values) ? null : writtenObject(values, evaluator),
    mode: mode === undefined ? null : (known ?? modeOf(mode) ?? 'unknown'),
  };
}

const MODES: Readonly<Record<string, string>> = { All: 'all', Modified: 'modified', Never: 'never' };

/** `Realm.UpdateMode.Modified`, `UpdateMode.All`. */
function modeOf(mode: ts.Expression | undefined): string | null {
  const isMode = mode !== undefined && ts.isPropertyAccessExpression(mode) && /(?:^|\.)UpdateMode$/.test(mode.expression.getText());
  return isMode ? (MODES[mode.name.text] ?? null) : null;
}

function usesOfNew(node: ts.NewExpression, tracing: Tracing): Use[] {
  const [realm, values] = node.arguments ?? [];
  if (realm === undefined || ts.isSpreadElement(realm) || tracing.originOf(realm)?.kind !== 'realm') return [];
  const of = namedClass(node.expression, false, tracing);
  return of?.by === 'reference' ? [created(node, of, values, undefined, tracing)] : [];
}

function queried(call: ts.CallExpression, results: Origin | undefined, { evaluator }: Tracing): Use[] {
  if (results?.kind !== 'results') return [];
  return queriesOfCall(call, evaluator).map((each) => ({ kind: 'queried', ...about(results.of, call), queries: [each], key: null }));
}

/** Key paths, or the property that something is of, given to a method of results or of an object. */
function asked(
  where: Exclude<Query['in'], 'filtered'>, call: ts.CallExpression, given: ts.Expression, origin: Origin | undefined, { evaluator }: Tracing,
): Use[] {
  if (origin?.kind !== 'results' && origin?.kind !== 'object') return [];
  return keyPaths(where, given, evaluator).map((each) => ({ kind: 'queried', ...about(origin.of, call), queries: [each], key: null }));
}

function subscribed(call: ts.CallExpression, results: Origin | undefined, { evaluator }: Tracing): Use[] {
  if (results?.kind !== 'results') return [];
  return [{ kind: 'subscribed', ...about(results.of, call), queries: results.calls.flatMap((each) => queriesOfCall(each, evaluator)) }];
}

function updated(call: ts.CallExpression, key: ts.StringLiteralLike, value: ts.Expression, tracing: Tracing): Use[] {
  const { expression: callee } = call;
  const results = ts.isPropertyAccessExpression(callee) ? tracing.originOf(callee.expression) : undefined;
  return results?.kind === 'results' ? [changed(call, results.of, key.text, key, value, tracing)] : [];
}

function changed(node: ts.Node, of: NamedClass, key: string, at: ts.Node, value: ts.Expression | undefined, { evaluator }: Tracing): Use {
  const given = value === undefined ? ({ kind: 'unknown', place: placeOf(node) } as const) : writtenValue(value, evaluator);
  const values: WrittenObject = { entries: [{ key, value: given, place: placeOf(at) }], complete: false, place: placeOf(node) };
  return { kind: 'changed', ...about(of, node), values };
}

/** What an assignment gives a value: `task.isDone = true`, `task.count += 1`, `task.count++`. */
function usesOfAssignment(node: ts.Node, tracing: Tracing): Use[] {
  const given = assignmentIn(node);
  if (given === undefined || !ts.isPropertyAccessExpression(given.target)) return [];
  const { expression: owner, name } = given.target;
  const origin = tracing.originOf(owner);
  return origin?.kind === 'object' ? [changed(node, origin.of, name.text, name, given.value, tracing)] : [];
}

function assignmentIn(node: ts.Node): { readonly target: ts.Expression; readonly value?: ts.Expression } | undefined {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.EqualsToken) return { target: node.left, value: node.right };
    return kind > ts.SyntaxKind.EqualsToken && kind <= ts.SyntaxKind.LastAssignment ? { target: node.left } : undefined;
  }
  const isCount = ts.isPostfixUnaryExpression(node) || (ts.isPrefixUnaryExpression(node) && COUNTS.has(node.operator));
  return isCount ? { target: node.operand } : undefined;
}

const COUNTS: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken]);

function usesOfHook(call: ts.CallExpression, hook: NonNullable<ReturnType<typeof hookOf>>, tracing: Tracing): Use[] {
  if (hook.name === 'useRealm') return [];
  const given = argumentsOfHook(hook.name, call);
  const of = namedClass(given.type, hook.isProven, tracing);
  // Hooks of other packages are given strings too.
  if (of === undefined || (of.by === 'name' && !hook.isProven)) return [];
  const { evaluator } = tracing;
  const paths = given.keyPaths === undefined ? [] : keyPaths('keyPaths', given.keyPaths, evaluator);
  return [
    { kind: 'queried', ...about(of, call), queries: [], key: given.key === undefined ? null : writtenValue(given.key, evaluator) },
    ...paths.map((each): Use => ({ kind: 'queried', ...about(of, call), queries: [each], key: null })),
  ];
}
