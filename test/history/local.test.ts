import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { command, found } from '../support/command';
import { repository, writeFiles } from '../support/git-history';

/** An app without a server, one file with its only realm. */
const notes = (properties: string, config: string): Files => ({
  'package.json': { name: 'notes', dependencies: { realm: '^20.2.0' } },
  'src/realm.ts': `import Realm from 'realm';\n\nconst Note = { name: 'Note', primaryKey: 'id', properties: { id: 'uuid', ${properties} } };\n\nexport const open = () => Realm.open({ ${config}, schema: [Note] });\n`,
});

describe('check --target local --against a revision', () => {
  it.each<[string, Files, string[]]>([
    ['the version stayed', notes("text: 'int'", 'schemaVersion: 1'), ['error schema-version - open src/realm.ts:5:40 - src/realm.ts:5:40']],
    ['the version rose, without a migration', notes("text: 'int'", 'schemaVersion: 2'), ['error changed-type Note.text open src/realm.ts:3:74 - src/realm.ts:3:74']],
    ['the version rose, with a migration', notes("text: 'int'", 'schemaVersion: 2, onMigration: () => {}'), []],
    ['nothing changed', notes("text: 'string'", 'schemaVersion: 1'), []],
  ])('%s', async (_name, now, expected) => {
    const folder = repository(notes("text: 'string'", 'schemaVersion: 1'), now);
    expect(await found(folder, '--target', 'local', '--against', 'HEAD~1')).toEqual(expected);
    const { status, err } = await command(folder, ['check', '--target', 'local', '--against', 'HEAD~1']);
    expect([status, err]).toEqual([expected.length > 0 ? 1 : 0, '']);
  });

  it('compares with a snapshot of the release as well', async () => {
    const folder = repository(notes("text: 'string'", 'schemaVersion: 1'));
    await command(folder, ['snapshot', 'v1']);
    const since = async (properties: string, config: string): Promise<string[]> => {
      writeFiles(folder, notes(properties, config));
      return found(folder, '--target', 'local', '--against', './.realm-schema/snapshots/v1.json');
    };
    expect(await since("text: 'string', due: 'date?'", 'schemaVersion: 1')).toEqual(['error schema-version - open src/realm.ts:5:40 - snapshots/v1.json:15:5']);
    expect(await since("text: 'string', due: 'date?'", 'schemaVersion: 2')).toEqual([]);
  });

  it('needs no server and no baseline for what the SDK refuses', async () => {
    const folder = repository(notes("text: 'string[]?'", 'schemaVersion: 1.5'));
    expect((await found(folder, '--target', 'local')).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual(['error valid-object-schema Note.text', 'error schema-version -']);
  });

  it('is what a check without a server proposes', async () => {
    const { status, err } = await command(repository(notes("text: 'string'", 'schemaVersion: 1')), ['check']);
    expect([status, err]).toEqual([2, expect.stringMatching(/^realm-schema: No server found: .* check with --target local\.\n$/)]);
  });
});
