import { describe, expect, it } from 'vitest';
import { PLACEHOLDER } from '../../src/explain/catalogue';
import { explainText } from '../../src/explain/explain-text';
import { patterns } from '../../src/explain/message';
import { growsTooFast, repeated } from './growth';

/** One of each kind of characters that the patterns of wordings know. */
const CHARACTERS = ['\\', ' ', '\n', '\u00a0', "'", '"', '`', '.', ',', ':', '=', '-', '/', '$', '(', ')', '[', '{', '}', '<', '>', 'a', '0', 'a, ', 'é'];

/** A wording up to each of its placeholders, and as a whole. */
const beginnings = (text: string): string[] => [...[...text.matchAll(PLACEHOLDER)].map(({ index }) => text.slice(0, index)), text];

describe('whatever stands within a wording, looking for it takes no more than the length of the text', () => {
  it.each(CHARACTERS)('%j', (character) => {
    const slow = patterns.flatMap(({ pattern, wording }) => beginnings(wording.text).filter((beginning) =>
      growsTooFast((length) => pattern.matches(`${beginning}${repeated(character, length)}${pattern.anchor}`))));
    expect(slow).toEqual([]);
  });

  it.each(CHARACTERS)('%j, and takes in no more than a message has', (character) => {
    const long = repeated(character, 12_000);
    const found = patterns.flatMap(({ pattern, wording }) =>
      beginnings(wording.text).flatMap((beginning) => pattern.matches(`${beginning}${long}${pattern.anchor}`)));
    expect(found.filter(({ start, end }) => end - start > 10_000)).toEqual([]);
  });
});

/** What programs escape, quote and colour a text with, and what objects, links and numbers are made of. */
const RUNS = [
  ...CHARACTERS, '\r', '\t', '\u2028', '\u200b', '\u001b', '’', ';', '+', '_', '|', '*', '#', '%', '&', '^', ']', 'n', 'r', 't', 'u', 'A', '\\n', '\\r', '\\r\\', '\\u', '\\\\n', '\\"', '\\033[', '\u001b[0;', '%5', '%20', '&#', '&#39;', '> ', '>>', "' +",
  "' +\n", '""', '{\\""', '{[', '[]', '::a', 'a.', 'a,', '//', '/* ', '=>', '<br', 'new ', 'ns', 'code', 'details', 'details:', 'details: {', 'Object(', '12:00:00 ', '2024-01-01 12:00:00 a\n',
];

/** What leads to each way of reading. */
const HEADS = [
  'Document failed validation ', 'Document failed validation ns', 'Failed to transform received c', '{ errInfo: { failingDocumentId', 'details: ', 'details: { a: "', '{"code', '{ isFatal code', 'SyncError code', 'Received: ERROR "', 'realm::sync::Client',
  'Domain=io.realm.sync', '[client][', 'error ', '(instruction target: ', 'System.A', 'http://a?q=%20', '> ', "'a' +",
];

describe('whatever is pasted, what it takes grows as its length does', () => {
  it.each(RUNS)('%j', (run) => {
    expect(growsTooFast((length) => explainText(repeated(run, length)))).toBe(false);
    expect(explainText(repeated(run, 5000)).occurrences).toEqual([]);
  });

  it.each(RUNS)('%j, behind the start of something', (run) => {
    expect(HEADS.filter((head) => growsTooFast((length) => explainText(`${head}${repeated(run, length)}`)))).toEqual([]);
  });
});

describe('the measure itself', () => {
  it.each([
    ['a pattern that looks from every place to the end', (text: string) => /a[^!]*!/.test(text), true],
    ['the same where its repetition is bounded', (text: string) => /a[^!]{0,200}!/.test(text), false],
    ['a pattern that looks once', (text: string) => /^a[^!]*!/.test(text), false],
  ])('%s', (_, work, expected) => {
    // Long enough that the square shows on a machine that is twice as fast as one of 2026, and no longer: it is done nine times.
    expect(growsTooFast((length) => work(repeated('a', 1.2 * length)))).toBe(expected);
  });
});
