import { ts } from 'ts-morph';
import { argumentsOfHook, hookOf } from './hooks';
import { object, PROVEN_REALM, results, type Origin, type Tracing } from './origin';
import { namedClass } from './named-class';
import { originOfType } from './origin-of-type';

const ITEM_FIRST = /^(?:forEach|map|flatMap|filter|find|findLast|some|every|findIndex)$/;

/** What a parameter stands for, by its type, or by whom its function is given to. */
export function originOfParameter(name: string, parameter: ts.ParameterDeclaration, tracing: Tracing): Origin | undefined {
  const type = ts.isIdentifier(parameter.name) ? parameter.type : typeOfPart(name, parameter.name, parameter.type);
  if (type !== undefined) return originOfType(type, tracing);
  if (!ts.isIdentifier(parameter.name)) return undefined;
  const { parent: fn } = parameter;
  return originGiven(fn, fn.parameters.indexOf(parameter), tracing);
}

/** The type of what a pattern takes out: `({ task }: { task: Task })`, or a type of the same file. */
function typeOfPart(name: string, pattern: ts.BindingPattern, type: ts.TypeNode | undefined): ts.TypeNode | undefined {
  if (type === undefined || !ts.isObjectBindingPattern(pattern)) return undefined;
  const element = pattern.elements.find((each) => ts.isIdentifier(each.name) && each.name.text === name);
  const key = element && (element.propertyName ?? element.name).getText();
  return membersOf(type).find((each): each is ts.PropertySignature => ts.isPropertySignature(each) && each.name.getText() === key)?.type;
}

function membersOf(type: ts.TypeNode): readonly ts.TypeElement[] {
  if (ts.isTypeLiteralNode(type)) return type.members;
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return [];
  const { text: name } = type.typeName;
  for (const statement of type.getSourceFile().statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === name) return statement.members;
    if (ts.isTypeAliasDeclaration(statement) && statement.name.text === name && ts.isTypeLiteralNode(statement.type))
      return statement.type.members;
  }
  return [];
}

/** What a callback is given at a place among its parameters. */
function originGiven(fn: ts.SignatureDeclaration, index: number, tracing: Tracing): Origin | undefined {
  const { parent } = fn;
  if (ts.isCallExpression(parent)) return givenByCall(parent, fn, index, tracing);
  const holder = ts.isMethodDeclaration(fn) ? fn : ts.isPropertyAssignment(parent) ? parent : undefined;
  if (holder?.name === undefined || !ts.isObjectLiteralExpression(holder.parent)) return undefined;
  return givenByKey(holder.name.getText(), holder.parent, index, tracing);
}

function givenByCall(call: ts.CallExpression, fn: ts.Node, index: number, tracing: Tracing): Origin | undefined {
  const hook = hookOf(call.expression, tracing);
  if (hook?.name === 'useQuery') {
    const { type, query } = argumentsOfHook('useQuery', call);
    return index === 0 && query === fn ? results(namedClass(type, hook.isProven, tracing)) : undefined;
  }
  if (call.arguments[0] !== fn || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const { expression: owner, name: { text: method } } = call.expression;
  const isAsked = method === 'then' || method === 'update' || method === 'addListener' || ITEM_FIRST.test(method);
  const from = isAsked ? tracing.originOf(owner) : undefined;
  if (method === 'then') return index === 0 ? from : undefined;
  if (from?.kind === 'subscriptions' && method === 'update') return ofUpdate(index);
  if (from?.kind !== 'results' || index !== 0) return undefined;
  if (method === 'addListener') return from;
  return ITEM_FIRST.test(method) ? object(from.of) : undefined;
}

/** `(subscriptions, realm) => …` */
const ofUpdate = (index: number): Origin | undefined => (index === 0 ? { kind: 'subscriptions' } : index === 1 ? PROVEN_REALM : undefined);

function givenByKey(key: string, object: ts.ObjectLiteralExpression, index: number, tracing: Tracing): Origin | undefined {
  const { parent } = object;
  if (key === 'update' && ts.isPropertyAssignment(parent) && parent.name.getText() === 'initialSubscriptions') return ofUpdate(index);
  if (key === 'update' && ts.isVariableDeclaration(parent) && /\bInitialSubscriptions\b/.test(parent.type?.getText() ?? ''))
    return ofUpdate(index);
  if (key !== 'query' || index !== 0 || !ts.isCallExpression(parent)) return undefined;
  const hook = hookOf(parent.expression, tracing);
  if (hook?.name !== 'useQuery') return undefined;
  return results(namedClass(argumentsOfHook('useQuery', parent).type, hook.isProven, tracing));
}
