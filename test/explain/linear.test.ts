import { describe, expect, it } from 'vitest';
import { PLACEHOLDER } from '../../src/explain/catalogue';
import { explainText } from '../../src/explain/explain-text';
import { patterns } from '../../src/explain/message';

/** What every test here has: many times what it takes, and a small part of what the square of the length would take. */
const ENOUGH = 15_000;

const repeated = (run: string, length: number): string => run.repeat(Math.ceil(length / run.length));

/** One of each kind of characters that the patterns of wordings know. */
const CHARACTERS = ['\\', ' ', '\n', '\u00a0', "'", '"', '`', '.', ',', ':', '=', '-', '/', '$', '(', ')', '[', '{', '}', '<', '>', 'a', '0', 'a, ', 'é'];

/** A wording up to each of its placeholders, and as a whole. */
const beginnings = (text: string): string[] => [...[...text.matchAll(PLACEHOLDER)].map(({ index }) => text.slice(0, index)), text];

describe('whatever stands within a wording, looking for it takes no more than the length of the text', () => {
  it.each(CHARACTERS)('%j', (character) => {
    const long = repeated(character, 200_000);
    const found = patterns.flatMap(({ pattern, wording }) =>
      beginnings(wording.text).flatMap((beginning) => pattern.matches(`${beginning}${long}${pattern.anchor}`)));
    expect(found.filter(({ start, end }) => end - start > 10_000)).toEqual([]);
  }, ENOUGH);
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
    expect(explainText(repeated(run, 200_000)).occurrences).toEqual([]);
  }, ENOUGH);

  it.each(RUNS)('%j, behind the start of something', (run) => {
    const long = repeated(run, 50_000);
    for (const head of HEADS) expect(explainText(`${head}${long}`).leftOut).toBe(0);
  }, ENOUGH);
});
