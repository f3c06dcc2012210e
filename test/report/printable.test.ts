import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, plain, sentence } from '../../src/report/markdown';
import { printable, printableJson, printableLines } from '../../src/report/printable';
import { wrap } from '../../src/report/wrap';

describe('what is printed', () => {
  it.each([
    ['colours', '\u001b[31mred', String.raw`\u001b[31mred`],
    ['line ends', 'a\r\nb', String.raw`a\u000d\u000ab`],
    ['C1 and delete', 'a\u009bb\u007f', String.raw`a\u009bb\u007f`],
    ['marks of direction', '\u202eksaT\u2066', String.raw`\u202eksaT\u2066`],
    ['other line separators', 'a\u2028b\u2029', String.raw`a\u2028b\u2029`],
    ['half a character', 'a\ud83db', String.raw`a\ud83db`],
    ['a command of a line', '::error::x', String.raw`:\u003aerror::x`],
    ['a command behind a space', 'a ::error::x', String.raw`a :\u003aerror::x`],
    ['an older command', 'a##[error]x ##vso[task.x]', String.raw`a#\u0023[error]x #\u0023vso[task.x]`],
  ])('shows %s', (_name, text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it.each(['Task', 'Größe', '任务', '\u{1f600}', 'a::b', '## Heading', 'a\u00a0b'])('leaves %s as it is', (text) => {
    expect(printable(text)).toBe(text);
  });

  it('keeps our own lines', () => {
    expect(printableLines('a\nb\u001b\n')).toBe('a\nb\\u001b\n');
  });

  const nasty = fc.array(fc.constantFrom('::error::', '\n', '\r', '\u001b[2J', '\u202e', '\u2028', ' ', '##[x]', '`', '<b>', 'Task', '\ud800'), { maxLength: 12 }).map((parts) => parts.join(''));

  it('is the same value in JSON', () => {
    fc.assert(fc.property(nasty, (text) => {
      const json = printableJson({ [text]: [text] });
      expect(JSON.parse(json)).toEqual({ [text]: [text] });
      expect(json).not.toMatch(/[^\P{Cc}\n]|[\u2028\u202e]|##\w*\[/u);
    }));
  });

  it('begins no line with a command when it is wrapped', () => {
    fc.assert(fc.property(nasty, fc.integer({ min: 1, max: 60 }), (text, width) => {
      expect(wrap(text, width, '  ').split('\n').filter((line) => /^\s*::|\p{Cc}/u.test(line))).toEqual([]);
    }));
  });
});

describe('Markdown', () => {
  it.each<[string, (text: string) => string, string, string]>([
    ['a table', plain, 'a|b', String.raw`a\|b`],
    ['HTML', plain, '<img src=x>', String.raw`\<img src=x\>`],
    ['an entity', plain, '&lt;b', String.raw`\&lt;b`],
    ['a link', plain, '[a](https://x.y) www.x.y', String.raw`\[a\](https\://x.y) www\.x.y`],
    ['code in a sentence', sentence, 'the class `a_b` is_new', 'the class `a_b` is\\_new'],
    ['a name with a backtick', sentence, 'class `a`<img>` is new', String.raw`class \`a\`\<img\>\` is new`],
    ['a name of backticks', sentence, 'class ``` is `<b>`', String.raw`class \`\`\` is \`\<b\>\``],
    ['a name with two backticks', sentence, 'class `a`<img>`b`', 'class `a`\\<img\\>`b`'],
    ['a line end', sentence, 'class `a\n# b`', String.raw`class ${'`'}a\u000a# b${'`'}`],
    ['backticks in code', code, 'a``b', '``` a``b ```'],
    ['nothing as code', code, '', '`  `'],
  ])('escapes %s', (_name, escape, text, expected) => {
    expect(escape(text)).toBe(expected);
  });
});
