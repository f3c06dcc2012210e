import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { toGitlab } from '../../src/report/gitlab';
import { checkReport, joinedReport } from '../../src/report/json';
import { toJunit } from '../../src/report/junit';
import { toMarkdown } from '../../src/report/markdown-report';
import type { ReportedApp } from '../../src/report/reported-app';
import { toSarif } from '../../src/report/sarif';
import { rules } from '../../rules/index';
import type { Finding } from '../../src/rule/finding';
import type { NotCompared } from '../../src/rule/not-compared';
import { HOSTILE } from '../support/hostile';
import { faultsOf } from '../support/published';
import { finding, report } from '../support/report';

const schemaText = (file: string): string => readFileSync(path.join(__dirname, 'schemas', file), 'utf8');
const place = (file: string): Finding['client'] => ({ file, line: 3, column: 1, endLine: 4, endColumn: 2 });

/** The schema of SARIF is of draft 4, from which what it uses differs in the name of the id only. */
const sarif = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
  JSON.parse(schemaText('sarif-schema-2.1.0.json').replaceAll('"id": "https', '"$id": "https').replace('draft-04/schema#', 'draft-07/schema#')) as object,
);
const codeQuality = new Ajv({ strict: false }).compile(JSON.parse(schemaText('codeclimate.json')) as object);

/** Findings and gaps about a hostile name, in each place where a name can stand. */
const hostile: readonly Finding[] = HOSTILE.flatMap((name, index) => [
  finding({ class: name, property: name, message: `\`${name}\` differs.`, help: `Mend \`${name}\`.`, client: place(`client/${name}.ts`), server: place('server/a.json'), fingerprint: `f${index}` }),
  finding({ class: null, property: null, severity: 'warn', message: name, help: name, fingerprint: `g${index}`, witness: { [name]: name }, releases: [name] }),
]);
const gaps: readonly NotCompared[] = HOSTILE.map((name) => ({ kind: 'unresolved', class: name, property: name, reason: name, client: place(name), server: null }));

const app = (findings: readonly Finding[], name: string | null = null, notCompared: readonly NotCompared[] = []): ReportedApp => ({
  name, report: { ...report(findings), notCompared }, compared: ['Task', 'Order'], notes: ['client: app; server: backend (app-services)'], inRepository: (file) => file,
});

const CASES: readonly (readonly [string, readonly ReportedApp[]])[] = [
  ['nothing', [app([])]],
  ['one finding', [app([finding({ client: place('client/Task.ts') })])]],
  ['several apps', [app([finding()], 'a'), app([finding({ severity: 'info' })], 'b')]],
  ['hostile names', [app(hostile, HOSTILE[0], gaps)]],
];

/** What no line of a report may hold. */
const injected = (text: string): string[] => text.split('\n').filter((line) => /^\s*::|[\p{Cc}\p{Cs}\u2028\u2029\u202e\u2066\ufeff]|##\w*\[/u.test(line));

describe.each(CASES)('%s', (_name, apps) => {
  it('is valid for GitLab', () => {
    const text = toGitlab(apps);
    const entries = JSON.parse(text) as { fingerprint: string; severity: string; location: { path: string; lines: { begin: number } } }[];
    expect(entries.filter((each) => !codeQuality(each))).toEqual([]);
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(apps.flatMap(({ report: { findings } }) => findings).length);
    expect(entries.filter(({ severity, location }) => !['info', 'minor', 'major'].includes(severity) || location.path === '' || location.lines.begin < 1)).toEqual([]);
    expect(injected(text)).toEqual([]);
  });

  it('is valid JUnit', async () => {
    const text = toJunit(apps);
    const { valid, errors } = await validateXML({ xml: [{ fileName: 'report.xml', contents: text }], schema: [schemaText('junit-10.xsd')] });
    expect([valid, errors]).toEqual([true, []]);
    expect(injected(text)).toEqual([]);
  });

  it('is a comment that a code host takes', () => {
    const text = toMarkdown(apps, '1.2.3');
    expect(Buffer.byteLength(text)).toBeLessThan(65_536);
    expect(injected(text)).toEqual([]);
    const outside = text.split('\n').map((line) => line.replace(/(?<![\\`])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, ''));
    expect(outside.filter((line) => /(?<!\\)<|(?<!eslint-plugin-realm-schema)@\w/.test(line.replace(/<\/?(?:details|summary|br)>|<!-- -->/g, ' ')))).toEqual([]);
    const table = text.split('\n').filter((line) => line.startsWith('| '));
    expect(table.filter((line) => line.replace(/\\\|/g, '').split('|').length !== 6)).toEqual([]);
  });

  it('is valid SARIF', () => {
    for (const each of apps) {
      const text = toSarif(each.report, { version: '1.2.3', target: 'app-services', app: each.name ?? undefined, rules, pageOf: () => undefined, inRepository: (file) => file, notes: each.notes });
      sarif(JSON.parse(text));
      expect([sarif.errors ?? [], injected(text)]).toEqual([[], []]);
    }
  });

  it('is what report.schema.json says', () => {
    const [first] = apps;
    const named = apps.flatMap(({ name, report: own }) => (name === null ? [] : [{ name, report: own }]));
    const value: unknown = JSON.parse(JSON.stringify(named.length > 0 || first === undefined ? joinedReport(named) : checkReport(first.report)));
    expect(faultsOf('check', value)).toEqual([]);
  });
});

describe('markdown', () => {
  it('stays under the limit with 5,000 findings, and says how many are left out', () => {
    const many = Array.from({ length: 5000 }, (_each, index) => finding({ class: `Class${index}`, property: `p${index}`, message: `It is ${index}.`, fingerprint: String(index) }));
    const startedAt = performance.now();
    const text = toMarkdown([app(many)], '1.2.3');
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect([Buffer.byteLength(text) < 65_000, Buffer.byteLength(text) > 30_000]).toEqual([true, true]);
    expect(text).toMatch(/\d{4} more rows would make this too long/);
  });

  it('shows findings that differ in the class only as one', () => {
    const alike = ['Task', 'Order', 'Bike'].map((name) => finding({ class: name, property: '_id', message: `\`${name}._id\` differs.`, client: place(`client/${name}.ts`) }));
    const text = toMarkdown([app(alike)], '1.2.3');
    expect(text.split('\n').filter((line) => line.startsWith('| **'))).toEqual([expect.stringContaining('`Task._id` and 2 classes more')]);
    expect(text).toContain('- `Order._id` at `client/Order.ts:3`');
  });

  it('has a verdict for each end', () => {
    const line = (findings: readonly Finding[]): string => toMarkdown([app(findings)], '1.2.3').split('\n')[0] ?? '';
    expect(line([])).toBe('**realm-schema: 0 errors, 0 warnings.** Nothing breaks: 1 class compared (client 1, server 1), 2 files, 5 ms.');
    expect(line([finding()])).toContain('The schemas of both sides would break each other');
  });
});
