import { ts } from 'ts-morph';
import { evaluateCall } from './calls';
import { readClassMember } from './class-members';
import { isStatic, superclassOf } from './class-syntax';
import { exportsOf, type Export } from './exports';
import { contains, isInFunction, isModuleExports, isPlainFunction, isThis, isTransparent, memberAround } from './expression-syntax';
import { fileOf } from './place';
import type { Modules, SourceModule } from './modules';
import { bindingOf, propertyAssignments, type Binding } from './scope';
import { literal, unknown, type ArrayValue, type Entry, type ObjectValue, type Unknown, type Value } from './value';

/** Evaluates expressions of the client's sources without running them. */
export interface Evaluator {
  evaluate(node: ts.Expression): Value;
  /** A member of a value: a key of an object, a static of a class, an export of a module. */
  member(value: Value, name: string, at: ts.Node): Value;
  /** What a name stands for where it is used. */
  named(name: string, at: ts.Node): Value;
}

/** Deeper than this nobody writes by hand; the guard keeps generated sources from exhausting the stack. */
const MAX_DEPTH = 400;

/** Functions that call functions: a schema is never that far away. */
const MAX_CALLS = 6;

export function createEvaluator(modules: Modules): Evaluator {
  const done = new WeakMap<ts.Node, Value>();
  const underWay = new Set<ts.Node>();
  /** The arguments of the functions that are being evaluated. What is found then holds for this call only. */
  const frames: Map<ts.Node, Value>[] = [];
  let depth = 0;

  function evaluate(node: ts.Expression): Value {
    const known = done.get(node);
    if (known !== undefined && frames.length === 0) return known;
    if (underWay.has(node)) return unknown(node, 'it refers to itself');
    if (depth >= MAX_DEPTH) return unknown(node, 'it is nested too deeply');
    underWay.add(node);
    depth += 1;
    let value: Value;
    try {
      value = evaluateFresh(node);
    } finally {
      depth -= 1;
      underWay.delete(node);
    }
    if (frames.length === 0) done.set(node, value);
    return value;
  }

  function evaluateFresh(node: ts.Expression): Value {
    if (ts.isStringLiteralLike(node)) return literal(node, node.text);
    if (ts.isObjectLiteralExpression(node)) return objectLiteral(node);
    if (ts.isIdentifier(node)) return node.text === 'undefined' ? literal(node, undefined) : named(node.text, node);
    if (ts.isArrayLiteralExpression(node)) return { kind: 'array', items: node.elements.flatMap(arrayItems), node };
    if (ts.isNumericLiteral(node)) return literal(node, Number(node.text));
    if (isModuleExports(node)) return { kind: 'module', file: fileOf(node), node };
    if (ts.isPropertyAccessExpression(node) && isThis(node.expression)) return ofThis(node);
    if (ts.isPropertyAccessExpression(node)) return member(evaluate(node.expression), node.name.text, node);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return { kind: 'function', node };
    if (ts.isClassExpression(node)) return { kind: 'class', node };
    if (isTransparent(node)) return evaluate(node.expression);
    if (ts.isTemplateExpression(node)) return template(node);
    if (ts.isBinaryExpression(node)) return binary(node);
    if (ts.isConditionalExpression(node)) return conditional(node);
    if (ts.isElementAccessExpression(node)) return elementAccess(node);
    if (ts.isCallExpression(node)) return call(node);
    if (ts.isPrefixUnaryExpression(node)) return prefix(node);
    return keyword(node);
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

  function arrayItems(element: ts.Expression): Value[] {
    if (!ts.isSpreadElement(element)) return [evaluate(element)];
    const spread = evaluate(element.expression);
    if (spread.kind === 'array') return [...spread.items];
    return [spread.kind === 'unknown' ? spread : unknown(element, 'what is spread here is not an array')];
  }

  function objectLiteral(node: ts.ObjectLiteralExpression): ObjectValue {
    const entries = new Map<string, Entry>();
    const gaps: Unknown[] = [];
    for (const property of node.properties) {
      if (ts.isSpreadAssignment(property)) spreadInto(entries, gaps, property);
      else addEntry(entries, gaps, property);
    }
    return { kind: 'object', entries, gaps, node };
  }

  function addEntry(entries: Map<string, Entry>, gaps: Unknown[], property: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>): void {
    const key = keyOf(property.name);
    if (typeof key !== 'string') {
      gaps.push(key);
      return;
    }
    entries.delete(key);
    entries.set(key, { key, value: valueOfElement(property), node: property });
  }

  function valueOfElement(property: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>): Value {
    if (ts.isPropertyAssignment(property)) return evaluate(property.initializer);
    if (ts.isShorthandPropertyAssignment(property)) return named(property.name.text, property);
    return ts.isGetAccessorDeclaration(property) ? returned(property, 'the getter') : { kind: 'function', node: property };
  }

  function keyOf(name: ts.PropertyName): string | Unknown {
    if (!ts.isComputedPropertyName(name)) return ts.isPrivateIdentifier(name) ? unknown(name, 'a private name is no key') : name.text;
    const value = evaluate(name.expression);
    if (value.kind === 'literal') return String(value.value);
    return value.kind === 'unknown' ? value : unknown(name, 'the computed key is not a string');
  }

  function spreadInto(entries: Map<string, Entry>, gaps: Unknown[], spread: ts.SpreadAssignment): void {
    const value = evaluate(spread.expression);
    if (value.kind === 'object') {
      for (const entry of value.entries.values()) {
        entries.delete(entry.key);
        entries.set(entry.key, entry);
      }
      gaps.push(...value.gaps);
    } else if (value.kind === 'unknown') {
      gaps.push(value);
    } else if (value.kind !== 'literal') {
      gaps.push(unknown(spread, 'what is spread here is not an object'));
    }
  }

  function template(node: ts.TemplateExpression): Value {
    let text = node.head.text;
    for (const span of node.templateSpans) {
      const value = evaluate(span.expression);
      if (value.kind === 'unknown') return value;
      if (value.kind !== 'literal') return unknown(span, 'what is put into the text is not a string');
      text += String(value.value) + span.literal.text;
    }
    return literal(node, text);
  }

  function binary(node: ts.BinaryExpression): Value {
    const left = evaluate(node.left);
    const operator = node.operatorToken.kind;
    if (left.kind === 'unknown') return left;
    const truthy = left.kind !== 'literal' || Boolean(left.value);
    const nullish = left.kind === 'literal' && (left.value === null || left.value === undefined);
    if (operator === ts.SyntaxKind.BarBarToken) return truthy ? left : evaluate(node.right);
    if (operator === ts.SyntaxKind.QuestionQuestionToken) return nullish ? evaluate(node.right) : left;
    if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return truthy ? evaluate(node.right) : left;
    const right = evaluate(node.right);
    if (right.kind === 'unknown') return right;
    if (left.kind !== 'literal' || right.kind !== 'literal') return unknown(node, 'this computation is only done when the program runs');
    switch (operator) {
      case ts.SyntaxKind.PlusToken: return literal(node, (left.value as string) + (right.value as string));
      case ts.SyntaxKind.EqualsEqualsEqualsToken: return literal(node, left.value === right.value);
      case ts.SyntaxKind.ExclamationEqualsEqualsToken: return literal(node, left.value !== right.value);
      default: return unknown(node, 'this computation is only done when the program runs');
    }
  }

  function conditional(node: ts.ConditionalExpression): Value {
    const condition = evaluate(node.condition);
    if (condition.kind === 'unknown') return unknown(node, `its condition is not constant: ${condition.reason}`);
    return evaluate(condition.kind !== 'literal' || condition.value ? node.whenTrue : node.whenFalse);
  }

  function prefix(node: ts.PrefixUnaryExpression): Value {
    const operand = evaluate(node.operand);
    if (operand.kind === 'unknown') return operand;
    if (node.operator === ts.SyntaxKind.ExclamationToken) return literal(node, operand.kind === 'literal' && !operand.value);
    if (operand.kind === 'literal' && node.operator === ts.SyntaxKind.MinusToken) return literal(node, -Number(operand.value));
    return unknown(node, 'this computation is only done when the program runs');
  }

  function elementAccess(node: ts.ElementAccessExpression): Value {
    const key = evaluate(node.argumentExpression);
    if (key.kind === 'unknown') return key;
    if (key.kind !== 'literal') return unknown(node, 'the key is not a string');
    return member(evaluate(node.expression), String(key.value), node);
  }

  const call = (node: ts.CallExpression): Value => evaluateCall(node, {
    evaluate,
    items: (elements) => elements.flatMap(arrayItems),
    imported: (specifier, at) => imported(specifier, 'export=', at),
    valuesOf: objectValues,
    invoke,
  });

  /** Evaluates what a function returns, with its parameters bound; an object that it makes is known by `at`. */
  function invoke(fn: ts.Node, args: readonly Value[], at: ts.Node): Value {
    if (!isPlainFunction(fn)) return unknown(at, 'what this function returns is only known when the program runs');
    if (frames.length >= MAX_CALLS) return unknown(at, 'its calls are nested too deeply');
    frames.push(new Map(fn.parameters.map((parameter, index) => [parameter, args[index] ?? literal(parameter, undefined)])));
    const value = returned(fn, 'the function');
    frames.pop();
    if (value.kind === 'object' && contains(fn, value.node)) return { ...value, node: at, madeBy: fn };
    return value.kind === 'array' && contains(fn, value.node) ? { ...value, node: at } : value;
  }

  /** The argument that a parameter, or a part of it, stands for while its function is evaluated. */
  function parameterValue(name: string, parameter: ts.ParameterDeclaration, at: ts.Node): Value {
    const frame = [...frames].reverse().find((each) => each.has(parameter));
    const given = frame?.get(parameter);
    if (given === undefined || parameter.dotDotDotToken) return unknown(at, `\`${name}\` is a parameter`);
    const isDefault = given.kind === 'literal' && given.value === undefined && parameter.initializer !== undefined;
    const argument = isDefault && parameter.initializer !== undefined ? evaluate(parameter.initializer) : given;
    if (ts.isIdentifier(parameter.name)) return argument;
    const elements = ts.isObjectBindingPattern(parameter.name) ? parameter.name.elements : [];
    const element = elements.find((each) => ts.isIdentifier(each.name) && each.name.text === name);
    if (element === undefined || element.dotDotDotToken) return unknown(at, `\`${name}\` is a parameter`);
    const key = element.propertyName ?? element.name;
    if (!ts.isIdentifier(key) && !ts.isStringLiteral(key)) return unknown(at, `\`${name}\` is a parameter`);
    const isMissing = argument.kind === 'object' && !argument.entries.has(key.text) && argument.gaps.length === 0;
    return isMissing && element.initializer !== undefined ? evaluate(element.initializer) : member(argument, key.text, at);
  }

  /** `this` and `super` in a class: its statics, or the fields of an object of it. */
  function ofThis(node: ts.PropertyAccessExpression): Value {
    const owner = memberAround(node);
    if (owner === undefined) return keyword(node.expression);
    const { holder, isStatic: isOfClass } = owner;
    const parent = superclassOf(holder);
    if (node.expression.kind === ts.SyntaxKind.SuperKeyword) return parent === undefined ? keyword(node.expression) : member(evaluate(parent), node.name.text, node);
    if (isOfClass) return member({ kind: 'class', node: holder }, node.name.text, node);
    const field = holder.members.find((each): each is ts.PropertyDeclaration => ts.isPropertyDeclaration(each) && !isStatic(each) && each.name.getText() === node.name.text);
    return field?.initializer === undefined ? keyword(node.expression) : evaluate(field.initializer);
  }

  function objectValues(value: Value, node: ts.Node): Value {
    if (value.kind === 'object') return { kind: 'array', items: [...[...value.entries.values()].map((entry) => entry.value), ...value.gaps], node };
    if (value.kind === 'array' || value.kind === 'unknown') return value;
    if (value.kind !== 'module') return unknown(node, '`Object.values` of this is only known when the program runs');
    const module = modules.load(value.file);
    return { kind: 'array', items: module === undefined ? [] : exportNames(module).map((name) => exported(module, name, node)), node };
  }

  /** All names that a module exports, its `export *` included, each module visited once. */
  function exportNames(module: SourceModule, seen = new Set<string>()): string[] {
    if (seen.has(module.file)) return [];
    seen.add(module.file);
    const { named: own, stars } = exportsOf(module.source);
    const others = stars.flatMap(({ specifier }) => {
      const target = modules.resolve(specifier, module.file);
      return target === undefined ? [] : exportNames(target, seen).filter((name) => name !== 'default');
    });
    return [...new Set([...own.keys(), ...others])];
  }

  function named(name: string, at: ts.Node): Value {
    const binding = bindingOf(name, at);
    if (binding !== undefined) return bound(name, binding, at);
    return name === 'exports' ? { kind: 'module', file: fileOf(at), node: at } : unknown(at, `\`${name}\` is not declared in this file`);
  }

  function bound(name: string, binding: Binding, at: ts.Node): Value {
    switch (binding.kind) {
      case 'variable': {
        if (binding.reassigned) return unknown(at, `\`${name}\` is assigned more than once`);
        const { initializer } = binding.declaration;
        return initializer === undefined ? unknown(at, `\`${name}\` has no initial value`) : withAssigned(name, evaluate(initializer), at);
      }
      case 'destructured': return destructured(binding.element);
      case 'class': return { kind: 'class', node: binding.declaration };
      case 'function': return { kind: 'function', node: binding.declaration };
      case 'enum': return enumObject(binding.declaration);
      case 'parameter': return parameterValue(name, binding.node, at);
      case 'import': return imported(binding.specifier, typeof binding.imported === 'string' ? binding.imported : 'namespace*', binding.node);
    }
  }

  /** `const X = {}; X.a = ...` in the same module adds to what the initialiser says. */
  function withAssigned(name: string, value: Value, at: ts.Node): Value {
    if (value.kind === 'array') return withPushed(name, value);
    if (value.kind !== 'object') return value;
    const source = value.node.getSourceFile();
    if (!source.text.includes(`${name}.`)) return value;
    const additions = propertyAssignments(source).filter(({ target }) => ts.isIdentifier(target) && target.text === name && !isInFunction(target));
    if (additions.length === 0 || at.getSourceFile() === source && additions.some(({ node }) => contains(node, at))) return value;
    const entries = new Map(value.entries);
    for (const addition of additions) entries.set(addition.name, { key: addition.name, value: evaluate(addition.value), node: addition.node });
    return { ...value, entries };
  }

  /** `const list = []; list.push(...)` in the same module. */
  function withPushed(name: string, value: ArrayValue): Value {
    const source = value.node.getSourceFile();
    if (!source.text.includes(`${name}.push(`)) return value;
    const pushed = source.statements.flatMap((statement) => {
      const push = ts.isExpressionStatement(statement) && ts.isCallExpression(statement.expression) ? statement.expression : undefined;
      return push !== undefined && push.expression.getText() === `${name}.push` ? push.arguments.flatMap(arrayItems) : [];
    });
    return { ...value, items: [...value.items, ...pushed] };
  }

  function destructured(element: ts.BindingElement): Value {
    const key = element.propertyName ?? element.name;
    const declaration = element.parent.parent;
    if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined || element.dotDotDotToken || !ts.isObjectBindingPattern(element.parent)) {
      return unknown(element, 'this destructuring is only known when the program runs');
    }
    return ts.isIdentifier(key) || ts.isStringLiteral(key)
      ? member(evaluate(declaration.initializer), key.text, element)
      : unknown(element, 'the key is not a plain name');
  }

  function enumObject(declaration: ts.EnumDeclaration): Value {
    const entries = new Map<string, Entry>();
    let next = 0;
    for (const each of declaration.members) {
      const key = ts.isComputedPropertyName(each.name) ? each.name.getText() : each.name.text;
      const value = each.initializer === undefined ? literal(each, next) : evaluate(each.initializer);
      if (value.kind === 'literal' && typeof value.value === 'number') next = value.value + 1;
      entries.set(key, { key, value, node: each });
    }
    return { kind: 'object', entries, gaps: [], node: declaration };
  }

  function imported(specifier: string, name: string, node: ts.Node): Value {
    const module = modules.resolve(specifier, fileOf(node));
    if (module === undefined) return unknown(node, `\`${specifier}\` is not a file of this project`);
    if (module.file.endsWith('.json')) {
      const [statement] = module.source.statements;
      if (statement === undefined || !ts.isExpressionStatement(statement)) return unknown(node, `\`${specifier}\` holds no JSON value`);
      const value = evaluate(statement.expression);
      return name === 'default' || name === 'export=' || name === 'namespace*' ? value : member(value, name, node);
    }
    return exported(module, name, node);
  }

  /** What a module exports under a name. `export=` is what `require` gives; `namespace*` is `import * as`. */
  function exported(module: SourceModule, name: string, at: ts.Node): Value {
    const { whole, named: own } = exportsOf(module.source);
    if (name === 'namespace*' || name === 'export=') {
      return whole === undefined ? { kind: 'module', file: module.file, node: at } : evaluate(whole);
    }
    const direct = own.get(name);
    if (direct !== undefined) return fromExport(module, direct);
    if (whole !== undefined) return name === 'default' ? evaluate(whole) : member(evaluate(whole), name, at);
    return starred(module, name, at, new Set()) ?? unknown(at, `\`${module.file}\` does not export \`${name}\``);
  }

  function fromExport(module: SourceModule, found: Export): Value {
    switch (found.kind) {
      case 'expression': return evaluate(found.expression);
      case 'local': return named(found.name, module.source);
      case 'declaration': return ts.isClassDeclaration(found.node)
        ? { kind: 'class', node: found.node }
        : ts.isEnumDeclaration(found.node) ? enumObject(found.node) : { kind: 'function', node: found.node };
      case 'from': return imported(found.specifier, typeof found.name === 'string' ? found.name : 'namespace*', found.node);
    }
  }

  function starred(module: SourceModule, name: string, at: ts.Node, seen: Set<string>): Value | undefined {
    if (seen.has(module.file)) return undefined;
    seen.add(module.file);
    for (const { specifier } of exportsOf(module.source).stars) {
      const target = modules.resolve(specifier, module.file);
      if (target === undefined) continue;
      const direct = exportsOf(target.source).named.get(name);
      const value = direct === undefined ? starred(target, name, at, seen) : fromExport(target, direct);
      if (value !== undefined) return value;
    }
    return undefined;
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
      case 'class': return readClassMember(value.node, name, at, { evaluate, named, returned });
      case 'unknown': return value;
      case 'function': return assignedTo(value.node, name, at);
      default: return unknown(at, `\`.${name}\` of this is only known when the program runs`);
    }
  }

  /** `function Dog() {}` and `Dog.schema = ...`: what is assigned to a function in its own module. */
  function assignedTo(fn: ts.Node, name: string, at: ts.Node): Value {
    const holder = ts.isFunctionDeclaration(fn) ? fn.name : ts.isVariableDeclaration(fn.parent) ? fn.parent.name : undefined;
    const assigned = holder === undefined ? undefined : propertyAssignments(fn.getSourceFile()).find((each) => each.name === name && each.target.getText() === holder.getText());
    return assigned === undefined ? unknown(at, `\`.${name}\` of this is only known when the program runs`) : evaluate(assigned.value);
  }

  /** The value of a function or getter whose body is one expression or one `return`. */
  function returned(node: ts.FunctionLikeDeclaration | ts.GetAccessorDeclaration, what: string): Value {
    const body = node.body;
    if (body === undefined) return unknown(node, `${what} has no body`);
    if (!ts.isBlock(body)) return evaluate(body);
    const [statement] = body.statements;
    return body.statements.length === 1 && statement && ts.isReturnStatement(statement) && statement.expression
      ? evaluate(statement.expression)
      : unknown(node, `${what} does more than return a value`);
  }

  return { evaluate, member, named };
}
