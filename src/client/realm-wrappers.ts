import path from 'node:path';
import { ts } from 'ts-morph';
import { escaped } from './escaped';
import type { Evaluator } from './evaluation';
import { isHandedToRealm } from './handed-to-realm';
import type { SourceModule } from './parse';
import { fileOf } from './place';
import { bindingOf } from './scope';
import type { Value } from './value';

/** A function of the project that opens a realm with the classes that it is given: `openRealm([Task])`. */
export interface RealmWrapper {
  readonly fn: ts.SignatureDeclaration;
  /** The configuration in it, whose list of classes needs a parameter. */
  readonly config: ts.ObjectLiteralExpression;
}

/** A call of such a function. */
export interface WrapperCall extends RealmWrapper {
  readonly call: ts.CallExpression | ts.NewExpression;
  readonly args: readonly Value[];
}

/** The function whose parameter an expression needs, if it needs one. */
function functionAround(node: ts.Node): ts.SignatureDeclaration | undefined {
  const binding = ts.isIdentifier(node) ? bindingOf(node.text, node) : undefined;
  if (binding?.kind === 'parameter') return binding.node.parent;
  return ts.forEachChild(node, functionAround);
}

/** What gives a configuration its classes: the value of its `schema`, or else what is spread into what Realm is handed. */
function sourceOfClasses(config: ts.ObjectLiteralExpression): ts.Node | undefined {
  const property = config.properties.find((each) => each.name !== undefined && ts.isIdentifier(each.name) && each.name.text === 'schema');
  if (property !== undefined && ts.isPropertyAssignment(property)) return property.initializer;
  if (property !== undefined) return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
  return isHandedToRealm(config) ? config.properties.find(ts.isSpreadAssignment)?.expression : undefined;
}

/** Whether an object is what a function is given, or a name in between. */
const isGiven = ({ parent }: ts.ObjectLiteralExpression): boolean => ts.isCallExpression(parent) || ts.isNewExpression(parent) || ts.isVariableDeclaration(parent);

/** Finds the functions of a module that open realms with what they are given. */
export function findWrappers({ source }: SourceModule): RealmWrapper[] {
  if (!/realm/i.test(source.text)) return [];
  const found: RealmWrapper[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && isGiven(node)) {
      const classes = sourceOfClasses(node);
      const fn = classes && functionAround(classes);
      if (fn !== undefined) found.push({ fn, config: node });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What the text of a file holds that calls one of some functions: its name and what it is called with, or an import from its file. */
export function callsOf(wrappers: readonly RealmWrapper[]): RegExp {
  const names = wrappers.flatMap(({ fn }) => {
    const holder = ts.isConstructorDeclaration(fn) || fn.name === undefined ? fn.parent : fn;
    return ts.getNameOfDeclaration(holder as ts.Declaration)?.getText() ?? [];
  });
  const files = wrappers.map(({ fn }) => path.posix.parse(fileOf(fn))).map(({ name, dir }) => (name === 'index' ? path.posix.basename(dir) : name));
  const oneOf = (words: readonly string[]): string => [...new Set(words)].map(escaped).join('|');
  const call = names.length === 0 ? [] : [`(?<![\\w$])(?:${oneOf(names)})\\s*(?:<[^()]*>)?\\(`];
  return new RegExp([...call, `/(?:${oneOf(files)})(?:\\.\\w+)?['"]`].join('|'));
}

function functionOf(callee: Value, isNew: boolean): ts.Node | undefined {
  if (isNew) return callee.kind === 'class' ? callee.node.members.find(ts.isConstructorDeclaration) : undefined;
  return callee.kind === 'function' ? callee.node : undefined;
}

/** The calls of such functions in a module. Only what is called by a plain name or a member of one can lead to them. */
export function findWrapperCalls({ source }: SourceModule, wrappers: readonly RealmWrapper[], evaluator: Evaluator): WrapperCall[] {
  const found: WrapperCall[] = [];
  const visit = (node: ts.Node): void => {
    const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
    if (isCall && node.arguments !== undefined && node.arguments.length > 0 && !node.arguments.some(ts.isSpreadElement) && isName(node.expression)) {
      const fn = functionOf(evaluator.evaluate(node.expression), ts.isNewExpression(node));
      const called = wrappers.filter((each) => each.fn === fn);
      const args = called.length === 0 ? [] : node.arguments.map(evaluator.evaluate);
      found.push(...called.map((each) => ({ ...each, call: node, args })));
    }
    ts.forEachChild(node, visit);
  };
  if (wrappers.length > 0) visit(source);
  return found;
}

const isName = (node: ts.Expression): boolean => ts.isIdentifier(node) || (ts.isPropertyAccessExpression(node) && (node.expression.kind === ts.SyntaxKind.ThisKeyword || isName(node.expression)));
