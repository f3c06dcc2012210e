import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index';
import { toSarif, type SarifOptions } from '../../src/report/sarif';
import type { Finding } from '../../src/rule/finding';
import type { Place } from '../../src/schema/model';
import { finding, report } from '../support/report';
import { sarifSchema } from './sarif-schema';

const client: Place = { file: 'client/Task ü.ts', line: 9, column: 7, endLine: 9, endColumn: 20 };
const server: Place = { file: 'server/Task/schema.json', line: 12, column: 5, endLine: 12, endColumn: 11 };
const options: SarifOptions = {
  version: '1.2.3',
  target: 'app-services',
  app: undefined,
  rules,
  pageOf: (id) => (id === 'type-mismatch' ? '# type-mismatch\n\n<!-- generated -->\n\nReports [types](../facts/server-schema.md#3-types) as [others](link-mismatch.md) do, [see](https://example.org/a).\n' : undefined),
  inRepository: (file) => `apps/todo/${file}`,
  notes: ['Not compared: Cache.'],
};

interface Log {
  readonly runs: readonly [{
    readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
    readonly automationDetails?: { readonly id: string };
    readonly results: readonly Record<string, unknown>[];
    readonly invocations: readonly unknown[];
  }];
}

const DOCS = 'https://unpkg.com/eslint-plugin-realm-schema@1.2.3/docs';
const HELP = `# type-mismatch\n\nReports [types](${DOCS}/facts/server-schema.md#3-types) as [others](${DOCS}/rules/link-mismatch.md) do, [see](https://example.org/a).`;

const validate = new Ajv({ strict: true, allErrors: true }).compile(sarifSchema);

function sarif(findings: readonly Finding[], changes: Partial<SarifOptions> = {}): Log {
  const log: unknown = JSON.parse(toSarif(report(findings), { ...options, ...changes }));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log as Log;
}

const location = (uri: string, { line, column, endLine, endColumn }: Place): object => ({
  artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
  region: { startLine: line, startColumn: column, endLine, endColumn },
});

describe('--format sarif', () => {
  it('has a result with both sides', () => {
    const { runs: [run] } = sarif([finding({ client, server })]);
    expect(run.results).toEqual([{
      ruleId: 'type-mismatch',
      ruleIndex: rules.findIndex(({ id }) => id === 'type-mismatch'),
      level: 'error',
      message: { text: 'It differs. Mend it. Server: [Task/schema.json:12](1).' },
      locations: [{ physicalLocation: location('apps/todo/client/Task%20%C3%BC.ts', client), logicalLocations: [{ fullyQualifiedName: 'Task.size', kind: 'member' }] }],
      relatedLocations: [{ id: 1, physicalLocation: location('apps/todo/server/Task/schema.json', server), message: { text: 'server' } }],
      partialFingerprints: { 'realmSchema/v1': '0123456789abcdef0123' },
      properties: { breaks: ['upload', 'download'], runtimeErrors: ['B1'], releases: [] },
    }]);
  });

  it('has the baseline as a related location too', () => {
    const { runs: [{ results: [only] }] } = sarif([finding({ client, server, baseline: { ...client, line: 4, endLine: 4 } })]);
    expect(only).toMatchObject({ message: { text: 'It differs. Mend it. Server: [Task/schema.json:12](1). Baseline: [client/Task ü.ts:4](2).' }, relatedLocations: [{ id: 1 }, { id: 2 }] });
  });

  it.each<[Finding['severity'], string]>([['error', 'error'], ['warn', 'warning'], ['info', 'note']])('makes %s a level', (severity, level) => {
    expect(sarif([finding({ severity, server })]).runs[0].results[0]).toMatchObject({ level, relatedLocations: [] });
  });

  it('lists every rule, with help and an absolute page', () => {
    const { runs: [{ tool: { driver } }] } = sarif([]);
    expect(driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    const [described, other] = ['type-mismatch', 'link-mismatch'].map((id) => driver.rules.find((rule) => rule.id === id));
    expect(described).toEqual({
      id: 'type-mismatch',
      shortDescription: { text: 'Disallow properties whose types differ between client and server.' },
      fullDescription: { text: 'Disallow properties whose types differ between client and server.' },
      help: { text: HELP, markdown: HELP },
      helpUri: 'https://unpkg.com/eslint-plugin-realm-schema@1.2.3/docs/rules/type-mismatch.md',
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['compatibility'] },
    });
    expect(other?.help).toEqual({ text: expect.stringMatching(/^Disallow .* See https:\/\/\S+\/link-mismatch\.md$/) as string });
  });

  it('says what was not checked, and which app it was', () => {
    const { runs: [run] } = sarif([], { app: 'mobile' });
    expect(run.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [{ level: 'note', message: { text: 'Not compared: Cache.' } }] }]);
    expect(run.automationDetails).toEqual({ id: 'realm-schema/mobile/' });
    expect(sarif([]).runs[0].automationDetails).toBeUndefined();
  });

  it('turns off the rules that the target does not have', () => {
    const { runs: [{ tool: { driver } }] } = sarif([], { target: 'local' });
    expect(driver.rules.find(({ id }) => id === 'type-mismatch')?.defaultConfiguration).toEqual({ enabled: false });
  });
});
