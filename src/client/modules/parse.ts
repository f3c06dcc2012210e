import { ts } from 'ts-morph';
import { holdsScript, scriptOf } from '../../tree/script-blocks';
import { memoryPath } from '../syntax/place';
import { givenUpAfter } from './given-up';

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

/** When a text that may cost much is given up, in milliseconds. */
const PATIENCE = 3000;

/** More often than this `async` stands in few texts; those are watched while they are parsed, which itself takes a while. */
const MANY_ASYNC = 10;

/** Whether a text has what the parser looks ahead at: what is within each of those that are left open is parsed twice. */
function mayBeCostly(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('async'); at !== -1 && count <= MANY_ASYNC; at = text.indexOf('async', at + 1)) count += 1;
  return count > MANY_ASYNC;
}

/** Parses a single text: no other file is looked at. */
export function parseSource(file: string, text: string): Parsed {
  const kind = kindOf(file, text);
  const script = scriptOf(file, text);
  const parse = (): ts.SourceFile => withTypes(sourceOf(file, script, kind), file);
  const unparsed = (reason: string): Parsed => ({ source: sourceOf(file, '', kind), unparsed: reason });
  try {
    const source = mayBeCostly(script) ? givenUpAfter(PATIENCE, parse) : parse();
    return source === undefined ? unparsed('the parser did not come to an end') : { source };
  } catch (error) {
    // The parser descends by recursion: a text that is nested beyond measure exhausts the stack.
    if (!(error instanceof RangeError)) throw error;
    return unparsed('it is nested too deeply to be read');
  }
}
