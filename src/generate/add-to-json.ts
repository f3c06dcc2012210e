import { applyEdits, modify, parseTree, type ParseError } from 'jsonc-parser';
import { additionsTo } from './additions';
import { additionsWithin } from './additions-within';
import type { JsonFile } from './json-file';

/** How the text is laid out, so that what is added looks like the rest. */
function optionsFor(text: string): Parameters<typeof modify>[3] {
  const [, indent = '  '] = /^\s*[{[]\r?\n([ \t]+)/.exec(text) ?? [];
  const insertSpaces = !indent.startsWith('\t');
  return { formattingOptions: { tabSize: insertSpaces ? indent.length : 1, insertSpaces, eol: text.includes('\r\n') ? '\r\n' : '\n' } };
}

/**
 * The text of a file that is there, with what it lacks; nothing that stands in it is changed. `undefined` where it is not a file
 * of this kind.
 */
export function addToJson(text: string, file: JsonFile): string | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (root === undefined || errors.length > 0) return undefined;
  const additions = file.within === undefined ? additionsTo(root, file) : additionsWithin(root, text, file.content, file.within);
  if (additions === undefined) return undefined;
  const options = optionsFor(text);
  return additions.reduce(
    (done, { path, value, isItem }) =>
      applyEdits(done, modify(done, path, value, isItem === true ? { ...options, isArrayInsertion: true } : options)),
    text,
  );
}
