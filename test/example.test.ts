import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../src/check/check';
import { defaultConfig } from '../src/config/config';
import type { Finding } from '../src/rule/finding';
import { isCollection } from '../src/schema/model';
import { diskTree } from '../src/tree/file-tree';

const folder = path.join(__dirname, '../examples/repair-shop');
const result = check(diskTree(folder), defaultConfig(folder));

/** The rows of the table of planted faults: subject, or the file of what is about no class, and rule. */
const planted = [...readFileSync(path.join(folder, 'README.md'), 'utf8').matchAll(/^\| `([\w.]+)` \| `([\w-]+)` \|/gm)].map(([, subject, rule]) => `${subject} ${rule}`);

describe('the example', () => {
  it('has the faults that its README names, and no others', () => {
    const subject = ({ class: name, property, client }: Finding): string => (name === null ? path.basename(client?.file ?? '') : property === null ? name : `${name}.${property}`);
    const found = result.findings.map((finding) => `${subject(finding)} ${finding.rule}`);
    expect(found).toEqual(planted);
    expect(result.findings.map(({ severity }) => severity).sort()).toEqual([...Array.from({ length: 7 }, () => 'error'), 'warn', 'warn', 'warn']);
  });

  it('shows what schemas are made of', () => {
    const { classes } = result.comparison.client;
    const properties = classes.flatMap((each) => [...each.properties.values()]);
    const types = new Set(properties.flatMap(({ type, objectType }) => [type, objectType]));
    expect(classes.filter(({ synced }) => synced)).toHaveLength(7);
    expect(result.local).toEqual(['RecentSearch']);
    expect(['list', 'set', 'dictionary', 'mixed', 'decimal128', 'uuid', 'linkingObjects'].filter((type) => !types.has(type))).toEqual([]);
    expect(properties.some(({ type, objectType }) => isCollection(type) && classes.some(({ name, embedded }) => embedded && name === objectType))).toBe(true);
    expect(properties.some(({ name, mapTo }) => name !== mapTo)).toBe(true);
  });

  it('is read completely', () => {
    expect(result.unresolved).toEqual([]);
    expect(result.unchecked).toEqual([]);
    expect(result.notCompared.filter(({ kind }) => kind === 'server-only')).toEqual([]);
  });
});

describe('the example with an API', () => {
  const api = path.join(__dirname, '../examples/bike-api');
  const { findings, unchecked, comparison } = check(diskTree(api), defaultConfig(api));

  it('has the faults that its README names, and no others', () => {
    const rows = [...readFileSync(path.join(api, 'README.md'), 'utf8').matchAll(/^\| `([\w.]+)` \| `([\w-]+)` \|/gm)].map(([, subject, rule]) => `${subject} ${rule}`);
    expect(findings.map((finding) => `${finding.class}.${finding.property} ${finding.rule}`)).toEqual(rows);
    expect(findings.map(({ server }) => `${server?.file}:${server?.line}:${server?.column}`)).toEqual(['openapi.yaml:50:9', 'openapi.yaml:43:9', 'openapi.yaml:52:9']);
  });

  it('is read completely', () => {
    expect([unchecked, comparison.server.problems]).toEqual([[], []]);
  });
});
