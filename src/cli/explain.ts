import { explainErrors } from '../api/explain-errors';
import type { AppFlags } from '../api/app-config';
import { sdks } from '../explain/sdks';
import { colorsOf } from '../report/colors';
import { explainJson } from '../report/explain-json';
import { explainMarkdown } from '../report/explain-markdown';
import { explainPretty, type ExplainPrettyOptions } from '../report/explain-pretty';
import type { ExplainReport } from '../report/explain-report';
import type { EXPLAIN_FORMATS } from './formats';
import { writeOutputs, type Output } from './outputs';
import type { Surroundings } from './streams';

type Format = (typeof EXPLAIN_FORMATS)[number];

export interface ExplainFlags extends AppFlags {
  readonly outputs: readonly Output<Format>[];
}

const TEXTS: Readonly<Record<Format, (report: ExplainReport, options: ExplainPrettyOptions) => string>> = {
  pretty: explainPretty,
  json: explainJson,
  markdown: explainMarkdown,
};

/** The SDKs are asked for their marks in another order than people look for theirs. */
const LOGS = [...sdks]
  .sort((a, b) => Number(b.name === 'JavaScript') - Number(a.name === 'JavaScript'))
  .map(({ name, log }) => `  ${name.padEnd(11)} ${log.replaceAll('`', '')}`);

const NOT_KNOWN = `realm-schema: nothing in it is an error of Realm that is known here.
The message that an app gets often says little; the line in the sync log says which class and property. To get it:
${LOGS.join('\n')}
  Server      App Services, Logs, type Sync: copy the whole error
Then explain the lines around "Failed to", "Received: ERROR" or "Property": npx realm-schema explain sync.log
`;

/**
 * `realm-schema explain`. Gives the exit status: 0 where something was recognised, 1 where nothing was. `input` is
 * standard input, where it is not a terminal. Throws `InputError`, and where flags name a project what `check` throws.
 */
export async function runExplain(
  words: readonly string[], flags: ExplainFlags, surroundings: Surroundings, input: AsyncIterable<Uint8Array> | undefined,
): Promise<number> {
  const report = await explainErrors(words, flags, surroundings.cwd, input);
  const isKnown = report.entries.length > 0;
  const { colors, width } = surroundings;
  const outputs = flags.outputs.filter(({ format }) => isKnown || format === 'json');
  writeOutputs(outputs, (format, isFile) => TEXTS[format](report, { colors: isFile ? colorsOf(false) : colors, width }), surroundings);
  if (isKnown) return 0;
  surroundings.err(NOT_KNOWN);
  return 1;
}
