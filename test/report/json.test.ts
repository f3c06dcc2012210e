import { expect, it } from 'vitest';
import { checkReport, toJson } from '../../src/report/json';
import { finding, report } from '../support/report';

it('has exactly the keys of version 1', () => {
  const { version, findings: [only = {}], ...rest } = JSON.parse(toJson(checkReport(report([finding()])))) as { version: number; findings: object[] };
  expect(version).toBe(1);
  expect(Object.keys(rest)).toEqual(['summary', 'unresolved', 'notCompared']);
  expect(Object.keys(only)).toEqual([
    'rule', 'severity', 'target', 'class', 'property', 'breaks', 'message', 'help', 'client', 'server', 'baseline', 'releases', 'runtimeErrors', 'witness',
  ]);
});
