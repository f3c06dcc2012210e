import type { Unresolved } from '../../schema/client-schemas';
import { placeOf } from '../syntax/place';
import type { UnreadFile } from './candidates';
import { syntaxFaults, type SourceModule } from './parse';

/** What keeps a file from being read, as it is reported. */

export const unreadFile = ({ file, reason }: UnreadFile): Unresolved =>
  ({ class: null, property: null, reason: `the file was not read: ${reason}`, fault: 'unreadable', client: { file, line: 1, column: 1, endLine: 1, endColumn: 1 } });

export const exhaustingFile = ({ source }: SourceModule): Unresolved =>
  ({ class: null, property: null, reason: 'the file is nested too deeply to be read', client: placeOf(source) });

/** The first fault of a file that TypeScript cannot parse; what it could make of the rest is still read. */
export function unparsedFile({ file, source, unparsed }: SourceModule): Unresolved[] {
  if (unparsed !== undefined) return [unreadFile({ file, reason: unparsed })];
  const [first] = syntaxFaults(source);
  // A file that only renders a provider has no schema to miss.
  if (first === undefined || !/schema|\bproperties\b/i.test(source.text)) return [];
  const { line, character } = source.getLineAndCharacterOfPosition(first.start);
  const text = typeof first.messageText === 'string' ? first.messageText : first.messageText.messageText;
  const client = { file, line: line + 1, column: character + 1, endLine: line + 1, endColumn: character + 2 };
  return [{ class: null, property: null, reason: `the file has a syntax error (${text.replace(/\.$/, '')}), and schemas near it may be missing or incomplete`, fault: 'syntax', client }];
}
