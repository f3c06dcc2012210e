import { describe, expect, it } from 'vitest';
import { withYamlEntry, type Entry } from '../../src/init/yaml-entry';

describe('a YAML file', () => {
  it.each<[string, string, readonly string[], Entry, string]>([
    ['a list at the margin', 'repos:\n- repo: a # one\n# tail\nx: 1\n', ['repos'], [{ repo: 'b' }], 'repos:\n- repo: a # one\n- repo: b\n# tail\nx: 1\n'],
    ['a list further in', 'repos:\n    - repo: a\n\n\n', ['repos'], [{ repo: 'b', c: [1] }], 'repos:\n    - repo: a\n    - repo: b\n      c:\n        - 1\n\n\n'],
    ['a map', 'pre-commit:\n   commands:\n      a:\n         run: x\n', ['pre-commit', 'commands'], { b: { run: 'y' } }, 'pre-commit:\n   commands:\n      a:\n         run: x\n      b:\n        run: y\n'],
    ['a way that is there in part', 'pre-commit:\n  parallel: true\n', ['pre-commit', 'commands'], { b: 1 }, 'pre-commit:\n  parallel: true\n  commands:\n    b: 1\n'],
    ['a way that is not there', 'a: 1', ['repos'], [1], 'a: 1\nrepos:\n  - 1\n'],
    ['an empty file', '', ['a', 'b'], { c: 1 }, 'a:\n  b:\n    c: 1\n'],
    ['comments alone', '# ours\n', ['a'], [1], '# ours\na:\n  - 1\n'],
    ['the top', '# x\na: 1 # y\n', [], { b: 2 }, '# x\na: 1 # y\nb: 2\n'],
    ['lines of Windows', 'a:\r\n- 1\r\n', ['a'], [2], 'a:\r\n- 1\r\n- 2\r\n'],
    ['a text of lines at the end', 'a:\n  - |\n    # no comment\n', ['a'], ['b'], ''],
    ['brackets', 'repos: []\n', ['repos'], [1], ''],
    ['nothing where a list is wanted', 'repos:\n', ['repos'], [1], ''],
    ['another thing than a list', 'repos: x\n', ['repos'], [1], ''],
    ['several documents', 'a: 1\n---\nb: 1\n', [], { c: 1 }, ''],
    ['a fault', 'a: [\n', [], { c: 1 }, ''],
  ])('%s', (_what, before, path, entry, after) => {
    expect(withYamlEntry(before, path, entry) ?? '').toBe(after);
  });
});
