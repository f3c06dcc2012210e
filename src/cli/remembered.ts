import { recall, remember } from '../cache/recall';
import { shelfFor, type Shelf } from '../cache/shelf';
import { printable } from '../report/printable';
import { processSurroundings, watchOutput, type Surroundings } from './streams';

/** The exit status when the command could not do its job. */
const CANNOT = 2;

/** Commands that only read: the same files give the same answer. */
const READING: readonly string[] = ['check', 'diff', 'inspect'];

/** What writes something, or goes on: it has to be done each time. */
const DOING = ['--accept', '--fix', '--no-cache', '--watch', '--output', '-h', '--help', '--debug'];

/** The value of `--cache-location`. Read here, since what parses the command line takes longer than a run that is remembered. */
function locationIn(argv: readonly string[]): string | undefined {
  const FLAG = '--cache-location';
  const at = argv.indexOf(FLAG);
  return at === -1 ? argv.find((each) => each.startsWith(`${FLAG}=`))?.slice(FLAG.length + 1) : argv[at + 1];
}

/** Where the run is kept; `undefined` where it is none that can be. */
function shelfOf(argv: readonly string[], { cwd, width, colors, summarize }: Surroundings): Shelf | undefined {
  const isReading = READING.includes(argv[0] ?? '') && !argv.some((each) => DOING.includes(each.split('=')[0] ?? ''));
  if (!isReading) return undefined;
  const location = locationIn(argv);
  // No folder at all: what parses the command line says so.
  if (location?.trim() === '') return undefined;
  const wording = { argv, cwd, width, isColored: colors.isColorSupported, hasSummary: summarize !== undefined };
  return shelfFor(wording, location);
}

/** Runs a command line: from memory, where nothing of what it rests on has changed since the last time. Gives the exit status. */
export async function runFromMemory(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const shelf = shelfOf(argv, surroundings);
  const { cwd, env = {} } = surroundings;
  const said = shelf === undefined ? undefined : await recall(shelf, cwd, surroundings, env);
  if (said !== undefined) return said;
  const { main } = await import('./realm-schema.js');
  if (shelf === undefined) return main(argv, surroundings);
  const { status, lost } = await remember(shelf, cwd, surroundings, env, (kept) => main(argv, { ...surroundings, ...kept }));
  if (lost !== undefined && locationIn(argv) !== undefined) surroundings.err(`realm-schema: nothing is kept for the next run: ${printable(lost)}.\n`);
  return status;
}

/** The command of the process: sets its exit status. */
export async function runRemembered(argv: readonly string[]): Promise<void> {
  watchOutput(() => { process.exitCode = CANNOT; });
  const surroundings = processSurroundings();
  if (typeof surroundings === 'string') {
    process.stderr.write(`realm-schema: ${surroundings}\n`);
    process.exitCode = CANNOT;
    return;
  }
  const status = await runFromMemory(argv, surroundings);
  process.exitCode ??= status;
}
