import { describe, expect, it } from 'vitest';
import { toGithub } from '../../src/report/github';
import type { Finding } from '../../src/rule/finding';
import type { Place } from '../../src/schema/model';
import { finding, report } from '../support/report';

const inRepository = (file: string): string => `apps/todo/${file}`;
const lines = (each: Partial<Finding>): string[] => toGithub(report([finding(each)]), { inRepository, notes: [] }).trimEnd().split('\n').slice(0, -1);

const oneLine: Place = { file: 'client/Task.ts', line: 9, column: 7, endLine: 9, endColumn: 20 };
const manyLines: Place = { file: 'client/Task.ts', line: 3, column: 1, endLine: 8, endColumn: 2 };
const server: Place = { file: 'server/Task/schema.json', line: 12, column: 5, endLine: 12, endColumn: 11 };

describe('--format github', () => {
  it.each<[string, Partial<Finding>, string[]]>([
    ['both sides', { client: oneLine, server }, [
      '::error file=apps/todo/client/Task.ts,line=9,col=7,endLine=9,endColumn=20,title=type-mismatch::It differs.%0Ahelp: Mend it.',
      '::notice file=apps/todo/server/Task/schema.json,line=12,col=5,endLine=12,endColumn=11,title=type-mismatch::It differs.%0AThis is the other side of apps/todo/client/Task.ts:9.',
    ]],
    ['no columns over several lines', { client: manyLines }, ['::error file=apps/todo/client/Task.ts,line=3,endLine=8,title=type-mismatch::It differs.%0Ahelp: Mend it.']],
    ['the server side alone', { server }, ['::error file=apps/todo/server/Task/schema.json,line=12,col=5,endLine=12,endColumn=11,title=type-mismatch::It differs.%0Ahelp: Mend it.']],
    ['a warning', { severity: 'warn' }, ['::warning title=type-mismatch::It differs.%0Ahelp: Mend it.']],
    ['a note', { severity: 'info' }, ['::notice title=type-mismatch::It differs.%0Ahelp: Mend it.']],
    ['what the runner decodes in a text', { message: '100 %', help: 'a:b,c' }, ['::error title=type-mismatch::100 %25%0Ahelp: a:b,c']],
    ['line ends and commands of a name, which do nothing', { message: 'a\r\n::error::no ##[error]no' }, [String.raw`::error title=type-mismatch::a\u000d\u000a::error::no #\u0023[error]no%0Ahelp: Mend it.`]],
    ['what the runner decodes in a property', { client: { ...oneLine, file: 'a,b:c%/T.ts' } }, ['::error file=apps/todo/a%2Cb%3Ac%25/T.ts,line=9,col=7,endLine=9,endColumn=20,title=type-mismatch::It differs.%0Ahelp: Mend it.']],
  ])('%s', (_name, each, expected) => {
    expect(lines(each)).toEqual(expected);
  });

  it('ends with the notes and the summary, which are no commands', () => {
    const text = toGithub(report([]), { inRepository, notes: ['Not compared: Cache.'] });
    expect(text).toBe('Not compared: Cache.\n0 errors, 0 warnings: 1 class compared (client 1, server 1), 2 files, 5 ms\n');
  });
});
