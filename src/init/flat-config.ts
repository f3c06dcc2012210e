import { ts } from 'ts-morph';

/** What a flat configuration is to have more: modules under a name, and entries of its list. */
export interface FlatAddition {
  readonly modules: readonly { readonly name: string; readonly specifier: string }[];
  readonly entries: readonly string[];
}

/** What makes a flat configuration of the entries that it is given. */
const MAKERS = /^(?:defineConfig|(?:\w+\.)?config)$/;

/** The expression without what only its types need. */
function bare(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? bare(node.expression) : node;
}

/** What the file exports as its configuration, and whether it is a module of ES. */
function exported(source: ts.SourceFile): { readonly value: ts.Expression; readonly isModule: boolean } | undefined {
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement) && statement.isExportEquals !== true) return { value: bare(statement.expression), isModule: true };
    const assigned = ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression) ? statement.expression : undefined;
    if (assigned?.left.getText(source) === 'module.exports') return { value: bare(assigned.right), isModule: false };
  }
  return undefined;
}

/** The initializer of a constant of the file. */
function constant(source: ts.SourceFile, name: string): ts.Expression | undefined {
  const declarations = source.statements.flatMap((each) => (ts.isVariableStatement(each) ? each.declarationList.declarations : []));
  const found = declarations.find((each) => each.name.getText(source) === name)?.initializer;
  return found === undefined ? undefined : bare(found);
}

/** The list of entries: written as one, or as the arguments of what makes it. */
function listOf(source: ts.SourceFile, value: ts.Expression): ts.NodeArray<ts.Expression> | undefined {
  const found = ts.isIdentifier(value) ? constant(source, value.text) : value;
  if (found === undefined) return undefined;
  if (ts.isArrayLiteralExpression(found)) return found.elements;
  if (!ts.isCallExpression(found) || !MAKERS.test(found.expression.getText(source))) return undefined;
  const [first, ...others] = found.arguments;
  return first !== undefined && others.length === 0 && ts.isArrayLiteralExpression(first) ? first.elements : found.arguments;
}

/** Where the modules are loaded: behind the last one that is, else before the first statement. */
function placeOfModules(source: ts.SourceFile, isModule: boolean): number {
  const loading = source.statements.filter((each) =>
    isModule ? ts.isImportDeclaration(each) : ts.isVariableStatement(each) && /=\s*require\([^()]*\);?$/.test(each.getText(source)),
  );
  const directives = source.statements.filter((each) => ts.isExpressionStatement(each) && ts.isStringLiteral(each.expression));
  return loading.at(-1)?.end ?? directives.at(-1)?.end ?? source.statements[0]?.getStart(source, true) ?? 0;
}

function moduleLines(text: string, { modules }: FlatAddition, isModule: boolean): string[] {
  const quote = (text.match(/"/g) ?? []).length > (text.match(/'/g) ?? []).length ? '"' : "'";
  const end = /;[ \t]*\r?$/m.test(text) ? ';' : '';
  return modules.map(({ name, specifier }) => {
    const from = `${quote}${specifier}${quote}`;
    return isModule ? `import ${name} from ${from}${end}` : `const ${name} = require${`(${from})`}${end}`;
  });
}

/** The entries as they stand behind the last one of a list. */
function entriesBehind(
  text: string,
  list: ts.NodeArray<ts.Expression>,
  entries: readonly string[],
  eol: string,
): { readonly at: number; readonly content: string } {
  const last = list.at(-1);
  const at = last?.end ?? list.pos;
  const comma = last === undefined ? '' : ',';
  if (!text.slice(list.pos, list.end).includes('\n')) return { at, content: `${comma === '' ? '' : ', '}${entries.join(', ')}` };
  const start = last?.getStart() ?? list.pos;
  const [indent = ''] = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1)) ?? [];
  const lines = entries.map((entry) => `${eol}${indent}${entry}`).join(',');
  return { at, content: `${comma}${lines}` };
}

/**
 * The text of a flat configuration with more modules and entries, and the rest as it was. `undefined` where it is not plain which
 * list is the configuration, or a name is in use.
 */
export function withFlatEntries(file: string, text: string, addition: FlatAddition): string | undefined {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const { value, isModule } = exported(source) ?? {};
  const list = value === undefined ? undefined : listOf(source, value);
  const isTaken = addition.modules.some(({ name }) => new RegExp(`\\b${name}\\b`).test(text));
  if (list === undefined || isModule === undefined || isTaken || hasFaults(source)) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = moduleLines(text, addition, isModule);
  const place = placeOfModules(source, isModule);
  const isBehind = place > (source.statements[0]?.getStart(source, true) ?? 0);
  const loading = isBehind ? lines.map((line) => `${eol}${line}`).join('') : `${lines.join(eol)}${eol}${eol}`;
  const { at, content } = entriesBehind(text, list, addition.entries, eol);
  if (at < place) return undefined;
  const result = text.slice(0, place) + loading + text.slice(place, at) + content + text.slice(at);
  return hasFaults(ts.createSourceFile(file, result, ts.ScriptTarget.Latest, true)) ? undefined : result;
}

/** Whether the parser found fault with a file. */
function hasFaults(source: ts.SourceFile): boolean {
  return (source as unknown as { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics.length > 0;
}
