import { ts } from 'ts-morph';
import type { Evaluator } from '../evaluate/evaluation';
import { isThis, isTransparent, memberAround, returnsOf } from '../syntax/expression-syntax';
import { argumentsOfHook, hookOf } from './hooks';
import { namedClass, referredClass } from './named-class';
import { object, PROVEN_REALM, results, type DeclaredClasses, type Origin, type Tracing } from './origin';
import { originOfField, originOfName } from './origin-of-name';
import { originOfType } from './origin-of-type';
import { isRealmClass } from './realm-class';
import { sameOrigin } from './same-origin';

/** Names and calls lead no further than this. */
const MAX_STEPS = 60;

/** Traces expressions to what they are of Realm: as configurations are traced, without running anything. */
export function createTracing(evaluator: Evaluator, classes: DeclaredClasses): Tracing {
  const known = new Map<ts.Node, Origin | undefined>();
  const underWay = new Set<ts.Node>();

  function originOf(node: ts.Expression): Origin | undefined {
    if (known.has(node)) return known.get(node);
    if (underWay.has(node) || underWay.size >= MAX_STEPS) return undefined;
    underWay.add(node);
    try {
      const origin = ofExpression(node, tracing) ?? byName(node);
      known.set(node, origin);
      return origin;
    } finally {
      underWay.delete(node);
    }
  }

  const tracing: Tracing = { evaluator, classes, originOf };
  return tracing;
}

/** What nothing else is known of than that it is called a realm. */
function byName(node: ts.Expression): Origin | undefined {
  const name = ts.isIdentifier(node) ? node.text : ts.isPropertyAccessExpression(node) ? node.name.text : undefined;
  return name === 'realm' ? { kind: 'realm', isProven: false } : undefined;
}

function ofExpression(node: ts.Expression, tracing: Tracing): Origin | undefined {
  if (ts.isIdentifier(node)) return originOfName(node, tracing);
  if (ts.isCallExpression(node)) return ofCall(node, tracing);
  if (ts.isPropertyAccessExpression(node)) return ofAccess(node, tracing);
  if (ts.isElementAccessExpression(node)) return itemOf(tracing.originOf(node.expression));
  if (ts.isAwaitExpression(node)) return tracing.originOf(node.expression);
  if (ts.isNewExpression(node)) return ofNew(node, tracing);
  if (isTransparent(node)) return ofTyped(node, tracing);
  if (node.kind === ts.SyntaxKind.ThisKeyword) return ofThis(node, tracing);
  const isAssignment = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isAssignment ? tracing.originOf(node.right) : undefined;
}

const itemOf = (list: Origin | undefined): Origin | undefined => (list?.kind === 'results' ? object(list.of) : undefined);

/** `x as Task`: what is said wins, unless it says nothing of Realm. */
function ofTyped(node: ts.Expression & { readonly expression: ts.Expression }, tracing: Tracing): Origin | undefined {
  const said = ts.isAsExpression(node) || ts.isTypeAssertionExpression(node) ? originOfType(node.type, tracing) : undefined;
  return said === undefined || said.kind === 'other' ? tracing.originOf(node.expression) : said;
}

/** An object of a class, within its methods. */
function ofThis(node: ts.Expression, tracing: Tracing): Origin | undefined {
  const around = memberAround(node);
  if (around === undefined || around.isStatic) return undefined;
  return object(referredClass({ kind: 'class', node: around.holder }, around.holder.name ?? node, tracing));
}

function ofNew(node: ts.NewExpression, tracing: Tracing): Origin | undefined {
  if (isRealmClass(node.expression, tracing)) return PROVEN_REALM;
  const made = ts.isIdentifier(node.expression) ? namedClass(node.expression, false, tracing) : undefined;
  return made?.by === 'reference' ? object(made) : undefined;
}

function ofAccess(node: ts.PropertyAccessExpression, tracing: Tracing): Origin | undefined {
  if (isThis(node.expression)) return originOfField(node, tracing);
  if (!/^(?:subscriptions)$/.test(node.name.text)) return undefined;
  return tracing.originOf(node.expression)?.kind === 'realm' ? { kind: 'subscriptions' } : undefined;
}

function ofCall(node: ts.CallExpression, tracing: Tracing): Origin | undefined {
  const hook = hookOf(node.expression, tracing);
  if (hook !== undefined) return ofHook(node, hook, tracing);
  if (ts.isPropertyAccessExpression(node.expression)) {
    const { expression: owner, name: { text: method } } = node.expression;
    if (isRealmClass(owner, tracing)) return /^open(?:Async)?$/.test(method) ? PROVEN_REALM : undefined;
    const found = METHODS.test(method) ? ofMethod(node, method, tracing.originOf(owner), tracing) : undefined;
    if (found !== undefined) return found;
  }
  if (/(?:^|\.)useMemo$/.test(node.expression.getText())) {
    const [fn] = node.arguments;
    return fn !== undefined && ts.isArrowFunction(fn) ? ofReturn(fn, tracing) : undefined;
  }
  const isNamed = ts.isIdentifier(node.expression) || ts.isPropertyAccessExpression(node.expression);
  const callee = isNamed ? tracing.evaluator.evaluate(node.expression) : undefined;
  return callee?.kind === 'function' && ts.isFunctionLike(callee.node) ? ofReturn(callee.node, tracing) : undefined;
}

const METHODS = /^(?:objects|objectForPrimaryKey|create|filtered|sorted|snapshot|filter|slice|find|findLast|at|progress|catch|finally)$/;

function ofMethod(node: ts.CallExpression, method: string, owner: Origin | undefined, tracing: Tracing): Origin | undefined {
  if (owner?.kind === 'realm') {
    const of = namedClass(node.arguments[0], owner.isProven, tracing);
    switch (method) {
      case 'objects': return results(of);
      case 'create':
      case 'objectForPrimaryKey': return object(of);
      default: return /^(?:progress|catch|finally)$/.test(method) ? owner : undefined;
    }
  }
  if (owner?.kind !== 'results') return undefined;
  if (/^(?:filtered|sorted)$/.test(method)) return results(owner.of, [...owner.calls, node]);
  if (/^(?:snapshot|filter|slice)$/.test(method)) return owner;
  return /^(?:find|findLast|at)$/.test(method) ? object(owner.of) : undefined;
}

function ofHook(node: ts.CallExpression, { name, isProven }: NonNullable<ReturnType<typeof hookOf>>, tracing: Tracing): Origin | undefined {
  if (name === 'useRealm') return { kind: 'realm', isProven };
  const { type, query } = argumentsOfHook(name, node);
  const of = namedClass(type, isProven, tracing);
  if (of === undefined || (of.by === 'name' && !isProven)) return undefined;
  if (name === 'useObject') return object(of);
  const made = query !== undefined && ts.isFunctionLike(query) ? ofReturn(query, tracing) : undefined;
  return made?.kind === 'results' && made.of.name === of.name ? results(of, made.calls) : results(of);
}

/** What a function returns: what it says, or what all that it returns is. */
function ofReturn(fn: ts.SignatureDeclaration, tracing: Tracing): Origin | undefined {
  if (fn.type !== undefined) return originOfType(fn.type, tracing);
  const body = 'body' in fn ? fn.body : undefined;
  if (body === undefined) return undefined;
  if (!ts.isBlock(body)) return ts.isExpression(body) ? tracing.originOf(body) : undefined;
  return sameOrigin(returnsOf(body).flatMap(({ expression }) => expression ?? []), tracing);
}
