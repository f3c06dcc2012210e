import { ts } from 'ts-morph';
import { circumstancesOf, type Round } from './change-circumstances';
import { staticMember } from './class-syntax';
import { isTransparent } from './expression-syntax';
import { bindingOf, propertyAssignments } from './scope';

/** What a module does to an object or a list after the place where it is written. */
export type LaterChange = {
  /** Whether it happens whenever the object exists: it stands in the same block, under no condition and in no loop. */
  readonly isCertain: boolean;
  /** The loops around it that go through a list or the keys of an object, the outermost first. */
  readonly rounds: readonly Round[];
  readonly node: ts.Node;
} & (
  | { readonly kind: 'set'; readonly key: Key; readonly value: ts.Expression }
  | { readonly kind: 'delete'; readonly key: Key }
  | { readonly kind: 'assign'; readonly sources: readonly ts.Expression[] }
  | { readonly kind: 'push'; readonly items: readonly ts.Expression[] }
);

const AT_ONCE = { isCertain: true, rounds: [] } as const;

/** A key of an object: a name, or an expression between brackets. */
export type Key = string | ts.Expression;

/** A change, and the expression for what it changes. */
interface Found {
  readonly target: ts.Expression;
  readonly change: LaterChange;
}

type Changes = ReadonlyMap<ts.Node, readonly LaterChange[]>;

const NONE: readonly LaterChange[] = [];
const known = new WeakMap<ts.SourceFile, Changes>();
/** A text that may hold a change: so few files do that all others need not be searched. */
const CHANGE = /(?:\.(?!ObjectSchema\b)[\w$]+|\])\s*=[^=>]|\bdelete\s|\bObject\s*\.\s*assign\s*\(|\.\s*push\s*\(/;

/** The changes to what an expression makes, in the order of the source. */
export function laterChanges(node: ts.Expression): readonly LaterChange[] {
  const source = node.getSourceFile();
  let changes = known.get(source);
  if (changes === undefined) {
    changes = CHANGE.test(source.text) ? changesOf(source) : new Map<ts.Node, readonly LaterChange[]>();
    known.set(source, changes);
  }
  return changes.get(node) ?? NONE;
}

function changesOf(source: ts.SourceFile): Changes {
  const changes = new Map<ts.Node, LaterChange[]>();
  const visit = (node: ts.Node): void => {
    const found = ts.isExpression(node) ? changeIn(node) : undefined;
    const origin = found === undefined || isNew(found.target) ? undefined : originOf(found.target, []);
    if (found !== undefined && origin !== undefined) {
      const change: LaterChange = { ...found.change, ...circumstancesOf(node, origin) };
      changes.set(origin, [...(changes.get(origin) ?? []), change]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return changes;
}

/** Not named: what is made right here, as in `Object.assign({}, a, b)`, is read with the expression around it. */
const isNew = (node: ts.Expression): boolean => (isTransparent(node) ? isNew(node.expression) : isMaking(node));

const isMaking = (node: ts.Expression): boolean =>
  ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) || ts.isCallExpression(node);

/** The change that an expression is, if it is one. */
export function changeIn(node: ts.Expression): Found | undefined {
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const place = placeOfKey(node.left);
    return place && { target: place.target, change: { kind: 'set', key: place.key, value: node.right, node, ...AT_ONCE } };
  }
  if (ts.isDeleteExpression(node)) {
    const place = placeOfKey(node.expression);
    return place && { target: place.target, change: { kind: 'delete', key: place.key, node, ...AT_ONCE } };
  }
  return ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) ? changeByCall(node, node.expression) : undefined;
}

function changeByCall(node: ts.CallExpression, { expression: owner, name }: ts.PropertyAccessExpression): Found | undefined {
  const [target, ...sources] = node.arguments;
  if (name.text === 'push') return { target: owner, change: { kind: 'push', items: node.arguments, node, ...AT_ONCE } };
  if (name.text !== 'assign' || !ts.isIdentifier(owner) || owner.text !== 'Object' || target === undefined) return undefined;
  return { target, change: { kind: 'assign', sources, node, ...AT_ONCE } };
}

function placeOfKey(node: ts.Expression): { target: ts.Expression; key: Key } | undefined {
  if (ts.isPropertyAccessExpression(node)) return { target: node.expression, key: node.name.text };
  return ts.isElementAccessExpression(node) ? { target: node.expression, key: node.argumentExpression } : undefined;
}

/** The expression that made what another one stands for, as far as names and keys of the same module lead to it. */
function originOf(node: ts.Expression, seen: readonly ts.Node[]): ts.Expression | undefined {
  if (seen.includes(node)) return undefined;
  const next = [...seen, node];
  if (isTransparent(node)) return originOf(node.expression, next);
  if (isMaking(node)) return node;
  if (ts.isIdentifier(node)) {
    const binding = bindingOf(node.text, node);
    const initializer = binding?.kind === 'variable' && !binding.reassigned ? binding.declaration.initializer : undefined;
    return initializer && originOf(initializer, next);
  }
  const place = placeOfKey(node);
  const key = place && nameOf(place.key);
  const value = place === undefined || key === undefined ? undefined : valueAt(place.target, key, node, next);
  return value && originOf(value, next);
}

function nameOf(key: Key): string | undefined {
  if (typeof key === 'string') return key;
  return ts.isStringLiteralLike(key) ? key.text : undefined;
}

/** What stands at a key of an object or class: what was assigned to it last before `at`, else what it was written with. */
function valueAt(target: ts.Expression, key: string, at: ts.Node, seen: readonly ts.Node[]): ts.Expression | undefined {
  const text = target.getText();
  const before = propertyAssignments(at.getSourceFile()).filter(
    (each) => each.name === key && each.node.end <= at.pos && each.target.getText() === text,
  );
  const assigned = before.at(-1);
  if (assigned !== undefined) return assigned.value;
  const binding = ts.isIdentifier(target) ? bindingOf(target.text, target) : undefined;
  if (binding?.kind === 'class') {
    const member = staticMember(binding.declaration, key);
    return member !== undefined && ts.isPropertyDeclaration(member) ? member.initializer : undefined;
  }
  const holder = originOf(target, seen);
  return holder !== undefined && ts.isObjectLiteralExpression(holder) ? valueIn(holder, key, seen) : undefined;
}

/** The value of a key in an object literal, or in what is spread into it: that is the same object then. Each object is searched once. */
function valueIn(
  object: ts.ObjectLiteralExpression, key: string, seen: readonly ts.Node[], searched = new Set<ts.Node>(),
): ts.Expression | undefined {
  if (searched.has(object)) return undefined;
  searched.add(object);
  for (const property of [...object.properties].reverse()) {
    if (ts.isSpreadAssignment(property)) {
      const spread = originOf(property.expression, seen);
      const value =
        spread !== undefined && ts.isObjectLiteralExpression(spread) ? valueIn(spread, key, [...seen, property], searched) : undefined;
      if (value !== undefined) return value;
    } else if (property.name !== undefined && !ts.isComputedPropertyName(property.name) && property.name.text === key) {
      if (ts.isPropertyAssignment(property)) return property.initializer;
      return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
    }
  }
  return undefined;
}
