import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { normaliseStrictly } from '../../src/schema/grammar/strict';
import type { Property } from '../../src/schema/model';
import { memoryTree } from '../support/app';

/** What the plugin emits for a class; `0` where it fails the build. */
type Answer = readonly Emitted[] | 0;

interface Emitted {
  readonly name: string;
  readonly primaryKey?: string;
  readonly embedded?: boolean;
  readonly asymmetric?: boolean;
  readonly properties: Readonly<Record<string, object>>;
}

interface Fixture {
  readonly plugin: string;
  readonly prelude: string;
  readonly members: readonly (readonly [text: string, answer: Answer])[];
  readonly modules: readonly (readonly [file: string, source: string, answer: Answer])[];
}

const fixture = JSON.parse(readFileSync(path.join(__dirname, '../fixtures/conformance/babel-plugin.json'), 'utf8')) as Fixture;

/** The parts of a class that must be equal, whoever read it. */
interface Read {
  readonly name: string;
  readonly primaryKey: string | undefined;
  readonly embedded: boolean;
  readonly asymmetric: boolean;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly refused: readonly string[];
}

/** What the SDK makes of an emitted class; the grammar is held to the SDK's own normaliser by a test of its own. */
function fromEmission({ name, primaryKey, embedded = false, asymmetric = false, properties }: Emitted): Read {
  const normal = Object.entries(properties).map(([key, declared]) => [key, normaliseStrictly(key, declared, key === primaryKey)] as const);
  return {
    name,
    primaryKey: primaryKey !== undefined && primaryKey in properties ? primaryKey : undefined,
    embedded,
    asymmetric,
    properties: Object.fromEntries(normal.flatMap(([key, each]) => ('property' in each ? [[key, each.property]] : []))),
    refused: normal.flatMap(([key, each]) => ('refused' in each ? [key] : [])),
  };
}

const withoutPlace = ({ source: _source, ...rest }: Property): unknown => rest;

/** The classes that our reader makes of a module which opens its class `P`. */
function read(file: string, source: string): readonly Read[] | 0 {
  const { classes, invalid } = readClient(memoryTree({ [file]: `${source}\nnew Realm({ schema: [P] });`, 'package.json': { devDependencies: { '@realm/babel-plugin': '0.2.0' } } }), { files: [file] });
  if (invalid.some(({ fault }) => fault === 'build')) return 0;
  return classes.map(({ name, primaryKey, embedded, asymmetric, properties }) => ({
    name,
    primaryKey,
    embedded,
    asymmetric,
    properties: Object.fromEntries([...properties].map(([key, property]) => [key, withoutPlace(property)])),
    refused: invalid.flatMap((each) => (each.fault === 'refused' && each.property !== null ? [each.property] : [])),
  }));
}

const expected = (answer: Answer): readonly Read[] | 0 => (answer === 0 ? 0 : answer.map(fromEmission));

describe(`@realm/babel-plugin ${fixture.plugin}`, () => {
  it('was asked about members of every kind', () => {
    expect(fixture.members.length).toBeGreaterThan(600);
    expect(fixture.modules.length).toBeGreaterThan(50);
  });

  it.each(fixture.members)('member %s', (text, answer) => {
    expect(read('m.ts', `${fixture.prelude}class P extends Realm.Object<P> { ${text} }`)).toEqual(expected(answer));
  });

  it.each(fixture.modules)('%s: %s', (file, source, answer) => {
    expect(read(file, source)).toEqual(expected(answer));
  });
});
