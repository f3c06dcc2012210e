import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/config/config';
import { generateClient, type GeneratedClient } from '../../src/generate/client/generate-client';
import { createProject, sourceText } from '../../src/generate/client/source-text';
import type { Form } from '../../src/generate/client/style';
import { readServerSide } from '../../src/workspace/workspace';
import { memoryTree, serverExport, type Files } from '../support/app';
import { printExport } from '../support/print-export';
import { compileErrors } from '../support/realm-types';
import { choicesFrom, schemaSets, seeds } from '../support/schema-set';

const { transformSync } = createRequire(__filename)('@babel/core') as { transformSync(text: string, options: object): { code: string } | null };
const project = createProject();
const generated = (files: Files, form: Form): GeneratedClient => generateClient(readServerSide(memoryTree(files), defaultConfig('/app')), form);
const samples = fc.sample(fc.tuple(schemaSets, seeds), { seed: 7, numRuns: 3 }).map(([set, seed]) => printExport(set, choicesFrom(seed)));

/** Names that are no identifiers, words of the language, and what every object has already. */
const NAMES = ['class', 'order-line', 'Object', 'Realm', 'string', '2nd', 'Ünï', 'a', '__proto__', 'toString'];
const PROPERTIES = ['_id', 'class', 'due-date', "it's", 'a\\b', 'keys', 'constructor', '__proto__', 'toString', '2nd', '', 'line\nbreak', 'dueDate'];
const odd = serverExport(Object.fromEntries(NAMES.map((title) => [title, {
  required: ['_id'],
  properties: Object.fromEntries(PROPERTIES.map((name) => [name, { bsonType: name === '_id' ? 'objectId' : 'string' }])),
}])));

describe('what is written', () => {
  it.each<Form>(['static', 'plugin', 'types'])('compiles under strict: %s', (form) => {
    const files = [...samples, odd].flatMap((server, at) => {
      const { classes } = generated(server, form);
      return [[`${at}/all.ts`, sourceText(classes, form, project)], ...classes.map((each) => [`${at}/${each.name}.ts`, sourceText([each], form, project)])];
    });
    expect(compileErrors(Object.fromEntries(files) as Record<string, string>)).toEqual([]);
  });

  it('runs through the Babel plugin', () => {
    for (const server of [...samples, odd]) {
      const { classes } = generated(server, 'plugin');
      const out = transformSync(sourceText(classes, 'plugin', project), {
        filename: '/app/all.ts', configFile: false, babelrc: false,
        presets: ['@babel/preset-typescript'], plugins: ['@realm/babel-plugin', ['@babel/plugin-proposal-decorators', { legacy: true }]],
      })?.code ?? '';
      expect(out.match(/static schema = /g) ?? []).toHaveLength(classes.length);
      for (const { properties } of classes) for (const { name } of properties) expect(out).toContain(`${name}: {`);
    }
  });

  it('is a thousand classes in a few seconds, with links in circles', () => {
    const many = Array.from({ length: 1000 }, (_, at) => `C${at}`);
    const server = serverExport(
      Object.fromEntries(many.map((name) => [name, { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, next: { bsonType: 'objectId' } } }])),
      { relationships: Object.fromEntries(many.map((name, at) => [name, { next: { ref: `#/relationship/mongodb-atlas/app/C${(at + 1) % 1000}`, foreign_key: '_id', is_list: false } }])) },
    );
    const { classes, leftOut } = generated(server, 'static');
    expect([classes.length, leftOut]).toEqual([1000, []]);
    expect(sourceText(classes, 'static', project)).toContain("      next: 'C0',");
  });
});
