import { CodeBlockWriter, ts } from 'ts-morph';
import { functionNameFor } from '../migration/migration-text';
import { isNeeded, writeBody, writeInterfaces } from '../migration/function-body';
import { planOf, type Plan } from '../migration/plan';
import type { ClientChange } from '../rule/repair';
import type { Edit } from './edit';
import { indentOf, laidOut, layoutOf, lineBreakOf } from './layout';
import { fieldText, valueOf } from './literal';

type Migrate = Extract<ClientChange, { kind: 'migrate' }>;

/** Where a configuration says something: in an object, on an element of JSX, or by an assignment. */
type Said = ts.PropertyAssignment | ts.ShorthandPropertyAssignment | ts.JsxAttribute | ts.BinaryExpression;

export const isSaid = (node: ts.Node): node is Said =>
  ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isJsxAttribute(node)
  || (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left));

function keyOf(node: Said | ts.ObjectLiteralElementLike | ts.JsxAttributeLike): string {
  if (ts.isBinaryExpression(node)) return ts.isPropertyAccessExpression(node.left) ? node.left.name.text : '';
  const { name } = node;
  if (name === undefined) return '';
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : name.getText();
}

/** What is said, without what only concerns its type. */
function saidValue(node: Said): ts.Expression | undefined {
  if (ts.isShorthandPropertyAssignment(node)) return node.name;
  if (ts.isBinaryExpression(node)) return valueOf(node.right);
  if (ts.isPropertyAssignment(node)) return valueOf(node.initializer);
  const expression = node.initializer !== undefined && ts.isJsxExpression(node.initializer) ? node.initializer.expression : undefined;
  return expression && valueOf(expression);
}

/** The number that an expression is: itself, or the constant of the file that it names. */
function numberOf(value: ts.Expression | undefined): ts.NumericLiteral | undefined {
  if (value === undefined || ts.isNumericLiteral(value)) return value;
  if (!ts.isIdentifier(value)) return undefined;
  const statements = value.getSourceFile().statements.filter(ts.isVariableStatement);
  const [only, ...others] = statements
    .flatMap(({ declarationList }) => declarationList.declarations)
    .filter(({ name }) => ts.isIdentifier(name) && name.text === value.text);
  const initializer = only?.initializer && valueOf(only.initializer);
  return others.length === 0 && initializer !== undefined && ts.isNumericLiteral(initializer) ? initializer : undefined;
}

/** Whether types can be written in a file, and whether it knows the name of the library. A block of another language counts as JavaScript. */
function language({ fileName, text }: ts.SourceFile): { readonly typed: boolean; readonly namesRealm: boolean } {
  const typed = /\.[cm]?tsx?$/.test(fileName) && !/\.(?:vue|svelte|astro)\.tsx$/.test(fileName);
  return { typed, namesRealm: /\bimport\b[^;'"]*\bRealm\b|\bRealm\s*=\s*require\b/.test(text) };
}

function bodyText(plan: Plan, to: number, before: readonly string[]): string {
  const writer = new CodeBlockWriter({ indentNumberOfSpaces: 2, useTabs: false, newLine: '\n' });
  writer.write(`if (oldRealm.schemaVersion < ${to}) `).block(() => {
    for (const line of before) writer.writeLine(line);
    if (plan.names.typed) writeInterfaces(writer, plan);
    writeBody(writer, plan);
  });
  return writer.toString();
}

/** A function of two parameters with a body, which more can be put into. */
function openFunction(value: ts.Node | undefined): { readonly body: ts.Block; readonly realms: readonly [string, string] } | undefined {
  if (value === undefined) return undefined;
  if (!ts.isArrowFunction(value) && !ts.isFunctionExpression(value) && !ts.isMethodDeclaration(value)) return undefined;
  const [first, second] = value.parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text : undefined));
  if (value.body === undefined || !ts.isBlock(value.body) || first === undefined || second === undefined) return undefined;
  return { body: value.body, realms: [first, second] };
}

/** Puts the steps behind all others of a function that is there. */
function appended({ body, realms }: NonNullable<ReturnType<typeof openFunction>>, plan: Plan, to: number): Edit {
  const source = body.getSourceFile();
  const named = realms[0] === 'oldRealm' && realms[1] === 'newRealm' ? [] : [`const [oldRealm, newRealm] = [${realms.join(', ')}];`];
  const written = bodyText(plan, to, named).replace('oldRealm.schemaVersion', `${realms[0]}.schemaVersion`);
  const [eol, outer] = [lineBreakOf(source.text), indentOf(body)];
  const depth = `${outer}${layoutOf(source.text).unit}`;
  const last = body.statements.at(-1);
  const start = last?.getEnd() ?? body.getStart() + 1;
  const rest = source.text.slice(start, body.getEnd() - 1);
  const kept = rest.trimEnd() === '' ? '' : rest.trimEnd();
  return { offset: start, length: rest.length, content: `${kept}${eol}${laidOut(written, body, depth)}${eol}${outer}` };
}

/** What else a configuration says, in the same object or on the same element. */
const siblingsOf = (node: Said): readonly (ts.ObjectLiteralElementLike | ts.JsxAttributeLike)[] =>
  ts.isObjectLiteralExpression(node.parent) || ts.isJsxAttributes(node.parent) ? [...node.parent.properties] : [];

function functionText(plan: Plan, to: number, node: Said, isAnnotated: boolean): string {
  const type = isAnnotated ? ': Realm' : '';
  const result = plan.names.typed && isAnnotated ? ': void' : '';
  const indent = indentOf(node);
  const eol = lineBreakOf(node.getSourceFile().text);
  const body = laidOut(bodyText(plan, to, []), node, `${indent}${layoutOf(node.getSourceFile().text).unit}`);
  return `(oldRealm${type}, newRealm${type})${result} => {${eol}${body}${eol}${indent}}`;
}

/** What is said beside: in an object behind a comma, on an element behind a space, by a statement of its own. */
function beside(node: Said, key: string, code: string): string {
  const { text } = node.getSourceFile();
  const startsLine = /(?:^|\n)[ \t]*$/.test(text.slice(0, node.getStart()));
  const gap = startsLine ? `${lineBreakOf(text)}${indentOf(node)}` : ' ';
  if (ts.isJsxAttribute(node)) return `${gap}${key}={${code}}`;
  if (!ts.isBinaryExpression(node)) return `,${gap}${fieldText(key, code, node)}`;
  const object = ts.isPropertyAccessExpression(node.left) ? node.left.expression.getText() : '';
  return `;${gap}${object}.${key} = ${code}`;
}

const replaced = (node: ts.Node, content: string): Edit => ({ offset: node.getStart(), length: node.getEnd() - node.getStart(), content });

/** The edits that raise the version of a realm, and carry its values over in the function that is there or is added. */
export function migrate(node: ts.Node, { migration, writes, to }: Migrate): Edit[] | undefined {
  if (!isSaid(node)) return undefined;
  const isVersion = keyOf(node) === 'schemaVersion';
  const number = isVersion ? numberOf(saidValue(node)) : undefined;
  if (to !== null && isVersion && number === undefined) return undefined;
  const version = number === undefined || to === null ? [] : [replaced(number, String(to))];
  const added = to === null || isVersion ? '' : beside(node, 'schemaVersion', String(to));
  const end = (content: string): Edit[] => (content === '' ? [] : [{ offset: node.getEnd(), length: 0, content }]);
  if (migration === null) return [...version, ...end(added)];
  const { typed, namesRealm } = language(node.getSourceFile());
  const plan = planOf(migration, typed);
  const needsName = bodyText(plan, migration.to, []).includes('Realm.');
  if (!isNeeded(plan) || (needsName && !namesRealm)) return undefined;
  const key = functionNameFor(migration.sdk);
  const there = siblingsOf(node).find((each) => keyOf(each) === key);
  if (writes === 'more' || there !== undefined) {
    const open = there && openFunction(isSaid(there) ? saidValue(there) : there);
    return open === undefined ? undefined : [...version, ...end(added), appended(open, plan, migration.to)];
  }
  const options = plan.embeds && (migration.sdk ?? 0) > 11 ? beside(node, 'migrationOptions', '{ resolveEmbeddedConstraints: true }') : '';
  return [...version, ...end(`${added}${options}${beside(node, key, functionText(plan, migration.to, node, typed && namesRealm))}`)];
}
