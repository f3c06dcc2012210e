import { ts } from 'ts-morph';
import type { Evaluator } from '../../../client/evaluate/evaluation';
import { stringOf, type Value } from '../../../client/evaluate/value';

/** A place in code that gives a collection a validator, or may. */
export interface Site {
  /** The name of the collection, as far as it is known; `undefined` where nothing there names one. */
  readonly collection: Value | string | undefined;
  /** The options with the validator, the command, or the validator by itself. */
  readonly options: Value;
  readonly node: ts.Node;
}

/** Keys under which objects that hold a validator name its collection. */
const NAME_KEYS = ['collMod', 'create', 'collection', 'collectionName', 'coll', 'name'];

/** Functions whose arguments are questions to a database: what they say of documents enforces nothing. */
const ASKING = /^(?:find|count|aggregate|match|delete|update|replace|distinct|watch|exists)/;

const keyOf = (property: ts.ObjectLiteralElementLike): string | undefined => {
  const { name } = property;
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : undefined;
};

const has = (node: ts.ObjectLiteralExpression, key: string): boolean => node.properties.some((each) => keyOf(each) === key);

/** What a name is called by itself: `taskValidator`, `TASK_SCHEMA` and `task-json-schema` are about a task. */
export const subjectOf = (name: string): string =>
  name.replace(/[-_.]?(?:collection)?[-_.]?(?:(?:json[-_.]?)?schema|validat(?:or|ion))(?:[-_.]?(?:schema|rules?|options))?$/i, '');

const calleeOf = ({ expression }: ts.CallExpression): string =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : ts.isIdentifier(expression) ? expression.text : '';

/** Expressions that stand for what they hold. */
const isWrapper = (node: ts.Node): boolean =>
  [ts.isParenthesizedExpression, ts.isAsExpression, ts.isSatisfiesExpression, ts.isTypeAssertionExpression].some((is) => is(node));

function outOfWrappers(node: ts.Node): ts.Node {
  return node.parent !== undefined && isWrapper(node.parent) ? outOfWrappers(node.parent) : node;
}

/** The object around one under `validator`, `options` or `$and`. */
function widen(node: ts.ObjectLiteralExpression): ts.ObjectLiteralExpression {
  const outer = outOfWrappers(node).parent;
  const holder = ts.isArrayLiteralExpression(outer) ? outer.parent : outer;
  if (!ts.isPropertyAssignment(holder) || !['validator', 'options', '$and'].includes(keyOf(holder) ?? '')) return node;
  return widen(holder.parent);
}

/** Whether an object is a question to a database. */
function isQuery(node: ts.Node): boolean {
  const { parent } = outOfWrappers(node);
  if (ts.isPropertyAssignment(parent)) return keyOf(parent)?.startsWith('$') === true || isQuery(parent.parent);
  if (ts.isArrayLiteralExpression(parent)) return isQuery(parent);
  return ts.isCallExpression(parent) && ASKING.test(calleeOf(parent));
}

/** `db.tasks`, `db.getCollection('tasks')`, `db.collection('tasks')`: the collection that a method is called on. */
function collectionCalled({ expression }: ts.CallExpression, evaluator: Evaluator): Value | string | undefined {
  const owner = ts.isPropertyAccessExpression(expression) ? expression.expression : undefined;
  if (owner === undefined) return undefined;
  if (ts.isPropertyAccessExpression(owner)) return owner.name.text;
  const [name] = ts.isCallExpression(owner) && /^(?:getC|c)ollection$/.test(calleeOf(owner)) ? owner.arguments : [];
  return name && evaluator.evaluate(name);
}

/** The only text among the arguments of a call: `setValidator(db, 'tasks', {...})`. */
function namedInCall(call: ts.CallExpression, evaluator: Evaluator): Value | string | undefined {
  if (calleeOf(call) === 'runCommand') return collectionCalled(call, evaluator);
  const names = call.arguments.map(evaluator.evaluate).filter((each) => stringOf(each) !== undefined);
  return names.length === 1 ? names[0] : undefined;
}

/** What the code around an object calls the collection that it is about. */
function nameAround(node: ts.ObjectLiteralExpression, evaluator: Evaluator): Value | string | undefined {
  const { parent } = outOfWrappers(node);
  if (ts.isCallExpression(parent)) return namedInCall(parent, evaluator);
  if (ts.isPropertyAssignment(parent)) return keyOf(parent) === undefined ? undefined : subjectOf(keyOf(parent) ?? '');
  const { name } = parent as { readonly name?: ts.Node };
  if (ts.isVariableDeclaration(parent) && name !== undefined && ts.isIdentifier(name)) return subjectOf(name.text) || undefined;
  if (ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left) && parent.left.name.text !== 'exports')
    return subjectOf(parent.left.name.text) || undefined;
  return undefined;
}

function namedBy(options: Value): Value | undefined {
  if (options.kind !== 'object') return undefined;
  const key = NAME_KEYS.find((each) => options.entries.has(each));
  return key === undefined ? undefined : options.entries.get(key)?.value;
}

/** The schemas under `$jsonSchema` in a value, by the nodes at which they are written. */
export function keywordsIn(value: Value): readonly ts.Node[] {
  if (value.kind === 'array') return value.items.flatMap(keywordsIn);
  if (value.kind !== 'object') return [];
  return [...value.entries.values()].flatMap(({ key, value: inner }) => {
    if (key === '$jsonSchema') return [inner.node];
    return ['validator', 'options', '$and'].includes(key) ? keywordsIn(inner) : [];
  });
}

/** `db.createCollection('tasks', { validator })`: a call that makes a collection, or gives one options. */
export function siteOfCall(node: ts.CallExpression, evaluator: Evaluator): Site | undefined {
  const [name, options] = node.arguments;
  if (calleeOf(node) !== 'createCollection' || name === undefined || options === undefined) return undefined;
  return { collection: evaluator.evaluate(name), options: evaluator.evaluate(options), node };
}

/** `{ collMod: 'tasks', validator }`: a command to the database. */
export function siteOfCommand(node: ts.ObjectLiteralExpression, evaluator: Evaluator): Site | undefined {
  const isCommand = has(node, 'collMod') || has(node, 'create');
  if (!isCommand || !(has(node, 'validator') || node.properties.some(ts.isSpreadAssignment))) return undefined;
  const options = evaluator.evaluate(node);
  return { collection: namedBy(options), options, node };
}

/** An object with `$jsonSchema` that no call of this project is seen to hand to the database: a constant, an entry of a list. */
export function siteOfKeyword(node: ts.ObjectLiteralExpression, evaluator: Evaluator): Site | undefined {
  if (!has(node, '$jsonSchema') || isQuery(node)) return undefined;
  const whole = widen(node);
  const options = evaluator.evaluate(whole);
  return { collection: namedBy(options) ?? nameAround(whole, evaluator), options, node: whole };
}
