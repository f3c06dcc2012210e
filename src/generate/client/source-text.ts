import path from 'node:path';
import {
  IndentationText,
  NewLineKind,
  Project,
  QuoteKind,
  StructureKind,
  type ImportDeclarationStructure,
  type StatementStructures,
} from 'ts-morph';
import { classStructure, interfaceStructure, SCHEMA_FOLLOWS, schemaText } from './class-structure';
import type { DeclaredClass } from './declared-class';
import type { Form } from './style';

/** A project that reads no file of the disk: sources are handed to it as texts. */
export function createProject(): Project {
  return new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Single, newLineKind: NewLineKind.LineFeed },
  });
}

const importOf = (moduleSpecifier: string, more: Partial<ImportDeclarationStructure>): ImportDeclarationStructure => ({
  kind: StructureKind.ImportDeclaration, moduleSpecifier, ...more,
});

/** Whether a class needs the decorator that tells the plugin a stored name. */
const isMapped = ({ properties }: DeclaredClass): boolean => properties.some(({ name, property }) => name !== property.mapTo);

/** The file of each class by its name in code; where one is not listed, it has a file of its own name. */
export type Files = ReadonlyMap<string, string>;

/** How a file names the module of another. */
function moduleOf(file: string, from: string): string {
  const relative = path.posix.relative(path.posix.dirname(from), file).replace(/\.d?\.?[cm]?[jt]sx?$/, '');
  return relative.startsWith('.') ? relative : `./${relative}`;
}

/** What classes need from elsewhere: Realm or BSON, and with a file for each class the others that they name. */
export function importsOf(classes: readonly DeclaredClass[], form: Form, files: Files = new Map()): readonly ImportDeclarationStructure[] {
  const [first] = classes;
  const own = first && (files.get(first.name) ?? `${first.name}.ts`);
  const here = new Set(classes.map(({ name }) => name));
  const others = [...new Set(classes.flatMap(({ uses }) => uses))].filter((name) => !here.has(name)).sort();
  const modules = others.map((name) => [name, files.get(name) ?? `${name}.ts`] as const).filter(([, file]) => file !== own);
  const bson = [...new Set(classes.flatMap((each) => each.bson))].sort();
  const realm = importOf('realm', { defaultImport: 'Realm', ...(form === 'plugin' && classes.some(isMapped) ? { namedImports: ['mapTo'] } : {}) });
  const outside = form !== 'types' ? [realm] : bson.length === 0 ? [] : [importOf('bson', { isTypeOnly: true, namedImports: bson })];
  return [...outside, ...modules.map(([name, file]) => importOf(moduleOf(file, own ?? ''), { isTypeOnly: true, namedImports: [name] }))];
}

const SCHEMA = new RegExp(`^  static schema: Realm\\.ObjectSchema = ${SCHEMA_FOLLOWS};$`, 'gm');

/** The text of some statements, and in it the schemas of the classes among them, in their order. */
function textOf(statements: readonly StatementStructures[], schemas: readonly DeclaredClass[], project: Project): string {
  const source = project.createSourceFile('written.ts', { statements: [...statements] }, { overwrite: true });
  const text = `${source.getFullText().trim()}\n`;
  source.forget();
  let at = 0;
  return text.replace(SCHEMA, (line) => {
    const next = schemas[at++];
    return next === undefined ? line : line.replace(`${SCHEMA_FOLLOWS};`, () => `${schemaText(next)};`);
  });
}

const declarationOf = (declared: DeclaredClass, form: Form): StatementStructures =>
  (form === 'types' ? interfaceStructure(declared) : classStructure(declared, form));

/** The text of a class, without what it imports. */
export const classText = (declared: DeclaredClass, form: Form, project: Project): string =>
  textOf([declarationOf(declared, form)], [declared], project);

/** The text of imports. */
export const importText = (imports: readonly ImportDeclarationStructure[], project: Project): string => textOf(imports, [], project);

/** The text of a file that declares some classes. */
export const sourceText = (classes: readonly DeclaredClass[], form: Form, project: Project, files?: Files): string =>
  textOf([...importsOf(classes, form, files), ...classes.map((each) => declarationOf(each, form))], classes, project);
