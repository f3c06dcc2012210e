import ts from 'typescript';
import { packageRoot } from './project';

/** What the types of the SDK say, as far as written sources use them: the SDK itself cannot be installed everywhere. */
const TYPES: Readonly<Record<string, string>> = {
  realm: `declare class Realm {
  constructor(configuration: object);
  readonly schemaVersion: number;
  objects<T>(type: string): Realm.Results<Realm.Object<T> & T>;
  objectForPrimaryKey<T = Record<string, unknown>>(type: string, primaryKey: T[keyof T]): (Realm.Object<T> & T) | null;
  create<T>(type: string, values: object): T;
  deleteModel(name: string): void;
}
declare namespace Realm {
  class Object<T = unknown, R extends keyof T = never> {
    keys(): string[]; entries(): [string, unknown][]; toJSON(): Record<string, unknown>; isValid(): boolean; objectSchema(): ObjectSchema;
    linkingObjects(type: string, name: string): unknown; linkingObjectsCount(): number; getPropertyType(name: string): string;
    addListener(f: () => void): void; removeListener(f: () => void): void; removeAllListeners(): void; _objectKey(): string;
  }
  interface Results<T> extends ReadonlyArray<T> {}
  interface List<T> extends Array<T> {}
  interface Set<T> extends Iterable<T> { add(value: T): this }
  type Dictionary<T = unknown> = { [key: string]: T };
  interface MigrationOptions { resolveEmbeddedConstraints?: boolean }
  interface PropertySchema { type: string; objectType?: string; optional?: boolean; mapTo?: string; indexed?: boolean }
  interface ObjectSchema { name: string; primaryKey?: string; embedded?: boolean; asymmetric?: boolean; properties: Record<string, string | PropertySchema> }
  namespace BSON { class ObjectId { private a; } class Decimal128 { private b; } class UUID { private c; } }
  namespace Types { type Mixed = unknown; type Int = number; type Float = number }
}
export declare function mapTo(name: string): PropertyDecorator;
export default Realm;
`,
  bson: 'export declare class ObjectId { private a; }\nexport declare class Decimal128 { private b; }\nexport declare class UUID { private c; }\n',
};

const OPTIONS: ts.CompilerOptions = {
  strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
  experimentalDecorators: true, noUncheckedIndexedAccess: true, types: [], lib: ['lib.es2022.d.ts'], skipLibCheck: true,
};

/** The libraries of the language, which are parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function library(host: ts.CompilerHost, file: string, version: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile | undefined {
  if (!parsed.has(file)) parsed.set(file, host.getSourceFile(file, version));
  return parsed.get(file);
}

/** What the compiler says of sources under `strict`, each by its path. */
export function compileErrors(files: Readonly<Record<string, string>>): string[] {
  const texts = new Map<string, string>([
    ...Object.entries(files).map(([file, text]) => [`/app/${file}`, text] as const),
    ...Object.entries(TYPES).map(([name, text]) => [`/app/node_modules/${name}/index.d.ts`, text] as const),
  ]);
  const host = ts.createCompilerHost(OPTIONS);
  const program = ts.createProgram(Object.keys(files).map((file) => `/app/${file}`), OPTIONS, {
    ...host,
    getCurrentDirectory: () => packageRoot,
    fileExists: (file) => texts.has(file) || host.fileExists(file),
    readFile: (file) => texts.get(file) ?? host.readFile(file),
    directoryExists: (folder) => [...texts.keys()].some((file) => file.startsWith(`${folder}/`)) || host.directoryExists?.(folder) === true,
    getSourceFile: (file, version) => {
      const text = texts.get(file);
      return text === undefined ? library(host, file, version) : ts.createSourceFile(file, text, version);
    },
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line;
    const text = file?.text.split('\n')[line] ?? '';
    return `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}: ${text}`;
  });
}
