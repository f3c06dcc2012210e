import path from 'node:path';
import { ts } from 'ts-morph';
import type { Evaluator } from '../evaluate/evaluation';
import type { Value } from '../evaluate/value';
import type { Callees } from '../modules/candidates';
import type { SourceModule } from '../modules/parse';
import { contains, listOfCallback } from '../syntax/expression-syntax';
import { fileOf } from '../syntax/place';
import { bindingOf } from '../syntax/scope';
import { tellingNodes } from '../syntax/telling-nodes';
import { attributesOf, expressionOf, isElement, isRealmProvider } from './element-attributes';
import { handedIn, isHandedToRealm } from './handed-to-realm';
import { evaluateTag } from './opened';
import { provided } from './provided';

/** What calls a function: a call, or an element whose component the function is. */
export type Call = ts.CallExpression | ts.NewExpression | ts.JsxOpeningLikeElement;

/** A function of the project that opens a realm with the classes that it is given: `openRealm([Task])`, `<DataProvider schema={[Task]}>`. */
export interface RealmWrapper {
  readonly fn: ts.SignatureDeclaration;
  /** The configuration whose list of classes needs a parameter: an object, a parameter itself, or an element. */
  readonly config: ts.Expression | ts.JsxOpeningLikeElement;
  /** Where the function only calls another one that opens the realm: that call, and what it leads to. */
  readonly through?: { readonly call: Call; readonly wrapper: RealmWrapper };
}

/** What such a function opens a realm with: the configuration, or the call of the function that has it. */
export const openedBy = ({ config, through }: RealmWrapper): ts.Node => through?.call ?? config;

/** A call of such a function. */
export interface WrapperCall {
  readonly wrapper: RealmWrapper;
  readonly call: Call;
}

/** The function whose parameter an expression needs, if it needs one. The names of keys and attributes are no names of parameters. */
function functionAround(node: ts.Node, within: ts.Node = node): ts.SignatureDeclaration | undefined {
  if (ts.isPropertyAssignment(node)) return functionAround(node.initializer, within);
  if (ts.isPropertyAccessExpression(node)) return functionAround(node.expression, within);
  if (ts.isJsxAttribute(node)) return node.initializer && functionAround(node.initializer, within);
  const binding = ts.isIdentifier(node) ? bindingOf(node.text, node) : undefined;
  if (binding?.kind === 'parameter' && !contains(within, binding.node) && listOfCallback(binding.node) === undefined)
    return binding.node.parent;
  return ts.forEachChild(node, (child) => functionAround(child, within));
}

/** What gives a configuration its classes: the value of its `schema`, or else what is spread into what Realm is handed. */
function sourceOfClasses(config: ts.ObjectLiteralExpression): ts.Node | undefined {
  const property = config.properties.find((each) => each.name !== undefined && ts.isIdentifier(each.name) && each.name.text === 'schema');
  if (property !== undefined && ts.isPropertyAssignment(property)) return property.initializer;
  if (property !== undefined) return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
  return isHandedToRealm(config) ? config.properties.find(ts.isSpreadAssignment)?.expression : undefined;
}

function sourceOfClassesInElement(node: ts.JsxOpeningLikeElement): ts.Node | undefined {
  if (!isRealmProvider(node)) return undefined;
  const { properties } = node.attributes;
  const schema = properties.find((each): each is ts.JsxAttribute => ts.isJsxAttribute(each) && each.name.getText() === 'schema');
  return schema === undefined ? properties.find(ts.isJsxSpreadAttribute)?.expression : expressionOf(schema);
}

/** Whether an object is what a function is given, or a name in between. */
const isGiven = ({ parent }: ts.ObjectLiteralExpression): boolean =>
  ts.isCallExpression(parent) || ts.isNewExpression(parent) || ts.isVariableDeclaration(parent);

/** A configuration, and what gives it its classes. */
function configurationAt(node: ts.Node): { config: RealmWrapper['config']; classes: ts.Node | undefined } | undefined {
  if (ts.isObjectLiteralExpression(node)) return isGiven(node) ? { config: node, classes: sourceOfClasses(node) } : undefined;
  if (isElement(node)) return { config: node, classes: sourceOfClassesInElement(node) };
  const handed = ts.isJsxSpreadAttribute(node) ? undefined : handedIn(node);
  return handed !== undefined && ts.isIdentifier(handed) ? { config: handed, classes: handed } : undefined;
}

/** Finds the functions of a module that open realms with what they are given. */
export function findWrappers({ source }: SourceModule): RealmWrapper[] {
  if (!/realm/i.test(source.text)) return [];
  const found: RealmWrapper[] = [];
  const visit = (node: ts.Node): void => {
    const at = configurationAt(node);
    const fn = at?.classes && functionAround(at.classes);
    if (at !== undefined && fn !== undefined) found.push({ fn, config: at.config });
  };
  tellingNodes(source).forEach(visit);
  return found;
}

/** Finds the functions of a module that hand what they are given to such functions. */
export function findOuterWrappers(
  module: SourceModule,
  { inner, evaluator }: { readonly inner: readonly RealmWrapper[]; readonly evaluator: Evaluator },
): RealmWrapper[] {
  return findWrapperCalls(module, inner, evaluator).flatMap(({ call, wrapper }): RealmWrapper[] => {
    const given: readonly ts.Node[] = isElement(call) ? [call.attributes] : (call.arguments ?? []);
    const fn = given.map((each) => functionAround(each)).find((each) => each !== undefined);
    return fn === undefined || leadsThrough(wrapper, fn) ? [] : [{ fn, config: wrapper.config, through: { call, wrapper } }];
  });
}

const leadsThrough = (wrapper: RealmWrapper, fn: ts.Node): boolean =>
  wrapper.fn === fn || (wrapper.through !== undefined && leadsThrough(wrapper.through.wrapper, fn));

/** What files that call such functions can be told by. */
export function calleesOf(wrappers: readonly RealmWrapper[]): Callees {
  const names = wrappers.flatMap(({ fn }) => {
    const holder = ts.isConstructorDeclaration(fn) || fn.name === undefined ? fn.parent : fn;
    return ts.getNameOfDeclaration(holder as ts.Declaration)?.getText() ?? [];
  });
  const modules = wrappers
    .map(({ fn }) => path.posix.parse(fileOf(fn)))
    .map(({ name, dir }) => (name === 'index' ? path.posix.basename(dir) : name));
  return { names, modules };
}

function functionOf(callee: Value | undefined, isNew: boolean): ts.Node | undefined {
  if (isNew) return callee?.kind === 'class' ? callee.node.members.find(ts.isConstructorDeclaration) : undefined;
  return callee?.kind === 'function' ? callee.node : undefined;
}

/** The function that is called. Only what is called by a plain name or a member of one can lead to it. */
function calledBy(node: ts.Node, evaluator: Evaluator): { call: Call; fn: ts.Node | undefined } | undefined {
  if (isElement(node))
    return node.attributes.properties.length === 0
      ? undefined
      : { call: node, fn: functionOf(evaluateTag(node.tagName, evaluator), false) };
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  const isReadable =
    node.arguments !== undefined && node.arguments.length > 0 && !node.arguments.some(ts.isSpreadElement) && isName(node.expression);
  return isReadable ? { call: node, fn: functionOf(evaluator.evaluate(node.expression), ts.isNewExpression(node)) } : undefined;
}

/** The calls of such functions in a module, those of a function to itself aside. */
export function findWrapperCalls({ source }: SourceModule, wrappers: readonly RealmWrapper[], evaluator: Evaluator): WrapperCall[] {
  const found: WrapperCall[] = [];
  const functions = new Set<ts.Node>(wrappers.map(({ fn }) => fn));
  const visit = (node: ts.Node): void => {
    const called = calledBy(node, evaluator);
    if (called?.fn !== undefined && functions.has(called.fn) && !contains(called.fn, node))
      found.push(...wrappers.filter(({ fn }) => fn === called.fn).map((wrapper) => ({ wrapper, call: called.call })));
  };
  if (wrappers.length > 0) tellingNodes(source).forEach(visit);
  return found;
}

const isName = (node: ts.Expression): boolean =>
  ts.isIdentifier(node) ||
  (ts.isPropertyAccessExpression(node) && (node.expression.kind === ts.SyntaxKind.ThisKeyword || isName(node.expression)));

const argumentsOf = (call: Call, evaluator: Evaluator): readonly Value[] =>
  isElement(call) ? [attributesOf(call, evaluator)] : (call.arguments ?? []).map(evaluator.evaluate);

/** The configuration that a call makes, with what it gives put in place of the parameters, function by function. */
export function configurationOfCall({ call, wrapper }: WrapperCall, evaluator: Evaluator): Value {
  const { fn, config, through } = wrapper;
  return evaluator.within(fn, argumentsOf(call, evaluator), () => {
    if (through !== undefined) return configurationOfCall(through, evaluator);
    return isElement(config)
      ? provided(evaluateTag(config.tagName, evaluator), attributesOf(config, evaluator), evaluator)
      : evaluator.evaluate(config);
  });
}

/** All that a call stands in for: the configuration in the function, what that was given on the way, and what the call gives. */
export function replacedBy({ call, wrapper: { config, through } }: WrapperCall): readonly ts.Node[] {
  const given: readonly ts.Node[] = isElement(call) ? [] : call.arguments ?? [];
  return through === undefined ? [config, ...given] : [...given, through.call, ...replacedBy(through)];
}
