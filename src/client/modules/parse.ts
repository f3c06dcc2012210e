import { ts } from 'ts-morph';
import { holdsScript, scriptOf } from '../../tree/script-blocks';
import { memoryPath } from '../syntax/place';

/** A text as parsed. */
export interface Parsed {
  readonly source: ts.SourceFile;
  /** Why the text could not be parsed; the source is empty then. */
  readonly unparsed?: string;
}

/** One parsed source of the client. */
export interface SourceModule extends Parsed {
  readonly file: string;
}

/** What the parser could make no sense of, in the order of the text. */
export function syntaxFaults(source: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  return (source as ts.SourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics ?? [];
}

/** The language of a file whose name does not tell; the name of any other does. */
function kindOf(file: string, text: string): ts.ScriptKind | undefined {
  if (!holdsScript(file)) return undefined;
  return /\blang\s*=\s*["']?[jt]sx\b/.test(text) ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}

/** JavaScript may be written with the types of Flow, most of which TypeScript has too. */
function withTypes(source: ts.SourceFile, file: string): ts.SourceFile {
  const faults = syntaxFaults(source).length;
  if (faults === 0 || !/\.[cm]?jsx?$/.test(file)) return source;
  const typed = ts.createSourceFile(source.fileName, source.text, source.languageVersion, true, ts.ScriptKind.TSX);
  return syntaxFaults(typed).length < faults ? typed : source;
}

/** As the compiler itself, without a project around it: nobody asks more of a source than its nodes, and thousands are read. */
const sourceOf = (file: string, text: string, kind: ts.ScriptKind | undefined): ts.SourceFile =>
  ts.createSourceFile(memoryPath(file), text, ts.ScriptTarget.Latest, true, kind);

/** Parses a single text: no other file is looked at. */
export function parseSource(file: string, text: string): Parsed {
  const kind = kindOf(file, text);
  try {
    return { source: withTypes(sourceOf(file, scriptOf(file, text), kind), file) };
  } catch (error) {
    // The parser descends by recursion: a text that is nested beyond measure exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    return { source: sourceOf(file, '', kind), unparsed: 'it is nested too deeply to be read' };
  }
}
