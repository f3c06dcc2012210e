import { colorsOf } from '../../src/report/colors';
import { main } from '../../src/cli/realm-schema';
import { clientClass, serverExport, type Files } from '../support/app';

const TASK = "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string',\n    },";

/** Two sides in step. */
export const inStep: Files = {
  ...clientClass('Task', TASK),
  ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }),
};

/** The same class with a property that the server requires and the client does not. */
export const broken: Files = clientClass('Task', TASK.replace("'string'", "'string?'"));

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `init`, with somebody at the terminal where `ask` is given. */
export async function init(cwd: string, flags: readonly string[] = [], ask?: (question: string) => Promise<string | undefined>): Promise<Outcome> {
  let [out, err] = ['', ''];
  const surroundings = { cwd, out: (text: string) => { out += text; }, err: (text: string) => { err += text; }, colors: colorsOf(false), width: 100, env: {} };
  const status = await main(['init', ...flags], ask === undefined ? surroundings : { ...surroundings, ask });
  return { status, out, err };
}
