import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../rules/index';
import { SHELLS } from '../../src/cli/formats';
import { command } from '../support/command';

const scripts = new Map<string, string>();

beforeAll(async () => {
  for (const shell of SHELLS) scripts.set(shell, (await command('/', ['completion', shell])).out);
});

const beginning = (start: string): string[] => rules.map(({ id }) => id).filter((id) => id.startsWith(start));

/** The words of a line as bash breaks it, and what is to come for the last of them. */
const CASES: readonly (readonly [name: string, line: readonly string[], expected: readonly string[]])[] = [
  ['commands', ['ins'], ['inspect']],
  ['flags', ['check', '--against'], ['--against', '--against-tip']],
  ['formats', ['check', '--format', 'j'], ['json', 'junit']],
  ['formats behind a sign', ['check', '--format', '=', 'j'], ['json', 'junit']],
  ['all formats behind a sign', ['diff', '--format', '='], ['pretty', 'json', 'markdown', 'html']],
  ['rules of a flag', ['check', '--only', 'link-'], beginning('link-')],
  ['the second rule of a flag', ['check', '--only', 'link-mismatch', 'type-'], beginning('type-')],
  ['a flag behind rules', ['check', '--only', 'link-mismatch', '--exc'], ['--except']],
  ['a format behind rules', ['check', '--only', 'link-mismatch', '--format', 'sar'], ['sarif']],
  ['rules', ['rules', 'type-'], beginning('type-')],
  ['shells', ['completion', 'z'], ['zsh']],
  ['sides', ['inspect', 's'], ['server']],
  ['what can be generated', ['generate', 'm'], ['migration']],
  ['flags of what can be generated', ['generate', 'client', '--st'], ['--style']],
  ['values of such a flag', ['generate', 'client', '--style', 'p'], ['plugin']],
];

describe('completion in bash', () => {
  it('completes each place of the line', () => {
    const lines = CASES.map(([, line]) => {
      const words = ['realm-schema', ...line].map((word) => `'${word}'`).join(' ');
      return `COMP_WORDS=(${words}); COMP_CWORD=${line.length}; COMPREPLY=(); _realm_schema; printf '%s\\n' "\${COMPREPLY[*]}"`;
    });
    const { stdout, stderr } = spawnSync('bash', ['-c', `${scripts.get('bash')}\n${lines.join('\n')}\ncomplete -p realm-schema`], { encoding: 'utf8' });
    const found = stdout.trim().split('\n');
    expect(stderr).toBe('');
    expect(found.pop()).toBe('complete -o default -F _realm_schema realm-schema');
    expect(CASES.map(([name], at) => [name, found[at]])).toEqual(CASES.map(([name, , expected]) => [name, expected.join(' ')]));
  });
});

describe('completion', () => {
  const COMMANDS = [['check'], ['inspect'], ['diff'], ['explain'], ['snapshot'], ['init'], ['rules'], ['completion'], ['generate', 'server'], ['generate', 'client'], ['generate', 'types'], ['generate', 'migration']];

  it.each(SHELLS)('names every flag that --help does in %s', async (shell) => {
    const script = scripts.get(shell) ?? '';
    for (const words of COMMANDS) {
      const { out } = await command('/', [...words, '--help']);
      const flags = [...out.matchAll(/^ {2}(?:-\w, )?--([\w-]+)/gm)].map(([, flag = '']) => flag);
      const own = script.split('\n').filter((line) => shell !== 'fish' || line.includes(`__realm_schema_at ${words.join(' ')}'`)).join('\n');
      const isNamed = (flag: string): boolean => (shell === 'fish' ? own.includes(`-l ${flag} `) : own.includes(`--${flag}`));
      expect([words, flags.length > 0, flags.filter((flag) => !isNamed(flag))]).toEqual([words, true, []]);
    }
  });

  it.each(SHELLS)('names commands, formats, rules and shells in %s', (shell) => {
    const words = ['check', 'inspect', 'diff', 'explain', 'snapshot', 'rules', 'migration', 'junit', 'static plugin', 'client server', 'bash zsh fish', ...rules.map(({ id }) => id)];
    expect(words.filter((word) => !(scripts.get(shell) ?? '').includes(word))).toEqual([]);
  });

  it('knows no other shell', async () => {
    expect(await command('/', ['completion', 'tcsh'])).toMatchObject({ status: 2, out: '' });
  });
});
