import { expect, it } from 'vitest';
import { cutWords } from '../../src/schema/cut-words';

const word = (length: number): string => `<${'a'.repeat(length - 2)}>`;

it.each([
  ['nothing long', `a ${word(999)} b`, `a ${word(999)} b`],
  ['a long word', `a ${word(1000)} b`, `a <${'a'.repeat(199)}…${'a'.repeat(99)}> b`],
  ['two of them', `${word(2000)} ${word(3000)}`, `<${'a'.repeat(199)}…${'a'.repeat(99)}> <${'a'.repeat(199)}…${'a'.repeat(99)}>`],
  ['many short words', 'a b '.repeat(1000), 'a b '.repeat(1000)],
])('%s', (_name, sentence, expected) => {
  expect(cutWords(sentence)).toBe(expected);
});
