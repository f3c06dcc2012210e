import { describe, expect, it } from 'vitest';
import { createMemory } from '../../src/client/modules/memory';
import { createModules } from '../../src/client/modules/modules';
import type { SourceModule } from '../../src/client/modules/parse';
import { createPasses, settled } from '../../src/client/modules/passes';
import { memoryTree } from '../support/app';

const memory = createMemory();
const { add } = createModules(memoryTree({}), memory);
const modules = ['a.ts', 'b.ts'].map((file) => add(file, ''));
const wordsOf = ({ file }: SourceModule, { words }: { readonly words: readonly string[] }): string[] => words.map((word) => `${file} ${word}`);

describe('a pass over the modules', () => {
  it('is given what it rests on', () => {
    const { over } = createPasses(createMemory());
    expect(over(modules, { name: 'words', restsOn: { words: settled(['x']) }, read: wordsOf })).toEqual(['a.ts x', 'b.ts x']);
  });

  it('does not compile where it uses what it does not rest on', () => {
    const { over } = createPasses(createMemory());
    // @ts-expect-error -- `words` is missing
    expect(() => over(modules, { name: 'words', restsOn: {}, read: wordsOf })).toThrow(TypeError);
  });

  it('reads again where what it rests on consists of something else, and only there', () => {
    const { over } = createPasses(createMemory());
    const [one, two] = [{}, {}];
    const read = (word: string, of: readonly object[]): string[] => over(modules, { name: 'words', restsOn: { words: settled([word], of) }, read: wordsOf });
    expect(read('x', [one])).toEqual(['a.ts x', 'b.ts x']);
    expect(read('y', [one])).toEqual(['a.ts x', 'b.ts x']);
    expect(read('z', [one, two])).toEqual(['a.ts z', 'b.ts z']);
  });

  it('names the modules that exhaust the stack, however often they are read', () => {
    const kept = createMemory();
    const endless = (module: SourceModule): string[] => (module.file === 'a.ts' ? endless(module) : [module.file]);
    for (const passes of [createPasses(kept), createPasses(kept)]) {
      expect(passes.over(modules, { name: 'endless', restsOn: {}, read: endless })).toEqual(['b.ts']);
      expect([...passes.exhausting].map(({ file }) => file)).toEqual(['a.ts']);
    }
  });
});
