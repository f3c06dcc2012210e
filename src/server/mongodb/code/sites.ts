import { ts } from 'ts-morph';
import type { Evaluator } from '../../../client/evaluate/evaluation';
import { stringOf, type Value } from '../../../client/evaluate/value';
import { isTransparent } from '../../../client/syntax/expression-syntax';

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

/** Operators that choose one of two values. */
const CHOICES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken, ts.SyntaxKind.AmpersandAmpersandToken,
]);

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

function outOfWrappers(node: ts.Expression): ts.Expression {
  const parent = node.parent as ts.Expression | undefined;
  return parent !== undefined && isTransparent(parent) ? outOfWrappers(parent) : node;
}

/** The choice that an object is a branch of: `condition ? one : other`, `one ?? other`. */
function choiceAround(node: ts.Expression): ts.Expression | undefined {
  const { parent } = outOfWrappers(node);
  const isChoice = ts.isConditionalExpression(parent) || (ts.isBinaryExpression(parent) && CHOICES.has(parent.operatorToken.kind));
  return isChoice ? (choiceAround(parent) ?? parent) : undefined;
}

/** The object around one under `validator`, `options` or `$and`, and the choice that it is a branch of. */
function widen(node: ts.Expression): ts.Expression {
  const whole = choiceAround(node) ?? node;
  const outer = outOfWrappers(whole).parent;
  const holder = ts.isArrayLiteralExpression(outer) ? outer.parent : outer;
  if (!ts.isPropertyAssignment(holder) || !['validator', 'options', '$and'].includes(keyOf(holder) ?? '')) return whole;
  return widen(holder.parent);
}

/** Whether an object is a question to a database. */
function isQuery(node: ts.Expression): boolean {
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

/** How a place is reached: what is known there, and the calls that lead to it, the first one first. */
interface Reached {
  readonly evaluator: Evaluator;
  readonly through: readonly ts.CallExpression[];
}

/** What the code around an object calls the collection that it is about; around what a function returns, the code around its call. */
function nameAround(node: ts.Expression, { evaluator, through }: Reached): Value | string | undefined {
  const { parent } = outOfWrappers(node);
  if (ts.isCallExpression(parent)) return namedInCall(parent, evaluator);
  const call = through.at(-1);
  if (call !== undefined && (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)))
    return nameAround(call, { evaluator, through: through.slice(0, -1) });
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

/** The schemas that are written under `$jsonSchema` in a piece of code. */
export function keywordsWithin(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isObjectLiteralElementLike(each) && keyOf(each) === '$jsonSchema') found.push(each);
    else ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

/** `db.createCollection('tasks', { validator })`: a call that makes a collection, or gives one options. */
export function siteOfCall(node: ts.CallExpression, evaluator: Evaluator): Site | undefined {
  const [first, second] = node.arguments;
  if (calleeOf(node) !== 'createCollection' || first === undefined) return undefined;
  if (second !== undefined) return siteOfOptions(evaluator.evaluate(first), evaluator.evaluate(second), node);
  // A model of mongoose makes its own collection, and takes the options alone.
  const isOfModel = ts.isPropertyAccessExpression(node.expression) && ts.isIdentifier(node.expression.expression);
  const options = isOfModel ? evaluator.evaluate(first) : undefined;
  return options?.kind === 'object' ? siteOfOptions(node.expression.getText().split('.')[0], options, node) : undefined;
}

/** Options of which nothing is known say nothing of a validator where the file does not either. */
function siteOfOptions(collection: Site['collection'], options: Value, node: ts.Node): Site | undefined {
  const mayValidate = options.kind === 'object' || /validator|\$jsonSchema/i.test(node.getSourceFile().text);
  return mayValidate ? { collection, options, node } : undefined;
}

/** A level alone leaves the validator as it was, but for "off". */
const turnsOff = (options: Value): boolean =>
  options.kind !== 'object' || options.entries.has('validator') || stringOf(options.entries.get('validationLevel')?.value) === 'off';

/** `{ collMod: 'tasks', validator }`: a command to the database. */
export function siteOfCommand(node: ts.ObjectLiteralExpression, evaluator: Evaluator): Site | undefined {
  const isCommand = has(node, 'collMod') || has(node, 'create');
  if (!isCommand || !(has(node, 'validator') || has(node, 'validationLevel') || node.properties.some(ts.isSpreadAssignment))) return undefined;
  const options = evaluator.evaluate(node);
  if (!has(node, 'validator') && has(node, 'validationLevel') && !turnsOff(options)) return undefined;
  return { collection: namedBy(options), options, node };
}

/** An object with `$jsonSchema` that no call of this project is seen to hand to the database: a constant, an entry of a list. */
export function siteOfKeyword(
  node: ts.ObjectLiteralExpression, evaluator: Evaluator, through: readonly ts.CallExpression[],
): Site | undefined {
  if (!has(node, '$jsonSchema') || isQuery(node)) return undefined;
  const whole = widen(node);
  const options = evaluator.evaluate(whole);
  return { collection: namedBy(options) ?? nameAround(whole, { evaluator, through }), options, node: whole };
}
