import { ts } from 'ts-morph';
import { applyChange, type Changeable } from './apply-change';
import type { AssignedElsewhere } from './assigned-elsewhere';
import { assignedTo, namedValue, partOf } from './bindings';
import type { Round } from './change-circumstances';
import { evaluateCall } from './calls';
import { readClassMember } from './class-members';
import { isStatic, superclassOf } from './class-syntax';
import type { Evaluation, Evaluator } from './evaluation';
import { contains, isChangeable, isModuleExports, isPlainFunction, isThis, isTransparent, legacyTypeOf, memberAround, returnsOf } from './expression-syntax';
import { laterChanges, type LaterChange } from './later-changes';
import { arrayItems, itemOf, objectLiteral } from './literals';
import { createModuleValues } from './module-values';
import type { Modules } from '../modules/modules';
import { evaluateBinary, evaluateConditional, evaluatePrefix, evaluateTemplate } from './operators';
import { fileOf } from '../modules/place';
import { literal, unknown, type Entry, type Value } from './value';

/** Deeper than this nobody writes by hand; the guard keeps generated sources from exhausting the stack. */
const MAX_DEPTH = 400;

/** Functions that call functions: a schema is never that far away. */
const MAX_CALLS = 6;

/** Names of the language that stand for a value wherever they are. */
const GLOBALS: ReadonlyMap<string, number | undefined> = new Map([['undefined', undefined], ['NaN', NaN], ['Infinity', Infinity]]);

/** What the parameters of a function stand for while a call of it is evaluated, and what was found with them: it holds for this call only. */
interface Frame {
  readonly given: ReadonlyMap<ts.Node, Value>;
  readonly done: Map<ts.Node, Value>;
}

/** More rounds than this, of all loops around a change together, are not gone through. */
const MAX_ROUNDS = 2000;

/** `assigned` may be filled after this call, and before schemas are asked for. */
export function createEvaluator(modules: Modules, assigned: AssignedElsewhere = new Map()): Evaluator {
  const done = new WeakMap<ts.Node, Value>();
  const underWay = new Set<ts.Node>();
  const frames: Frame[] = [];
  let depth = 0;
  const { imported, exported, all } = createModuleValues(modules, () => evaluation);

  function evaluate(node: ts.Expression): Value {
    const known = (frames.at(-1)?.done ?? done).get(node);
    if (known !== undefined) return known;
    if (underWay.has(node)) return unknown(node, 'it refers to itself');
    if (depth >= MAX_DEPTH) return unknown(node, 'it is nested too deeply');
    underWay.add(node);
    depth += 1;
    try {
      return changedLater(node, remember(node, evaluateFresh(node)));
    } finally {
      depth -= 1;
      underWay.delete(node);
    }
  }

  function remember<V extends Value>(node: ts.Expression, value: V): V {
    (frames.at(-1)?.done ?? done).set(node, value);
    return value;
  }

  /** Each change sees the object as the changes before have left it: `Task.properties = { ...Task.properties }`. */
  function changedLater(node: ts.Expression, value: Value): Value {
    if (value.kind !== 'object' && value.kind !== 'array') return value;
    return laterChanges(node).reduce<Changeable>((before, change) => remember(node, inRounds(before, change, change.rounds, { left: MAX_ROUNDS })), value);
  }

  /** What a change does in all rounds of the loops around it; where it is not known what they go through, its names are not either. */
  function inRounds(value: Changeable, change: LaterChange, [round, ...inner]: readonly Round[], budget: { left: number }): Changeable {
    if (budget.left < 0) return value;
    if (round === undefined) return applyChange(value, change, evaluation);
    const items = roundsOf(round);
    budget.left -= items?.length ?? 0;
    if (items === undefined || budget.left < 0) return applyChange(value, { ...change, isCertain: false }, evaluation);
    return items.reduce<Changeable>((before, item) => framed(new Map([[round.variable, item]]), () => inRounds(before, change, inner, budget)), value);
  }

  function roundsOf({ over, what }: Round): readonly Value[] | undefined {
    const value = evaluate(over);
    if (what === 'keys') return entriesOf(value)?.map(({ key, node }) => literal(node, key));
    return value.kind === 'array' ? value.items : undefined;
  }

  function evaluateFresh(node: ts.Expression): Value {
    if (ts.isStringLiteralLike(node)) return literal(node, node.text);
    if (ts.isObjectLiteralExpression(node)) return objectLiteral(node, evaluation);
    if (ts.isIdentifier(node)) return GLOBALS.has(node.text) ? literal(node, GLOBALS.get(node.text)) : namedValue(node.text, node, evaluation);
    if (ts.isArrayLiteralExpression(node)) return { kind: 'array', items: arrayItems(node.elements, evaluation), node };
    if (ts.isNumericLiteral(node)) return literal(node, Number(node.text));
    if (isModuleExports(node)) return { kind: 'module', file: fileOf(node), node };
    if (ts.isPropertyAccessExpression(node) && isThis(node.expression)) return ofThis(node);
    if (ts.isPropertyAccessExpression(node)) return accessed(node);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return { kind: 'function', node };
    if (ts.isClassExpression(node)) return { kind: 'class', node };
    if (isTransparent(node)) return evaluate(node.expression);
    if (ts.isTemplateExpression(node)) return evaluateTemplate(node, evaluate);
    if (ts.isBinaryExpression(node)) return evaluateBinary(node, evaluate);
    if (ts.isConditionalExpression(node)) return evaluateConditional(node, evaluate);
    if (ts.isElementAccessExpression(node)) return elementAccess(node);
    if (ts.isCallExpression(node)) return call(node);
    if (ts.isPrefixUnaryExpression(node)) return evaluatePrefix(node, evaluate);
    return keyword(node);
  }

  function accessed(node: ts.PropertyAccessExpression): Value {
    const value = member(evaluate(node.expression), node.name.text, node);
    const legacy = value.kind === 'unknown' ? legacyTypeOf(node) : undefined;
    return legacy === undefined ? value : unknown(node, `\`${node.getText()}\` has been gone since SDK 1.0: write \`'${legacy}'\``);
  }

  function keyword(node: ts.Expression): Value {
    switch (node.kind) {
      case ts.SyntaxKind.TrueKeyword: return literal(node, true);
      case ts.SyntaxKind.FalseKeyword: return literal(node, false);
      case ts.SyntaxKind.NullKeyword: return literal(node, null);
      case ts.SyntaxKind.NewExpression: return unknown(node, 'it is created when the program runs');
      case ts.SyntaxKind.ThisKeyword: return unknown(node, '`this` is only known when the program runs');
      default: return unknown(node, 'this kind of expression is only known when the program runs');
    }
  }

  function elementAccess(node: ts.ElementAccessExpression): Value {
    const key = evaluate(node.argumentExpression);
    if (key.kind === 'unknown') return key;
    if (key.kind !== 'literal') return unknown(node, 'the key is not a string');
    return member(evaluate(node.expression), String(key.value), node);
  }

  const call = (node: ts.CallExpression): Value => evaluateCall(node, {
    evaluate,
    items: (elements) => arrayItems(elements, evaluation),
    imported: (specifier, at) => imported(specifier, 'export=', at),
    valuesOf: objectValues,
    entriesOf,
    invoke,
  });

  /** Evaluates what a function returns, with its parameters bound; an object that it makes is known by `at`. */
  function invoke(fn: ts.Node, args: readonly Value[], at: ts.Node): Value {
    if (!isPlainFunction(fn)) return unknown(at, 'what this function returns is only known when the program runs');
    if (frames.length >= MAX_CALLS) return unknown(at, 'its calls are nested too deeply');
    const value = bound(fn, args, () => returned(fn, 'the function'));
    if (value.kind === 'object' && contains(fn, value.node)) return { ...value, node: at, madeBy: fn };
    return value.kind === 'array' && contains(fn, value.node) ? { ...value, node: at } : value;
  }

  function bound<T>(fn: ts.SignatureDeclaration, args: readonly Value[], make: () => T): T {
    return framed(new Map(fn.parameters.map((parameter, index) => [parameter, args[index] ?? literal(parameter, undefined)])), make);
  }

  function framed<T>(given: Frame['given'], make: () => T): T {
    frames.push({ given, done: new Map() });
    try {
      return make();
    } finally {
      frames.pop();
    }
  }

  /** What a parameter, or the variable of a loop, or a part of it stands for while its function or round is evaluated. */
  function argument(name: string, parameter: ts.ParameterDeclaration | ts.VariableDeclaration, at: ts.Node): Value {
    const given = frames.findLast((each) => each.given.has(parameter))?.given.get(parameter);
    const notGiven = unknown(at, ts.isParameter(parameter) ? `\`${name}\` is a parameter` : `\`${name}\` is another one in each round of a loop`);
    if (given === undefined || (ts.isParameter(parameter) && parameter.dotDotDotToken)) return notGiven;
    const isDefault = given.kind === 'literal' && given.value === undefined && parameter.initializer !== undefined;
    const passed = isDefault && parameter.initializer !== undefined ? evaluate(parameter.initializer) : given;
    if (ts.isIdentifier(parameter.name)) return passed;
    return partOf(passed, name, parameter.name, at, evaluation) ?? notGiven;
  }

  /** `this` and `super` in a class: its statics, or the fields of an object of it. */
  function ofThis(node: ts.PropertyAccessExpression): Value {
    const owner = memberAround(node);
    if (owner === undefined) return keyword(node.expression);
    const { holder, isStatic: isOfClass } = owner;
    const parent = superclassOf(holder);
    if (node.expression.kind === ts.SyntaxKind.SuperKeyword) return parent === undefined ? keyword(node.expression) : member(evaluate(parent), node.name.text, node);
    if (isOfClass) return member({ kind: 'class', node: holder }, node.name.text, node);
    const field = holder.members.find((each) => (ts.isPropertyDeclaration(each) || ts.isMethodDeclaration(each)) && !isStatic(each) && each.name.getText() === node.name.text);
    if (field !== undefined && ts.isMethodDeclaration(field)) return { kind: 'function', node: field };
    if (field === undefined || !ts.isPropertyDeclaration(field) || field.initializer === undefined) return keyword(node.expression);
    return isChangeable(field, holder) ? unknown(node, `\`${node.getText()}\` changes while the program runs`) : evaluate(field.initializer);
  }

  /** The keys of an object or a module with what they stand for; `undefined` where there may be others. */
  function entriesOf(value: Value): readonly Entry[] | undefined {
    if (value.kind === 'object') return value.gaps.length === 0 ? [...value.entries.values()] : undefined;
    const module = value.kind === 'module' ? modules.load(value.file) : undefined;
    return module && all(module, module.source);
  }

  function objectValues(value: Value, node: ts.Node): Value {
    if (value.kind === 'object') return { kind: 'array', items: [...[...value.entries.values()].map((entry) => entry.value), ...value.gaps], node };
    if (value.kind === 'array' || value.kind === 'unknown') return value;
    if (value.kind !== 'module') return unknown(node, '`Object.values` of this is only known when the program runs');
    const module = modules.load(value.file);
    return { kind: 'array', items: module === undefined ? [] : all(module, node).map((entry) => entry.value), node };
  }

  function member(value: Value, name: string, at: ts.Node): Value {
    switch (value.kind) {
      case 'object': {
        const entry = value.entries.get(name);
        if (entry !== undefined) return entry.value;
        const [gap] = value.gaps;
        return gap ?? unknown(at, `there is no \`${name}\` in this object`);
      }
      case 'module': {
        const module = modules.load(value.file);
        return module === undefined ? unknown(at, `\`${value.file}\` cannot be read`) : exported(module, name, at);
      }
      case 'class': return readClassMember(value.node, name, at, evaluation);
      case 'unknown': return value;
      case 'array': return itemOf(value, name, at);
      case 'function': return assignedTo(value.node, name, at, evaluation);
      default: return unknown(at, `\`.${name}\` of this is only known when the program runs`);
    }
  }

  /** The value of a function or getter whose body is one expression, or whose only `return` comes last. */
  function returned(node: ts.FunctionLikeDeclaration | ts.GetAccessorDeclaration, what: string): Value {
    const body = node.body;
    if (body === undefined) return unknown(node, `${what} has no body`);
    if (!ts.isBlock(body)) return evaluate(body);
    const last = body.statements.findLast((each) => !ts.isFunctionDeclaration(each));
    return last !== undefined && ts.isReturnStatement(last) && last.expression && returnsOf(body).length === 1
      ? evaluate(last.expression)
      : unknown(node, `${what} does more than return a value`);
  }

  const evaluation: Evaluation = {
    evaluate, member, returned, argument, imported, exported,
    named: (name, at) => namedValue(name, at, evaluation),
    within: bound,
    assignedElsewhere: (owner) => assigned.get(owner),
  };
  return evaluation;
}
