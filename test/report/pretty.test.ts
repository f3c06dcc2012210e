import { describe, expect, it } from 'vitest';
import { differingPart } from '../../src/report/differing';
import { colorsOf } from '../../src/report/colors';
import { toPretty } from '../../src/report/pretty';
import type { Finding } from '../../src/rule/finding';
import type { Place } from '../../src/schema/model';
import { finding, report } from '../support/report';

const CLIENT = "const a = 1;\n      dueDate: 'date?', // when\n    },\n";
const SERVER = '{\n  "dueDate": {\n    "bsonType": "date"\n  }\n}\n';
const MINIFIED = `${'x'.repeat(2500)}dueDate:"date?"${'y'.repeat(2500)}`;
const texts: Readonly<Record<string, string>> = { 'a.ts': CLIENT, 'b.json': SERVER, 'min.js': MINIFIED };

const client: Place = { file: 'a.ts', line: 2, column: 7, endLine: 2, endColumn: 23 };
const server: Place = { file: 'b.json', line: 2, column: 3, endLine: 4, endColumn: 4 };
const minified: Place = { file: 'min.js', line: 1, column: 2501, endLine: 1, endColumn: 2516 };

/** What a rule is about decides what is marked. */
const of = (kind: string): Finding['about'] => ({ between: 'sides', kind }) as unknown as Finding['about'];

const pretty = (findings: readonly Finding[], width: number): string[] =>
  toPretty(report(findings), { colors: colorsOf(false), width, read: (file) => texts[file], notes: [] }).split('\n');

const frame = (each: Partial<Finding>, width: number): string[] => pretty([finding(each)], width).filter((line) => line.startsWith('    '));

describe('the two lines that disagree', () => {
  it('stand under each other, with the type marked', () => {
    expect(frame({ client, server, about: of('type') }, 100)).toEqual([
      "    client 2 | dueDate: 'date?', // when",
      "             |          ^^^^^^^",
      '    server 3 | "bsonType": "date"',
      '             |             ^^^^^^',
    ]);
  });

  it.each<[number, string, number]>([[40, 'client', 40], [60, 'client', 60], [200, 'client', 200]])('fit into %i columns, and are cut around the place on both ends', (width, label, most) => {
    const rows = frame({ client: minified, server, about: of('type') }, width);
    expect(rows.filter((row) => row.length > most)).toEqual([]);
    const [code = '', marks = ''] = rows;
    expect([code.trim().startsWith(label), code.includes('…'), code.endsWith('…')]).toEqual([true, true, true]);
    expect(code.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('"date?"');
  });

  it.each<[string, string, string]>([
    ['optionality', "dueDate: 'date?'", '?'],
    ['optionality', "dueDate: { type: 'date', optional: true }", 'true'],
    ['type', "dueDate: { type: 'date', optional: true }", "'date'"],
    ['type', '"dueDate": { "bsonType": ["date", "null"] }', '["date", "null"]'],
    ['link', "owner: { type: 'object', objectType: 'User' }", "'User'"],
    ['client-only-property', "dueDate: 'date?',", "'date?'"],
    ['client-only-property', 'dueDate?: Date;', 'Date'],
    ['class-kind', "static schema = { name: 'Task', embedded: true }", "'Task'"],
    ['type', 'dueDate', 'dueDate'],
  ])('%s of %s marks %s', (kind, line, marked) => {
    const part = differingPart([line], { file: 'a', line: 1, column: 1, endLine: 1, endColumn: line.length + 1 }, { about: of(kind), property: 'dueDate' });
    expect(line.slice(part.column - 1, part.endColumn - 1)).toBe(marked);
  });
});

const alike = (name: string): Finding => finding({ class: name, property: '_partition', message: `\`${name}._partition\` is missing.`, help: `Add it to ${name}/schema.json.`, client: { ...client, line: 1 } });

describe('many findings', () => {
  it('that differ in the class only are shown once, with every place', () => {
    const lines = pretty(['Task', 'Order', 'Bike'].map(alike), 100);
    expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
    expect(lines).toEqual(expect.arrayContaining(['  the same in 2 other classes:', '    Order._partition a.ts:1:7', '    Bike._partition a.ts:1:7']));
    expect(lines.at(-2)).toMatch(/^3 errors, 0 warnings: /);
  });

  it('of two classes, or of no class, are shown each', () => {
    expect(pretty(['Task', 'Order'].map(alike), 100).filter((line) => line.startsWith('error'))).toHaveLength(2);
    expect(pretty([1, 2, 3].map(() => finding({ class: null, property: null })), 100).filter((line) => line.startsWith('error'))).toHaveLength(3);
  });

  it('are counted by rule, the most first', () => {
    const all = Array.from({ length: 12 }, (_each, index) => finding({ class: `C${index}`, message: String(index), rule: index < 2 ? 'link-mismatch' : 'type-mismatch' }));
    expect(pretty(all, 100).slice(-4, -1)).toEqual(['  10 type-mismatch', '   2 link-mismatch', expect.stringMatching(/^12 errors/)]);
  });

  it('are written in a moment: 5,000', () => {
    const all = Array.from({ length: 5000 }, (_each, index) => finding({ class: `C${index}`, property: `p${index}`, message: `It is ${index}.`, client: minified, server, about: of('type') }));
    const startedAt = performance.now();
    expect(pretty(all, 100).filter((line) => line.startsWith('error'))).toHaveLength(5000);
    expect(performance.now() - startedAt).toBeLessThan(4000);
  });
});
