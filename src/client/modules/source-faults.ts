import { ts } from 'ts-morph';
import type { Unresolved } from '../../schema/client-schemas';
import { placeOf } from '../syntax/place';
import { specifierOf } from '../syntax/scope';
import { canDeclare, type UnreadFile } from './candidates';
import { syntaxFaults, type SourceModule } from './parse';

/** What keeps a file from being read, as it is reported. */

export const unreadFile = ({ file, reason }: UnreadFile): Unresolved => ({
  class: null,
  property: null,
  reason: `the file was not read: ${reason}`,
  fault: 'unreadable',
  client: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
});

export const exhaustingFile = ({ source }: SourceModule): Unresolved =>
  ({ class: null, property: null, reason: 'the file is nested too deeply to be read', client: placeOf(source) });

/** The first fault of a source that TypeScript cannot parse; what it could make of the rest is still read. */
export function unparsedFile(module: SourceModule): readonly Unresolved[] {
  const { source: { text }, unparsed } = module;
  const known = faultsOf.get(module);
  if (known !== undefined) return known;
  // A file that only renders a provider has no schema to miss.
  const faults = unparsed !== undefined || /schema|\bproperties\b/i.test(text) || canDeclare(text) ? unparsedPart(module) : [];
  faultsOf.set(module, faults);
  return faults;
}

/** An editor asks for the same sources again and again. */
const faultsOf = new WeakMap<SourceModule, readonly Unresolved[]>();

/** The same of a file that a schema takes something from, whatever its words are. */
export function unparsedPart({ file, source, unparsed }: SourceModule): Unresolved[] {
  if (unparsed !== undefined) return [unreadFile({ file, reason: unparsed })];
  const first = faultOf(source);
  if (first === undefined) return [];
  const { line, character } = source.getLineAndCharacterOfPosition(first.start);
  const client = { file, line: line + 1, column: character + 1, endLine: line + 1, endColumn: character + 2 };
  const reason = `the file has a syntax error (${first.text.replace(/\.$/, '')}), and schemas near it may be missing or incomplete`;
  return [{ class: null, property: null, reason, fault: 'syntax', client }];
}

function faultOf(source: ts.SourceFile): { readonly start: number; readonly text: string } | undefined {
  const [first] = syntaxFaults(source);
  if (first !== undefined)
    return { start: first.start, text: typeof first.messageText === 'string' ? first.messageText : first.messageText.messageText };
  // The parser takes any expression for the name of a module, such as the statement in the next line.
  const nameless = source.statements.find(
    (each) =>
      (ts.isImportDeclaration(each) || ts.isExportDeclaration(each)) &&
      each.moduleSpecifier !== undefined &&
      specifierOf(each.moduleSpecifier) === undefined,
  );
  return nameless && { start: nameless.getStart(), text: 'the name of a module is missing after `from`' };
}
