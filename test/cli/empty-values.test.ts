import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { command } from '../support/command';
import { git } from '../support/git-history';
import { temporaryProject } from '../support/project';
import { app } from '../support/twin';

const APP = app({ Task: { _id: 'objectId', note: 'string' } }, { Task: { _id: 'objectId', note: 'string' } });

describe('a value that is empty, as of a variable that is not set,', () => {
  it.each([
    [['check', '--cache-location', ''], 'It is empty, as of a variable that is not set: name a folder.'],
    [['diff', 'HEAD', '--cache-location', ' '], 'It is empty, as of a variable that is not set: name a folder.'],
    [['inspect', 'client', '--cache-location='], 'It is empty, as of a variable that is not set: name a folder.'],
    [['explain', 'nothing that is known', '--client', ''], '--client names nothing'],
    [['explain', 'nothing that is known', '--server', ' '], '--server names nothing'],
    [['explain', 'nothing that is known', '--app', ''], '--app names nothing'],
    [['explain', ''], 'The text to explain is empty'],
    [['explain', '', ' '], 'The text to explain is empty'],
    [['check', '--output', ' '], '--output names no file'],
    [['rules', '--output', '  '], '--output names no file'],
    [['snapshot', ' '], 'cannot be the name of a snapshot'],
    [['check', '--only', ''], 'The name of a rule is empty'],
    [['check', '--except', ' '], 'The name of a rule is empty'],
    [['rules', ''], 'The name of a rule is empty'],
  ])('is refused in one sentence: %j', async (line, sentence) => {
    const root = temporaryProject(APP);
    const before = readdirSync(root);
    const { status, out, err } = await command(root, line);
    expect([status, out, err.split('\n').length, err]).toEqual([2, '', 2, expect.stringContaining(sentence) as string]);
    expect(readdirSync(root)).toEqual(before);
  });
});

describe('a value that nobody can read to its end', () => {
  it.each([
    ['a rule', ['check', '--only'], 'x'],
    ['a file', ['check', '--output'], 'x'],
    ['a snapshot', ['snapshot'], '*'],
    ['a revision', ['diff'], 'x'],
    ['a revision that is a pattern', ['diff'], '**/'],
    ['a command', [], 'x'],
    ['a flag', ['check'], '--x'],
  ])('is cut where it is quoted: %s', async (_name, line, unit) => {
    const root = temporaryProject(APP);
    git(root, 'init', '-q');
    const { status, err } = await command(root, [...line, unit.repeat(20_000)]);
    expect([status, err.includes('…'), err.length < 2000]).toEqual([2, true, true]);
  });
});
