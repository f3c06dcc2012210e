import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBlockYaml } from '../../src/json/block-yaml';
import { contentsByLibrary, LIBRARY } from '../../src/json/yaml-document';

/** All that is read without the library, and what it is asked about. */
const TEXT = `openapi: 3.0.3 # a remark
# of the whole
info:
  title: 'it''s a title'
  "version": "1\\n2"
  folded: >-
    one
    two

    three
  literal: |
    first
      deeper

  kept: |+
    text

  indented: |2
      more
  empty: |-
  long: some plain
    text that goes on

    below
  quoted: "in two
    lines"
paths:
#          
components:
  schemas:
    Task:
      type: object
      required: [_id, "title", 'done', 12]
      properties:
        _id: {type: string, format: uuid} # flow
        title:
          # a remark above
          type: string
          enum:
          - one
          - -2.5
          - null
          - ~
          - 0x1F
          - 1e3
          - 007
          - 2020-01-01T10:00:00Z
          - key: value
            other: [ ]
          -
            below: true
          - |-
            text
          - plain
            more
        $ref: '#/components/schemas/Other'
  end:
# at the end
`;

const PIECES = [
  '\n', ' ', '  ', ':', ': ', '- ', '#', ' # x', '"', "'", '|', '>', '>-', '|+', '[', ']', '{', '}', ',', '&a ', '*a', '!t ', '?', '---\n', '...\n', '\t', '~', 'null',
  '<<: ', 'key: v\n', '\n\n', '\n    ', '\n  - ', '%', '@', '\\', '\n# c', '\n        # deep\n', '\r\n', '\u00a0', '\u2028', '.5', '-', '- - ',
];

const edit = fc.record({
  at: fc.nat(TEXT.length), remove: fc.constantFrom(0, 0, 1, 2, 4, 40), piece: fc.constantFrom('', ...PIECES),
});

const edited = fc.array(edit, { minLength: 0, maxLength: 3 }).map((edits) =>
  edits.reduce((text, { at, remove, piece }) => text.slice(0, at) + piece + text.slice(at + remove), TEXT));

describe('YAML in block style', () => {
  it('is read as the library reads it, each node at its place', () => {
    const read = readBlockYaml(TEXT, LIBRARY);
    expect(read).toBeDefined();
    expect({ root: read, tags: [], next: undefined }).toEqual(contentsByLibrary(TEXT));
  });

  it('is left to the library, or read as it does, whatever is done to it', () => {
    let count = 0;
    fc.assert(fc.property(edited, (text) => {
      const read = readBlockYaml(text, LIBRARY);
      if (read === undefined) return;
      count += 1;
      expect({ root: read, tags: [], next: undefined }).toEqual(contentsByLibrary(text));
    }), { numRuns: 150 });
    expect(count).toBeGreaterThan(40);
  });

  it.each([
    ['an anchor', 'a: &x 1\n'], ['an alias', 'a: *x\n'], ['a tag', 'a: !t 1\n'], ['a merge', 'a:\n  <<: {b: 1}\n'], ['a tab', 'a:\tb\n'],
    ['a key that is asked for', '? a\n: b\n'], ['two documents', 'a: 1\n---\nb: 2\n'], ['a directive', '%YAML 1.1\n---\na: 1\n'], ['a list at the top', '- a\n'],
    ['a mapping in a plain text', 'a: b: c\n'], ['a line that is indented too little', 'a:\n    b: 1\n  c: 2\n'], ['a string that does not end', 'a: "b\n'], ['a carriage return', 'a: 1\r\n'],
    ['a comment that belongs to what is before it', 'a:\n  b: 1\n    # c\nd: 2\n'], ['nothing', ''], ['a depth that no schema has', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ])('leaves %s to the library', (_, text) => {
    expect(readBlockYaml(text, LIBRARY)).toBeUndefined();
  });
});
