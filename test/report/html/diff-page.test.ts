import { expect, it } from 'vitest';
import { clientClass, serverExport, type Files } from '../../support/app';
import { command } from '../../support/command';
import { attribute, elementsOf, rowsOf, select, textOf } from '../../support/page';
import { temporaryProject } from '../../support/project';

const app = (client: string, server: object): Files => ({
  ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n${client}    },`),
  ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, ...server } } }),
});

it('has the changes by what they need, and a box to tick for each thing to do', async () => {
  const [old, now] = [app('', {}), app("      note: 'string?',\n", { note: { bsonType: 'string' } })].map(temporaryProject);
  const { out, status } = await command(now ?? '', ['diff', old ?? '', '--format', 'html']);
  const page = elementsOf(out);
  expect(status).toBe(0);
  expect(select(page, '.group').map((each) => [attribute(each, 'class'), ...rowsOf(each).slice(1)])).toEqual([
    ['group server-first', '+added | Task.note: new string? | both sides | client: client/Task.ts:9:7 server: server/data_sources/mongodb-atlas/app/Task/schema.json:11:5'],
  ]);
  expect(select(page, '.steps').length).toBe(1);
  const tasks = select(page, '.task').map(textOf);
  expect(tasks.length).toBeGreaterThan(0);
  expect(tasks.some((each) => each.startsWith('Verify'))).toBe(true);
});

it('says that nothing changed', async () => {
  const root = temporaryProject(app('', {}));
  const { out } = await command(root, ['diff', temporaryProject(app('', {})), '--format', 'html']);
  expect(textOf(select(elementsOf(out), '.verdict')[0] ?? expect.fail())).toMatch(/^Nothing changed/);
});
