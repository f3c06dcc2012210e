import { applyEdits, modify, parse, type FormattingOptions, type JSONPath, type ParseError } from 'jsonc-parser';

/** The indentation and the line ends that a text has. */
function styleOf(text: string): FormattingOptions {
  const [, indent = '  '] = /^([ \t]+)\S/m.exec(text) ?? [];
  return { insertSpaces: !indent.startsWith('\t'), tabSize: indent.startsWith('\t') ? 1 : indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** The object that a JSON text with comments holds; `undefined` where it is damaged or something else. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return errors.length === 0 && isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
}

/** A JSON text with a value set at a path, or put before an index of a list; comments and everything else stay as they are. */
export function withJsonValue(text: string, path: JSONPath, value: unknown): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const own = text.slice(mark.length);
  const isArrayInsertion = typeof path.at(-1) === 'number';
  return mark + applyEdits(own, modify(own, path, value, { formattingOptions: styleOf(own), isArrayInsertion }));
}
