import {
  Node,
  SyntaxKind,
  type ClassDeclaration,
  type ImportDeclarationStructure,
  type InterfaceDeclaration,
  type ObjectLiteralExpression,
  type Project,
  type SourceFile,
} from 'ts-morph';
import { keyInCode, quoted } from '../../schema/name-in-code';
import { memberText, schemaProperty } from './class-structure';
import type { DeclaredClass, DeclaredProperty } from './declared-class';
import { classText, importsOf, importText, type Files } from './source-text';
import type { Form, Style } from './style';

/** The object literal that a property of another one holds. */
function literalAt(holder: ObjectLiteralExpression | undefined, name: string): ObjectLiteralExpression | undefined {
  const property = holder?.getProperty(name);
  const value = Node.isPropertyAssignment(property) ? property.getInitializer() : undefined;
  return Node.isObjectLiteralExpression(value) ? value : undefined;
}

/** The literal that lists the properties of a class with a static schema. */
function listedProperties(declaration: ClassDeclaration): ObjectLiteralExpression | undefined {
  const schema = declaration.getStaticProperty('schema');
  const value = Node.isPropertyDeclaration(schema) ? schema.getInitializer() : undefined;
  const bare = Node.isAsExpression(value) || Node.isSatisfiesExpression(value) ? value.getExpression() : value;
  return Node.isObjectLiteralExpression(bare) ? literalAt(bare, 'properties') : undefined;
}

/** Whether a class, or an interface, has a member of this name. */
const hasMember = (declaration: ClassDeclaration | InterfaceDeclaration, name: string): boolean =>
  declaration.getMembers().some((member) => 'getName' in member && member.getName().replace(/^(['"])(.*)\1$/s, '$2') === name);

/** The names under which a property may stand in a literal. */
const isListed = (literal: ObjectLiteralExpression, name: string): boolean =>
  [name, quoted(name), JSON.stringify(name)].some((each) => literal.getProperty(each) !== undefined);

/** A text that is put in. Edits are used instead of the parser's own ways to add something, which drop comments. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** The end of a line from a place on, with the comment that stands there. */
const lineEnd = (source: SourceFile, from: number): number =>
  from + (/^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\n]*?\*\/)?/.exec(source.getFullText().slice(from))?.[0].trimEnd().length ?? 0);

const onLines = (lines: readonly string[], indent: string): string => lines.map((line) => `\n${indent}${line}`).join('');

/** Adds properties to a literal. */
function addToLiteral(source: SourceFile, literal: ObjectLiteralExpression, added: readonly DeclaredProperty[]): Insertion[] {
  const lines = added
    .filter(({ name }) => !isListed(literal, name))
    .map((each) => `${keyInCode(each.name)}: ${schemaProperty(each)},`);
  if (lines.length === 0) return [];
  const last = literal.getProperties().at(-1);
  if (last === undefined) return [{ at: literal.getStart() + 1, text: ` ${lines.join(' ')} ` }];
  const comma = last.getNextSiblingIfKind(SyntaxKind.CommaToken);
  const at = lineEnd(source, (comma ?? last).getEnd());
  const text = onLines(lines, last.getIndentationText());
  if (comma !== undefined) return [{ at, text }];
  return at === last.getEnd() ? [{ at, text: `,${text}` }] : [{ at, text }, { at: last.getEnd(), text: ',' }];
}

/** Adds the members that a class or an interface lacks behind another one, or where there is none at the start of the body. */
function addMembers(
  source: SourceFile,
  holder: ClassDeclaration | InterfaceDeclaration,
  last: Node | undefined,
  properties: readonly DeclaredProperty[],
  form: Form,
): Insertion[] {
  const lines = properties.filter(({ name }) => !hasMember(holder, name)).map((each) => memberText(each, form));
  if (lines.length === 0) return [];
  const at = last === undefined ? holder.getFirstChildByKindOrThrow(SyntaxKind.OpenBraceToken).getEnd() : lineEnd(source, last.getEnd());
  return [{ at, text: onLines(lines, last?.getIndentationText() ?? `${holder.getIndentationText()}  `) }];
}

/** Adds what a class lacks; `undefined` where the class is not in the style that is wanted. */
function addToClass(
  source: SourceFile, declaration: ClassDeclaration, properties: readonly DeclaredProperty[], form: Style,
): Insertion[] | undefined {
  const listed = listedProperties(declaration);
  const isPlugin = declaration.getStaticMember('schema') === undefined;
  if (isPlugin !== (form === 'plugin') || (listed === undefined && !isPlugin)) return undefined;
  const last = declaration.getProperties().findLast((field) => isPlugin || !field.isStatic());
  return [
    ...addMembers(source, declaration, last, properties, form),
    ...(listed === undefined ? [] : addToLiteral(source, listed, properties)),
  ];
}

/** The names that a file has, imported or declared. */
function knownNames(source: SourceFile): ReadonlySet<string | undefined> {
  const imported = source.getImportDeclarations().flatMap((each) => [
    each.getDefaultImport()?.getText(),
    each.getNamespaceImport()?.getText(),
    ...each.getNamedImports().map((named) => named.getAliasNode()?.getText() ?? named.getName()),
  ]);
  return new Set([...imported, ...[...source.getClasses(), ...source.getInterfaces()].map((each) => each.getName())]);
}

/** The imports that a file lacks of those that it needs. */
function lackingImports(
  source: SourceFile, declared: readonly DeclaredClass[], form: Form, files: Files | undefined,
): ImportDeclarationStructure[] {
  const known = knownNames(source);
  return importsOf(declared, form, files).flatMap(({ defaultImport, namedImports = [], ...rest }) => {
    const named = (namedImports as readonly string[]).filter((name) => !known.has(name));
    const isDefaultKnown = defaultImport === undefined || known.has(defaultImport);
    if (isDefaultKnown && named.length === 0) return [];
    return [{ ...rest, ...(isDefaultKnown ? {} : { defaultImport }), ...(named.length === 0 ? {} : { namedImports: named }) }];
  });
}

/** Adds imports below those that are there. */
function addImports(source: SourceFile, imports: readonly ImportDeclarationStructure[], project: Project): Insertion[] {
  if (imports.length === 0) return [];
  const text = importText(imports, project);
  const last = source.getImportDeclarations().at(-1);
  if (last === undefined) return [{ at: source.getStatements()[0]?.getStart(true) ?? 0, text: `${text}\n` }];
  return [{ at: lineEnd(source, last.getEnd()), text: `\n${text.trimEnd()}` }];
}

/** A class, and what of it a file lacks; all of it where the file does not have the class. */
export interface Lacking {
  readonly declared: DeclaredClass;
  readonly isThere: boolean;
  readonly properties: readonly DeclaredProperty[];
}

/**
 * The text of a source with what it lacks of a class; nothing that stands in it is changed. `undefined` where the class stands in
 * it in another form.
 */
export function addToSource(
  text: string, file: string, lacking: Lacking, form: Form, project: Project, files?: Files,
): string | undefined {
  const source = project.createSourceFile(file, text, { overwrite: true });
  const { declared, properties, isThere } = lacking;
  const { name } = declared;
  try {
    const there = form === 'types' ? source.getInterface(name) : source.getClass(name);
    if (there === undefined && (isThere || knownNames(source).has(name))) return undefined;
    const used = there === undefined ? declared : usedBy(declared, properties);
    const added = there === undefined ? [{ at: text.length, text: `${/(?:^|\n)\s*$/.test(text) ? '' : '\n'}\n${classText(declared, form, project)}` }]
      : Node.isInterfaceDeclaration(there) ? addMembers(source, there, there.getProperties().at(-1), properties, form)
      : form === 'types' ? undefined
      : addToClass(source, there, properties, form);
    if (added === undefined) return undefined;
    const all = added.length === 0 ? [] : [...added, ...addImports(source, lackingImports(source, [used], form, files), project)];
    return [...all].sort((a, b) => b.at - a.at).reduce((done, each) => done.slice(0, each.at) + each.text + done.slice(each.at), text);
  } finally {
    source.forget();
  }
}

/** A class as far as some of its properties go. */
function usedBy(declared: DeclaredClass, properties: readonly DeclaredProperty[]): DeclaredClass {
  const isNamed = (name: string): boolean => properties.some(({ type }) => type.split(/[^\p{ID_Continue}$]+/u).includes(name));
  return { ...declared, properties, uses: declared.uses.filter(isNamed), bson: declared.bson.filter(isNamed) };
}
