import fc from 'fast-check';
import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { parsePlain } from '../../src/json/plain-json';

/** What a node says, without the way back to its parent. */
const told = ({ type, offset, length, value, children }: Node): unknown => ({
  type, offset, length, ...(children === undefined ? { value: value as unknown } : { children: children.map(told) }),
});

/** The same as the parser that explains faults has it; `undefined` where it finds one. */
function slowly(text: string): unknown {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  return root === undefined || errors.length > 0 ? undefined : told(root);
}

function quickly(text: string, depth = 500): unknown {
  const root = parsePlain(text, depth);
  return root && told(root);
}

const space = fc.stringMatching(/^[ \n\r\t]{0,3}$/);
const texts = fc.tuple(fc.json({ maxDepth: 5 }), space, space).chain(([json, before, after]) =>
  fc.constantFrom(json, JSON.stringify(JSON.parse(json), null, 2), JSON.stringify(JSON.parse(json), null, '\t')).map((text) => before + text + after));

/** A text with one character that is something else. */
const damaged = fc.tuple(texts, fc.nat(), fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '0', '.', '-', 'e', '\n', '\u00a0', '/', '\u0001', '\u2028'))
  .map(([text, at, other]) => text.slice(0, at % (text.length + 1)) + other + text.slice((at % (text.length + 1)) + 1));

describe('a text of JSON that is parsed in one go', () => {
  test('has the same nodes as if it were parsed slowly', () => {
    fc.assert(fc.property(texts, (text) => {
      expect(quickly(text)).toEqual(slowly(text));
    }), { numRuns: 300 });
  });

  test('is left to the slow parser where anything is wrong with it', () => {
    fc.assert(fc.property(damaged, (text) => {
      const quick = quickly(text);
      if (quick !== undefined) expect(quick).toEqual(slowly(text));
    }), { numRuns: 1000 });
  });

  test.each([
    ['', 'empty'], ['{"a":1,"a":2}', 'a key twice'], ['{"a":1,}', 'a comma too many'], ['[1 2]', 'a comma too few'], ['01', 'a zero before'], ['1.', 'no digit behind'],
    ['"\t"', 'a tab in a string'], ['"\\x"', 'no escape of JSON'], ['"a', 'not closed'], ['{} {}', 'two values'], ['// a\n1', 'a comment'], ['nulls', 'no word of JSON'],
    [`{${'"abcdefghij'.split('').map((key) => `"${key.replace('"', 'z')}":0`).join(',')},"z":1}`, 'a key twice among many'],
  ])('%j is unusual: %s', (text) => {
    expect(parsePlain(text, 500)).toBeUndefined();
  });

  test('is as deep as it may be, and no deeper', () => {
    expect(quickly('[[1]]', 2)).toEqual(slowly('[[1]]'));
    expect(quickly('[[1]]', 1)).toBeUndefined();
  });
});
