import { describe, expect, it } from 'vitest';
import { wantsColor } from '../../src/cli/streams';
import { colorsOf } from '../../src/report/colors';

describe('colours', () => {
  it.each<[boolean, Readonly<Record<string, string>>, boolean]>([
    [true, {}, true],
    [false, {}, false],
    [true, { TERM: 'dumb' }, false],
    [true, { CLICOLOR: '0' }, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [true, { FORCE_COLOR: 'false' }, false],
    [false, { CLICOLOR_FORCE: '1' }, true],
    [false, { CLICOLOR_FORCE: '0' }, false],
    [false, { CLICOLOR_FORCE: '' }, false],
    [false, { CLICOLOR_FORCE: '1', NO_COLOR: '1' }, false],
    [false, { CLICOLOR_FORCE: '1', FORCE_COLOR: '0' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('terminal %s with %j: %s', (isTerminal, env, expected) => {
    expect(wantsColor(isTerminal, env)).toBe(expected);
  });

  it('are written whatever the process thinks of its own output', () => {
    expect([colorsOf(true).red('a'), colorsOf(false).red('a')]).toEqual(['\u001b[31ma\u001b[39m', 'a']);
  });
});
