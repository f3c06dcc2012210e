import { ts } from 'ts-morph';
import { isTransparent } from '../syntax/expression-syntax';
import { declaredName, type Declared } from './declared-name';
import type { Tracing } from './origin';
import { isRequired, SDK } from './realm-class';

const HOOKS = ['useRealm', 'useQuery', 'useObject'] as const;
type HookName = (typeof HOOKS)[number];

/** A hook of @realm/react, or of a context; not proven where it only has the name of one, and nothing says that it is another. */
interface Hook {
  readonly name: HookName;
  readonly isProven: boolean;
}

/** Packages whose hooks have the same names, and that have nothing of Realm. */
const OF_OTHERS = /^(?:@tanstack\/|react-query$|@apollo\/|urql|@urql\/|convex|@trpc\/|@blitzjs\/|wasp|@redwoodjs\/|react-relay|@powersync\/)/;

const isContext = (node: ts.Expression | undefined): boolean =>
  node !== undefined &&
  (isTransparent(node)
    ? isContext(node.expression)
    : ts.isCallExpression(node) && node.expression.getText().endsWith('createRealmContext'));

const asHook = (text: string): HookName | undefined => HOOKS.find((each) => each === text);

/** Names that a hook may have been given: what others are declared as is not looked for in other files. */
const LIKE_A_HOOK = /^use\w*(?:Realm|Query|Object)$/;

/** The hook that is called. */
export function hookOf(callee: ts.Expression, tracing: Tracing): Hook | undefined {
  if (isTransparent(callee)) return hookOf(callee.expression, tracing);
  if (ts.isPropertyAccessExpression(callee)) {
    const name = asHook(callee.name.text);
    return name && memberHook(callee.expression, name, tracing);
  }
  if (!ts.isIdentifier(callee) || !LIKE_A_HOOK.test(callee.text)) return undefined;
  const declared = declaredName(callee.text, callee, tracing.evaluator.sources.modules);
  return declared === undefined ? unproven(asHook(callee.text)) : declaredHook(declared, asHook(callee.text), tracing);
}

const unproven = (name: HookName | undefined): Hook | undefined => name && { name, isProven: false };

/** `C.useQuery`, where `C` is a context, or may be one. */
function memberHook(holder: ts.Expression, name: HookName, { evaluator }: Tracing): Hook | undefined {
  if (!ts.isIdentifier(holder)) return isContext(holder) ? { name, isProven: true } : undefined;
  const declared = declaredName(holder.text, holder, evaluator.sources.modules);
  switch (declared?.kind) {
    case 'variable':
      return isContext(declared.declaration.initializer) ? { name, isProven: true } : undefined;
    case 'expression':
      return isContext(declared.expression) ? { name, isProven: true } : undefined;
    case 'package':
      return SDK.test(declared.specifier)
        ? { name, isProven: true }
        : OF_OTHERS.test(declared.specifier)
          ? undefined
          : { name, isProven: false };
    default:
      return { name, isProven: false };
  }
}

function declaredHook(declared: Declared, called: HookName | undefined, tracing: Tracing): Hook | undefined {
  switch (declared.kind) {
    case 'package': {
      if (OF_OTHERS.test(declared.specifier)) return undefined;
      const name = asHook(declared.name) ?? called;
      return name && { name, isProven: SDK.test(declared.specifier) && asHook(declared.name) !== undefined };
    }
    case 'destructured': {
      const { parent: { parent: holder } } = declared.element;
      const name = asHook((declared.element.propertyName ?? declared.element.name).getText());
      const from = ts.isVariableDeclaration(holder) ? holder.initializer : undefined;
      if (name === undefined || from === undefined) return undefined;
      return isContext(from) || isRequired(from) ? { name, isProven: true } : memberHook(from, name, tracing);
    }
    case 'variable': {
      const { initializer } = declared.declaration;
      return initializer !== undefined && ts.isPropertyAccessExpression(initializer) ? hookOf(initializer, tracing) : undefined;
    }
    case 'expression': return ts.isPropertyAccessExpression(declared.expression) ? hookOf(declared.expression, tracing) : undefined;
    default: return undefined;
  }
}

/** What a hook is given, in each of its forms. */
export interface HookArguments {
  readonly type: ts.Expression | undefined;
  readonly query: ts.Expression | ts.MethodDeclaration | undefined;
  readonly key: ts.Expression | undefined;
  readonly keyPaths: ts.Expression | undefined;
}

/** `(Task, query, deps)`, `({ type, query, keyPaths }, deps)`, `(query, deps, { type, keyPaths })`; of `useObject` `(Task, id, keyPaths)` and `({ type, primaryKey, keyPaths })`. */
export function argumentsOfHook(name: HookName, call: ts.CallExpression): HookArguments {
  const [first, second, third] = call.arguments;
  if (first !== undefined && ts.isObjectLiteralExpression(first))
    return { ...keysOf(first), query: valueOf(first, 'query'), key: expressionOf(first, 'primaryKey') };
  if (name === 'useObject') return { type: first, query: undefined, key: second, keyPaths: third };
  if (first !== undefined && isFunction(first)) {
    const options = third !== undefined && ts.isObjectLiteralExpression(third) ? keysOf(third) : { type: third, keyPaths: undefined };
    return { ...options, query: first, key: undefined };
  }
  return { type: first, query: second, key: undefined, keyPaths: undefined };
}

const isFunction = (node: ts.Node): boolean => ts.isArrowFunction(node) || ts.isFunctionExpression(node);

const keysOf = (options: ts.ObjectLiteralExpression): Pick<HookArguments, 'type' | 'keyPaths'> => ({
  type: expressionOf(options, 'type'),
  keyPaths: expressionOf(options, 'keyPaths'),
});

function valueOf(object: ts.ObjectLiteralExpression, key: string): ts.Expression | ts.MethodDeclaration | undefined {
  const property = object.properties.find((each) => each.name !== undefined && ts.isIdentifier(each.name) && each.name.text === key);
  if (property === undefined || ts.isMethodDeclaration(property)) return property;
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}

function expressionOf(object: ts.ObjectLiteralExpression, key: string): ts.Expression | undefined {
  const value = valueOf(object, key);
  return value === undefined || ts.isMethodDeclaration(value) ? undefined : value;
}
