import path from 'node:path';
import { ts } from 'ts-morph';
import { bindingOf } from '../syntax/scope';
import { tamePattern } from './tame-pattern';

/** An alias as a configuration of a bundler or of Babel writes it. The target is relative to the folder of the configuration. */
export interface Alias {
  readonly name: string | RegExp;
  readonly target: string;
}

/** What a configuration says of aliases, and of the folders that names are looked for in. */
export interface AliasTables {
  readonly aliases: readonly Alias[];
  readonly roots: readonly string[];
}

/** `resolve.alias` of Vite and webpack, `alias` of babel-plugin-module-resolver, `extraNodeModules` of Metro. */
const ALIAS_KEYS = new Set(['alias', 'extraNodeModules']);

/**
 * Reads the tables of aliases that stand in the text of a configuration, in JavaScript or JSON. It is never executed: a
 * target is known where it is written out, or made of `__dirname` and the like with functions of `path` and `url`.
 */
export function aliasTables(file: string, text: string): AliasTables {
  const isJson = file.endsWith('.json') || file.endsWith('.babelrc');
  const source: ts.SourceFile = isJson ? ts.parseJsonText(file, text) : ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const aliases: Alias[] = [];
  const roots: string[] = [];
  const visit = (node: ts.Node): void => {
    const [key, value] = keyAndValue(node);
    if (key !== undefined && ALIAS_KEYS.has(key)) aliases.push(...aliasesIn(value));
    else if (key === 'root') roots.push(...textsIn(value));
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return { aliases, roots };
}

function keyAndValue(node: ts.Node): [key: string | undefined, value: ts.Expression | undefined] {
  if (ts.isShorthandPropertyAssignment(node)) return [node.name.text, node.name];
  if (!ts.isPropertyAssignment(node) || ts.isComputedPropertyName(node.name) || ts.isPrivateIdentifier(node.name))
    return [undefined, undefined];
  return [node.name.text, node.initializer];
}

/** What an expression stands for where it is the name of a constant of the same file. */
function written(node: ts.Expression | undefined, depth = 0): ts.Expression | undefined {
  if (node === undefined || depth > 8) return undefined;
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return written(node.expression, depth + 1);
  if (!ts.isIdentifier(node) || node.parent === undefined) return node;
  const binding = bindingOf(node.text, ts.isShorthandPropertyAssignment(node.parent) ? node.parent.parent.parent : node);
  return binding?.kind === 'variable' ? written(binding.declaration.initializer, depth + 1) : node;
}

function aliasesIn(node: ts.Expression | undefined): Alias[] {
  const table = written(node);
  if (table === undefined) return [];
  if (ts.isArrayLiteralExpression(table))
    return table.elements.flatMap((element) => (ts.isSpreadElement(element) ? aliasesIn(element.expression) : aliasOfPair(element)));
  if (!ts.isObjectLiteralExpression(table)) return [];
  return table.properties.flatMap((property) => {
    if (ts.isSpreadAssignment(property)) return aliasesIn(property.expression);
    const [name, value] = keyAndValue(property);
    const target = textOf(value);
    return name === undefined || target === undefined ? [] : [{ name, target }];
  });
}

/** `{ find: '@', replacement: './src' }`, as Vite has it in a list. */
function aliasOfPair(node: ts.Expression): Alias[] {
  const pair = written(node);
  if (pair === undefined || !ts.isObjectLiteralExpression(pair)) return [];
  const values = new Map(pair.properties.map(keyAndValue));
  const find = written(values.get('find'));
  const name = find !== undefined && ts.isRegularExpressionLiteral(find) ? patternOf(find.text) : textOf(find);
  const target = textOf(values.get('replacement'));
  return name === undefined || target === undefined ? [] : [{ name, target }];
}

function patternOf(literal: string): RegExp | undefined {
  const end = literal.lastIndexOf('/');
  return tamePattern(literal.slice(1, end), literal.slice(end + 1));
}

function textsIn(node: ts.Expression | undefined): string[] {
  const list = written(node);
  const items = list === undefined ? [] : ts.isArrayLiteralExpression(list) ? list.elements : [list];
  return items.flatMap((item) => textOf(item) ?? []);
}

/** The text that an expression is, with `.` for the folder of the configuration; `undefined` where only the running program knows it. */
function textOf(node: ts.Expression | undefined): string | undefined {
  const value = written(node);
  if (value === undefined) return undefined;
  if (ts.isStringLiteralLike(value)) return value.text;
  if (ts.isIdentifier(value)) return value.text === '__dirname' ? '.' : undefined;
  if (ts.isPropertyAccessExpression(value)) return textOfMember(value);
  if (ts.isTemplateExpression(value))
    return joined([value.head.text, ...value.templateSpans.flatMap(({ expression, literal }) => [textOf(expression), literal.text])]);
  if (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return joined([textOf(value.left), textOf(value.right)]);
  return ts.isCallExpression(value) || ts.isNewExpression(value) ? textOfCall(value) : undefined;
}

/** `import.meta.dirname`, `import.meta.url`, `new URL(…).pathname`. */
function textOfMember({ expression, name }: ts.PropertyAccessExpression): string | undefined {
  if (ts.isMetaProperty(expression))
    return name.text === 'dirname' ? '.' : name.text === 'url' || name.text === 'filename' ? './config' : undefined;
  return name.text === 'pathname' || name.text === 'href' ? textOf(expression) : undefined;
}

function textOfCall(call: ts.CallExpression | ts.NewExpression): string | undefined {
  const callee = call.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : callee.getText();
  const texts = (call.arguments ?? []).map(textOf);
  const [first, second] = texts;
  switch (name) {
    case 'cwd': return '.';
    case 'resolve':
    case 'join': return texts.includes(undefined) ? undefined : path.posix.join(...(texts as string[]));
    case 'dirname': return first === undefined ? undefined : path.posix.dirname(first);
    case 'URL': return first === undefined || second === undefined ? undefined : path.posix.join(path.posix.dirname(second), first);
    case 'fileURLToPath':
    case 'normalizePath': return first;
    default: return undefined;
  }
}

const joined = (texts: readonly (string | undefined)[]): string | undefined => (texts.includes(undefined) ? undefined : texts.join(''));
