import { describe, expect, it } from 'vitest';
import { clientClass, line, checkFiles, type Files } from '../support/app';

const at = (folder: string, files: Files): Files => Object.fromEntries(Object.entries(files).map(([file, text]) => [file.replace('client/', `${folder}/`), text]));
const task = (note: string): Files => clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', note: '${note}' },`);

function compare(ours: string, theirs: string): string[] {
  return checkFiles({ ...at('ios', task(ours)), ...at('android', task(theirs)) }, { client: ['/app/ios'], server: '/app/android' }).findings.map(line);
}

describe('another client as the server side', () => {
  it('agrees with itself', () => {
    expect(compare('string?', 'string?')).toEqual([]);
  });

  it('is compared as strictly as a server', () => {
    expect(compare('int', 'string')).toEqual(['error type-mismatch Task.note upload+download ios/Task.ts:7:36 android/Task.ts:7:36']);
    expect(compare('string?', 'string')).toEqual(['error optional-required-mismatch Task.note upload ios/Task.ts:7:36 android/Task.ts:7:36']);
    expect(compare('string[]', 'string<>')).toEqual(['error collection-mismatch Task.note upload+download ios/Task.ts:7:36 android/Task.ts:7:36']);
  });
});
