import path from 'node:path';
import { gtr, validRange } from 'semver';
import { slashedFrom } from '../tree/slashed';
import { withJsonValue } from './json-edit';
import { dependency, nearest, section, runsUs, textOf, type Project } from './project';
import { HOOK, fromRoot } from './shell';
import type { Step } from './step';

const PART = 'hook (husky)';

/** What husky up to 8 needs at the beginning of a hook, and 9 warns of. */
const HEAD = '#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\n';

/** Whether lines behind the end of a script are run by a shell. */
function canAppend(text: string): boolean {
  const [first = ''] = text.split('\n');
  const isShell = !first.startsWith('#!') || /\b(?:ba|da|z|k)?sh\b/.test(first);
  return isShell && !/^(?:exec|exit)\b/m.test(text) && !/<<-?\s*\w*\s*$/.test(text) && !/\\\s*$/.test(text);
}

const advice = (project: Project, message: string): Step => ({ kind: 'advice', part: PART, message, lines: [fromRoot(project, HOOK)] });

/** Up to version 4 the hooks stand in package.json. */
function inManifest(project: Project): Step | undefined {
  const { manifest } = project;
  const husky = section(project, 'husky');
  if (manifest === null || typeof husky.hooks !== 'object' || husky.hooks === null) return undefined;
  const command = (husky.hooks as Readonly<Record<string, unknown>>)['pre-commit'];
  if (command === undefined) {
    const text = withJsonValue(manifest.text, ['husky', 'hooks', 'pre-commit'], fromRoot(project, HOOK));
    return { kind: 'write', part: PART, file: manifest.file, before: manifest.text, text };
  }
  if (typeof command === 'string' && runsUs(command)) return { kind: 'there', part: PART, file: manifest.file };
  return advice(project, 'package.json has a command for `husky.hooks.pre-commit` already: let it run this as well,');
}

/** Whether the project has a husky older than 9, by the version that it names. */
function isOld(project: Project): boolean {
  const version = dependency(project, 'husky');
  const range = version === undefined ? null : validRange(version);
  return range !== null && gtr('9.0.0', range);
}

/** The hook of husky: a line at the end of its file for the commit, or that file. `undefined` where the project does not use husky. */
export function huskyStep(project: Project): Step | undefined {
  const configured = inManifest(project);
  if (configured !== undefined) return configured;
  const folder = nearest(project, ['.husky']);
  if (folder === undefined && dependency(project, 'husky') === undefined) return undefined;
  const file = path.join(folder ?? path.join(project.root, '.husky'), 'pre-commit');
  const before = textOf(file);
  const line = fromRoot(project, HOOK);
  if (before === undefined) {
    const old = isOld(project);
    return { kind: 'write', part: PART, file, before: null, text: `${old ? HEAD : ''}${line}\n`, executable: true };
  }
  if (runsUs(before)) return { kind: 'there', part: PART, file };
  if (!canAppend(before)) return advice(project, `${slashedFrom(project.folder, file)} ends in a way that a line behind it would not run: let it run this as well,`);
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  return { kind: 'write', part: PART, file, before, text: `${before}${before === '' || before.endsWith('\n') ? '' : eol}${line}${eol}` };
}
