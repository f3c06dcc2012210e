import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { citationsIn, withLinks } from '../scripts/docs/citations';
import { anchorsOf, factPages, sectionsOf } from '../scripts/docs/fact-sections';
import { slashed } from '../src/tree/slashed';

const root = path.join(__dirname, '..');
const facts = factPages();
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** The files below a folder that may cite facts. What is generated from others, and the apps of fixtures, cite none. */
function filesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, slashed(file)))
    .filter((file) => /\.(?:ts|md)$/.test(file) && !file.endsWith('.generated.ts') && !file.startsWith('test/fixtures/'));
}

/** This file has citations of what does not exist. */
const citing = ['src', 'rules', 'test', 'docs'].flatMap(filesIn).filter((file) => file !== 'test/facts.test.ts');

describe('a citation', () => {
  it.each([
    ['one section', 'opened (realm-core.md 2).', ['realm-core.md 2']],
    ['a section of a section', 'types (client-schema.md 1.4.1)', ['client-schema.md 1.4.1']],
    ['a section with a letter', 'realm-core.md 3a', ['realm-core.md 3a']],
    ['several sections', 'errors.md 4.1 to 4.3, 5.1 and 2', ['errors.md 4.1', 'errors.md 4.3', 'errors.md 5.1', 'errors.md 2']],
    ['several pages', 'realm-core.md 0 and 2, errors.md 5.3', ['realm-core.md 0', 'realm-core.md 2', 'errors.md 5.3']],
    ['words behind it', 'realm-core.md 2, column Automatic', ['realm-core.md 2']],
    ['a page without a section', 'README.md, errors.md', []],
  ])('of %s', (_name, text, expected) => {
    expect(citationsIn(text).map(({ file, section }) => `${file} ${section}`)).toEqual(expected);
  });

  it('becomes a link for each section', () => {
    const linked = withLinks('realm-core.md 0 and 2, realm-core issue 5545', ({ file, section }) => `${file}#${section}`);
    expect(linked).toBe('realm-core.md [0](realm-core.md#0) and [2](realm-core.md#2), realm-core issue 5545');
  });
});

describe('the sections of a page', () => {
  const page = [
    '# Title', '## 1. `a.json`', '### 1.2 What, and why (12 to 20)', '```', '## 9. no heading', '```',
    '## 3. Rows', '| # | x |', '|---|---|', '| 7 | y |', '### 3b. Else', '| n | x |', '|---|---|', '| 8 | y |',
  ].join('\n');

  it('have the anchors that GitHub gives them', () => {
    expect(Object.fromEntries(sectionsOf(page))).toEqual({
      1: '1-ajson', 1.2: '12-what-and-why-12-to-20', 3: '3-rows', 3.7: '3-rows', '3b': '3b-else',
    });
  });
});

describe('the citations of facts', () => {
  it.each(['src', 'rules', 'test'])('are found in %s', (folder) => {
    expect(citing.filter((file) => file.startsWith(`${folder}/`)).flatMap((file) => citationsIn(read(file)))).not.toEqual([]);
  });

  it('name sections that exist', () => {
    const wrong = citing.flatMap((file) => citationsIn(read(file))
      .filter((citation) => facts.get(citation.file)?.has(citation.section) !== true)
      .map((citation) => `${file}: ${citation.file} ${citation.section}`));
    expect(wrong).toEqual([]);
  });

  it.each([...facts.keys()])('within %s name sections that exist', (file) => {
    const named = [...read(`docs/facts/${file}`).matchAll(/\bsections? (\d+(?:\.\d+)*)/g)].map(([, section = '']) => section);
    expect(named.filter((section) => facts.get(file)?.has(section) !== true)).toEqual([]);
  });
});

/** The targets of a page's links, in the text and by reference. A reference that is not defined is its own target. */
function targetsIn(page: string): string[] {
  const text = page.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');
  const definitions = new Map([...text.matchAll(/^\[([^\]]+)\]: (\S+)$/gm)].map(([, name = '', target = '']) => [name, target]));
  const referred = [...text.matchAll(/\]\[([^\]]+)\]/g)].map(([, name = '']) => definitions.get(name) ?? name);
  return [...[...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target), ...referred, ...definitions.values()];
}

function leadsSomewhere(target: string, from: string): boolean {
  if (target.startsWith('https://')) return true;
  const [file = '', anchor] = target.split('#');
  const page = file === '' ? from : path.posix.join(path.posix.dirname(from), file);
  if (!existsSync(path.join(root, page))) return false;
  if (anchor === undefined) return true;
  return [...anchorsOf(read(page)).values()].includes(anchor) || read(page).includes(`<a id="${anchor}"></a>`);
}

describe('the links of', () => {
  it.each(filesIn('docs'))('%s lead somewhere', (page) => {
    expect(targetsIn(read(page)).filter((target) => !leadsSomewhere(target, page))).toEqual([]);
  });
});
