import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnchorFilter, SHORTEST } from '../../src/explain/anchor-filter';
import type { Understood } from '../../src/explain/explainer';
import { LogScanner } from '../../src/explain/log-scanner';

function scan(text: string, chunk = text.length): Understood {
  const scanner = new LogScanner();
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length; at += chunk) scanner.write(bytes.subarray(at, at + chunk));
  return scanner.end();
}

const summary = ({ occurrences }: Understood): string[] => occurrences.map(({ id, class: name, property, count, firstTime, lastTime, within }) =>
  `${id} ${[name, property].filter((part) => part !== null).join('.') || '-'} x${count} ${firstTime ?? '-'} .. ${lastTime ?? '-'}${within === null ? '' : ` in ${within}`}`);

const noise = (index: number): string => `2024-01-02 10:00:${String(index % 60).padStart(2, '0')}.000 Debug: Connection[1]: Session[1]: Received: DOWNLOAD CHANGESET(server_version=${index}, changeset_size=343)`;

/** A log of some megabytes with three causes in it. */
function largeLog(): string {
  const lines = Array.from({ length: 40_000 }, (_, index) => {
    if (index % 10_000 === 5000) return `2024-01-02 11:00:0${index / 10_000 | 0}.000 Error: Connection[1]: Session[1]: Failed to transform received changeset: Schema mismatch: Property 'color' in class 'Badge' is nullable on one side and not on the other.`;
    if (index % 10_000 === 5001) return `2024-01-02 11:00:1${index / 10_000 | 0}.000 Info: Connection[1]: Connection closed due to error: Bad changeset (DOWNLOAD)`;
    return index === 20_000 ? "java.lang.IllegalStateException: The following changes cannot be made in additive-only schema mode:\n- Property 'Badge.size' has been made optional.\n- Property 'Badge.kind' has been made required." : noise(index);
  });
  return `${lines.join('\n')}\n`;
}

const EXPECTED = [
  'B2 Badge.color x4 2024-01-02 11:00:00.000 .. 2024-01-02 11:00:03.000',
  'E2 Badge.size x1 - .. - in E1',
  'E3 Badge.kind x1 - .. - in E1',
  'A1 - x4 2024-01-02 11:00:10.000 .. 2024-01-02 11:00:13.000',
];

describe('a large log', () => {
  const log = largeLog();

  it.each([log.length, 1 << 16, 4093, 777])('is grouped with counts and times, read in chunks of %i bytes', (chunk) => {
    expect(summary(scan(log, chunk))).toEqual(EXPECTED);
  });

  it('needs no newline at its end, and takes CRLF', () => {
    expect(summary(scan(log.trimEnd().replaceAll('\n', '\r\n')))).toEqual(EXPECTED);
  });

  it('may be one endless line', () => {
    expect(scan(`${'x'.repeat(3 << 20)} Property 'Badge.size' has been made optional. ${'y'.repeat(3 << 20)}`).occurrences.map(({ id }) => id)).toEqual(['E2']);
  });

  it.each([100, 40_000, 65_000, 66_000, 300_000, 700_000])('finds what stands in front of lines of %i characters', (length) => {
    const line = `Property 'Badge.size' has been made optional. ${'x'.repeat(length)}\n`;
    expect(summary(scan(line.repeat(12)))).toEqual(['E2 Badge.size x12 - .. -']);
    expect(summary(scan(line.repeat(12), 50_000))).toEqual(['E2 Badge.size x12 - .. -']);
  });

  it.each([100, 40_000, 65_000])('finds what stands at the end of lines of %i characters', (length) => {
    expect(summary(scan(`${'x'.repeat(length)} Property 'Badge.size' has been made optional.\n`.repeat(12), 50_000))).toEqual(['E2 Badge.size x12 - .. -']);
  });

  it('may be nothing, or bytes that are no text', () => {
    expect(summary(scan(''))).toEqual([]);
    const scanner = new LogScanner();
    scanner.write(Buffer.alloc(1 << 20, 0xff));
    expect(summary(scanner.end())).toEqual([]);
  });

  it('keeps the memory bounded where every line is another message', () => {
    const lines = Array.from({ length: 3000 }, (_, index) => `Property 'Class${index}.p' has been made optional.`);
    const { occurrences, leftOut } = scan(lines.join('\n'));
    expect([occurrences.length, leftOut]).toEqual([1000, 2000]);
  });

  it('does not join lines of a list with a heading far away', () => {
    const far = `Migration is required due to the following errors:\n${noise(1)}\n- Property 'Badge.size' has been made optional.\n`;
    expect(summary(scan(far)).map((line) => line.slice(0, 3))).toEqual(['E2 ', 'E11']);
  });
});

describe('the search for phrases', () => {
  it('finds every phrase wherever it stands, and nothing else', () => {
    const letters = fc.stringMatching(/^[ab ]*$/);
    fc.assert(fc.property(fc.array(fc.stringMatching(new RegExp(`^[ab ]{${SHORTEST},30}$`)), { minLength: 1, maxLength: 5 }), fc.array(letters, { maxLength: 8 }), fc.nat(4), (phrases, gaps, which) => {
      const phrase = phrases[which % phrases.length] ?? '';
      const text = Buffer.from(gaps.join(phrase), 'latin1');
      const filter = new AnchorFilter(phrases);
      text.copy(filter.buffer);
      const found: number[] = [];
      filter.scan(0, text.length, (at) => { found.push(at); return at + 1; });
      const stands = phrases.some((each) => text.includes(each, 0, 'latin1'));
      expect(found.length > 0).toBe(stands);
      for (const at of found) expect(phrases.some((each) => text.includes(each, Math.max(0, at - each.length), 'latin1'))).toBe(true);
    }), { numRuns: 300 });
  });

  it('refuses a phrase that it could miss', () => {
    expect(() => new AnchorFilter(['too short'])).toThrow('shorter than 15 bytes');
  });

  it('does not see what was in the buffer before', () => {
    const filter = new AnchorFilter(['Property has been made']);
    filter.buffer.write('0123 Property has been made optional');
    const found: number[] = [];
    filter.scan(0, 12, (at) => { found.push(at); return at; });
    expect(found).toEqual([]);
  });
});
