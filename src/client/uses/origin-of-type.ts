import { ts } from 'ts-morph';
import { bindingOf } from '../syntax/scope';
import { referredClass } from './named-class';
import { object, PROVEN_REALM, results, type NamedClass, type Origin, type Tracing } from './origin';
import { isRealmClass } from './realm-class';

/** Types of the SDK that hold objects of their first argument. */
const OF_OBJECTS = new Set(['Results', 'List', 'Collection', 'OrderedCollection', 'RealmSet', 'Set']);

const OTHER: Origin = { kind: 'other' };

/** What a type says of the value it is written beside; `undefined` where it leaves that open. */
export function originOfType(node: ts.TypeNode, tracing: Tracing): Origin | undefined {
  if (ts.isParenthesizedTypeNode(node)) return originOfType(node.type, tracing);
  if (ts.isUnionTypeNode(node)) {
    const [only, ...others] = node.types.filter((each) => !isNothing(each));
    return only !== undefined && others.length === 0 ? originOfType(only, tracing) : OTHER;
  }
  if (ts.isIntersectionTypeNode(node)) {
    const found = node.types.map((each) => originOfType(each, tracing)).find((each) => each !== undefined && each.kind !== 'other');
    return found ?? OTHER;
  }
  if (node.kind === ts.SyntaxKind.AnyKeyword || node.kind === ts.SyntaxKind.UnknownKeyword) return undefined;
  if (ts.isArrayTypeNode(node)) return results(classOfType(node.elementType, tracing)) ?? OTHER;
  return ts.isTypeReferenceNode(node) ? (ofReference(node, tracing) ?? OTHER) : OTHER;
}

function isNothing(node: ts.TypeNode): boolean {
  if (ts.isLiteralTypeNode(node)) return node.literal.kind === ts.SyntaxKind.NullKeyword;
  return node.kind === ts.SyntaxKind.UndefinedKeyword || node.kind === ts.SyntaxKind.NullKeyword;
}

function ofReference(node: ts.TypeReferenceNode, tracing: Tracing): Origin | undefined {
  const { typeName, typeArguments: [argument] = [] } = node;
  if (isRealmClass(typeName, tracing)) return PROVEN_REALM;
  const name = ts.isIdentifier(typeName) ? typeName.text : typeName.right.text;
  if (name === 'Promise' && argument !== undefined) return originOfType(argument, tracing);
  if (isOfSdk(typeName, tracing)) {
    if (/^(?:Mutable)?SubscriptionSet$/.test(name)) return { kind: 'subscriptions' };
    if (OF_OBJECTS.has(name) && argument !== undefined) return results(classOfType(argument, tracing));
    return undefined;
  }
  return object(classOfName(typeName, tracing));
}

/** Whether a type is of the SDK: `Realm.Results`, or a name that the SDK exports. */
function isOfSdk(name: ts.EntityName, tracing: Tracing): boolean {
  if (ts.isQualifiedName(name)) return isRealmClass(name.left, tracing) || isOfSdk(name.left, tracing);
  const binding = bindingOf(name.text, name);
  return binding?.kind === 'import' && binding.specifier === 'realm';
}

/** The class that a type names, `Task & Realm.Object` included. */
function classOfType(node: ts.TypeNode, tracing: Tracing): NamedClass | undefined {
  const origin = originOfType(node, tracing);
  return origin?.kind === 'object' ? origin.of : undefined;
}

function classOfName(name: ts.EntityName, tracing: Tracing): NamedClass | undefined {
  if (!ts.isIdentifier(name)) return undefined;
  return referredClass(tracing.evaluator.named(name.text, name), name, tracing);
}
