import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/explain/catalogue';
import type { Understood } from '../../src/explain/explainer';
import { LogScanner } from '../../src/explain/log-scanner';
import { sampleOf } from './sample';

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

describe('the search', () => {
  const wordings = catalogue.flatMap(({ id, wordings }) => wordings.filter(({ whole }) => whole !== true).map(({ text }) => ({ id, text: sampleOf(text) })));
  const text = wordings.flatMap((wording, index) => [noise(index), wording.text]).join('\n');
  const ids = new Set(wordings.map(({ id }) => id));

  it.each([text.length, 1000, 97])('finds every wording, in pieces of %i bytes', (size) => {
    expect(new Set(scan(text, size).occurrences.map(({ id }) => id))).toEqual(ids);
  });

  it('finds each wording by itself', () => {
    expect(wordings.filter((wording) => scan(`${noise(1)}\n${wording.text}\n`).occurrences[0]?.id !== wording.id)).toEqual([]);
  });
});
