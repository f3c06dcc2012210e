#!/usr/bin/env node
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../package.generated';
import { cutWords } from '../schema/cut-words';
import { TARGETS } from '../schema/targets';
import type { CheckFlags } from './check';
import type { DiffFlags } from './diff';
import type { ExplainFlags } from './explain';
import { DIFF_FORMATS, EXPLAIN_FORMATS, FORMATS, INSPECT_FORMATS, SHELLS, type Format } from './formats';
import { addGenerate } from './generate-command';
import type { InitFlags } from './init';
import type { InspectFlags } from './inspect';
import { withOutputs, type Output } from './outputs';
import type { RulesFlags } from './rules';
import type { SnapshotFlags } from './snapshot';
import { printable, printableLines } from '../report/printable';
import type { Surroundings } from './streams';

/** The exit status when the command could not do its job: usage, configuration, unreadable input. */
const CANNOT = 2;

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function folderName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty, as of a variable that is not set: name a folder.');
  return text;
}

/** What is said to those who name files, as one does for a linter, or as lint-staged does by itself. */
const NO_PATHS = "error: check takes no file names, since it always reads both sides whole: --client and --server say where they are; with lint-staged, write () => 'realm-schema check'";

const clients = (): Option => new Option('--client <path...>', 'files, folders or patterns of the client sources');

/** Where a text follows, it would be taken for one client more: each has a flag of its own there. */
const clientByClient = (): Option => new Option('--client <path>', 'a file, folder or pattern of the client sources; may be given several times')
  .argParser<readonly string[]>((path, before = []) => [...before, path]);

/** The flags that say where the client is. */
function withClient(command: Command, client: Option): Command {
  return command
    .addOption(client)
    .option('--config <file>', 'configuration file, instead of the nearest one')
    .option('--app <name>', 'the app to check, where the configuration holds several')
    .option('--debug', 'show the stack trace of a failure');
}

/** The flags of the commands whose runs are kept: see `remembered.ts`, which reads them before anything else is loaded. */
const remembered = (command: Command): Command => command
  .option('--no-cache', 'read everything again, though nothing changed since the last run')
  .option('--cache-location <folder>', 'where runs are kept, instead of node_modules/.cache/realm-schema', folderName);

/** What the help of a command ends with. */
const example = (line: string): string => `\nExample:\n  $ realm-schema ${line}`;

/** The flags that say where both sides are. */
function withSides(command: Command, client = clients()): Command {
  return withClient(command, client)
    .option('--server <path>', 'folder of the server side, another client, or a git revision of this one')
    .addOption(new Option('--target <name>', 'what enforces the schemas').choices(TARGETS));
}

/** Flags as they are parsed: the reports that are wanted are read apart from them, since their order counts. */
type Parsed<Flags> = Omit<Flags, 'outputs'>;

type Done = (status: number) => void;

function addCheck(program: Command, surroundings: Surroundings, done: Done): void {
  const command = remembered(withSides(program.command('check').description('compare both sides and report what would break')))
    .addHelpText('after', example('check --client app/models --server backend --against origin/main'));
  const outputs: () => readonly Output<Format>[] = withOutputs(command, FORMATS);
  command
    .option('--against [revision]', 'also compare with a git revision, a folder or a snapshot file; in CI, with the base of the pull request')
    .option('--against-tip', 'compare with a branch as it is now, instead of where this one parted from it')
    .option('--released [tags...]', 'also check the server with released clients: patterns of tags, or snapshot files')
    .option('--released-from <tag>', 'the oldest of them that is still in use')
    .option('--only <rule...>', 'report what these rules find, and nothing else')
    .option('--except <rule...>', 'leave out what these rules find')
    .option('--max-warnings <count>', 'fail when there are more warnings than this', wholeNumber)
    .option('--quiet', 'show errors only')
    .option('--verbose', 'list each thing that was not compared, with its reason and place')
    .option('--accept', 'accept the present findings: they no longer fail a check')
    .option('--reason <text>', 'why they are accepted')
    .option('--until <date>', 'the last day on which they are, such as 2026-03-31')
    .option('--staged', 'read what is staged for the next commit, instead of the files on the disk')
    .option('--fix', 'make the repairs of one side that are safe, and report what remains')
    .addOption(new Option('--side <name>', 'the side that is mended').choices(['client', 'server']))
    .option('--dry-run', 'print the repairs as a patch for `git apply`, and write nothing')
    .option('--watch', 'check again on each change, until it is interrupted')
    .allowExcessArguments()
    .action(async ({ watch, ...flags }: Parsed<CheckFlags> & { readonly watch?: true }) => {
      if (command.args.length > 0) command.error(NO_PATHS);
      const asked = { ...flags, outputs: outputs() };
      const { prepareCheck } = await import('./check.js');
      const run = await prepareCheck(asked, surroundings);
      if (watch !== true) return done(run());
      if (flags.fix === true) command.error('error: --watch and --fix do not go together: what is mended is looked at once');
      if (flags.accept === true) command.error('error: --watch and --accept do not go together: what is accepted is decided once');
      const { watchProject } = await import('./watch.js');
      done(await watchProject(run, flags, surroundings));
    });
}

function addInspect(program: Command, surroundings: Surroundings, done: Done): void {
  const command = remembered(withSides(program.command('inspect').description('print the canonical schemas of one side as read')))
    .addHelpText('after', example('inspect server backend'))
    .argument('<side>', 'client or server')
    .argument('[paths...]', 'where that side is');
  const outputs = withOutputs(command, INSPECT_FORMATS);
  command.action(async (side: string, paths: string[], flags: Parsed<InspectFlags>) => {
    if (side !== 'client' && side !== 'server') throw new CommanderError(CANNOT, 'realm-schema.side', `\`${side}\` is no side: inspect \`client\` or \`server\`.`);
    const { inspectClient, inspectServer } = await import('./inspect.js');
    const asked = { ...flags, outputs: outputs() };
    done(side === 'client' ? inspectClient(paths, asked, surroundings) : inspectServer(paths, asked, surroundings));
  });
}

function addDiff(program: Command, surroundings: Surroundings, done: Done): void {
  const command = remembered(withSides(program.command('diff').description('list what changed between two revisions, and the order in which to roll it out')))
    .addHelpText('after', example('diff v2.3.0 HEAD'))
    .argument('[old]', 'a git revision, a folder or a snapshot file; in CI, by default, the base of the pull request')
    .argument('[new]', 'the same; by default the files as they are')
    .option('--released [tags...]', 'name the released clients to wait for: patterns of tags, or snapshot files');
  const outputs = withOutputs(command, DIFF_FORMATS);
  command.action(async (old: string | undefined, now: string | undefined, flags: Parsed<DiffFlags>) => {
    const { runDiff } = await import('./diff.js');
    done(await runDiff(old, now, { ...flags, outputs: outputs() }, surroundings));
  });
}

function addExplain(program: Command, surroundings: Surroundings, done: Done): void {
  const command = withSides(program.command('explain').description('say what an error line or a log means, and which finding is behind it'), clientByClient())
    .addHelpText('after', example('explain sync.log'))
    .argument('[text...]', 'an error line, a file, or - for standard input')
    .allowUnknownOption();
  const outputs = withOutputs(command, EXPLAIN_FORMATS);
  command.action(async (words: string[], flags: Parsed<ExplainFlags>) => {
    // A line of a list begins with `- `, so what looks like an option may be the text.
    const option = words.find((word) => /^--?\w[\w-]*$/.test(word));
    if (option !== undefined) command.error(`error: unknown option '${option}'`);
    const { runExplain } = await import('./explain.js');
    done(await runExplain(words, { ...flags, outputs: outputs() }, surroundings, process.stdin.isTTY ? undefined : process.stdin));
  });
}

function addRules(program: Command, surroundings: Surroundings, done: Done): void {
  const command = program.command('rules').description('list the rules, or print the page of one')
    .addHelpText('after', example('rules type-mismatch'))
    .argument('[id]', 'the name of a rule')
    .option('--debug', 'show the stack trace of a failure');
  const outputs = withOutputs(command, INSPECT_FORMATS);
  command.action(async (id: string | undefined, flags: Parsed<RulesFlags>) => {
    const { runRules } = await import('./rules.js');
    done(runRules(id, { ...flags, outputs: outputs() }, surroundings));
  });
}

function addCompletion(program: Command, { out }: Surroundings): void {
  program.command('completion').description('print a script by which a shell completes this command')
    .addHelpText('after', example('completion bash >> ~/.bashrc\n  $ realm-schema completion zsh >> ~/.zshrc\n  $ realm-schema completion fish > ~/.config/fish/completions/realm-schema.fish'))
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .action(async (name: (typeof SHELLS)[number]) => {
      const [{ completionScript }, { rules }] = await Promise.all([import('./completion/script.js'), import('../../rules/index.js')]);
      out(completionScript(name, program, rules.map(({ id }) => id)));
    });
}

function addInit(program: Command, surroundings: Surroundings, done: (status: number) => void): void {
  withClient(program.command('init').description('set up the configuration, ESLint, the hook for commits and the job in CI, as the project has them'), clients())
    .addHelpText('after', example('init --yes'))
    .option('--server <path>', 'folder of the server side, another client, or a git revision of this one')
    .addOption(new Option('--target <name>', 'what enforces the schemas').choices(TARGETS))
    .addOption(new Option('--ci <service>', 'write the job for it, where neither files nor remotes tell').choices(['github', 'gitlab']))
    .option('--yes', 'write all of it without asking')
    .action(async (flags: InitFlags) => {
      const { runInit } = await import('./init.js');
      done(await runInit(flags, surroundings));
    });
}

/** The whole command line. Each command is loaded when it runs, so that `--help` loads neither parser nor rules. */
function createProgram(surroundings: Surroundings, done: (status: number) => void): Command {
  const program = new Command('realm-schema')
    .description('Finds where the object schemas of a Realm client and the schemas of its server would break each other.')
    .version(version)
    .configureOutput({ writeOut: surroundings.out, writeErr: (text) => surroundings.err(cutWords(printableLines(text))) })
    .exitOverride();
  addCheck(program, surroundings, done);
  addInspect(program, surroundings, done);
  addDiff(program, surroundings, done);
  addExplain(program, surroundings, done);
  withClient(program.command('snapshot').description('freeze the client schemas of a release in a file that can be reviewed'), clients())
    .addHelpText('after', example('snapshot v2.3.0'))
    .argument('<name>', 'the name of the release, such as v2.3.0')
    .option('--output <file>', 'the file to write')
    .option('--force', 'replace a snapshot that says something else')
    .action(async (name: string, flags: SnapshotFlags) => {
      const { runSnapshot } = await import('./snapshot.js');
      done(runSnapshot(name, flags, surroundings));
    });
  addInit(program, surroundings, done);
  addRules(program, surroundings, done);
  addCompletion(program, surroundings);
  addGenerate(program, surroundings, done);
  return program;
}

const HELP = ['-h', '--help', 'help'];

/** Help for a command that does not exist is a mistake like the command itself, and not a wish for the help of all. */
function withoutHelpForNothing(program: Command, argv: readonly string[]): readonly string[] {
  const word = argv.find((each) => !HELP.includes(each));
  const isKnown = word === undefined || word.startsWith('-') || program.commands.some((command) => command.name() === word);
  return isKnown ? argv : argv.filter((each) => !HELP.includes(each));
}

/** Runs the command line and gives the exit status. Every failure is one sentence; `--debug` adds the stack. */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  let status = 0;
  try {
    const program = createProgram(surroundings, (given) => { status = given; });
    await program.parseAsync(withoutHelpForNothing(program, argv), { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.code === 'realm-schema.side') surroundings.err(`realm-schema: ${printable(error.message)}\n`);
      return error.exitCode === 0 ? 0 : CANNOT;
    }
    const { name, message, stack } = error as Error;
    const isOurs = ['WorkspaceError', 'ConfigError', 'InputError', 'HistoryError'].includes(name);
    surroundings.err(`realm-schema: ${isOurs ? cutWords(printable(message)) : `this is a fault of realm-schema itself (${printable(message)}). Run again with --debug and report it.`}\n`);
    if (argv.includes('--debug')) surroundings.err(`${printableLines((stack ?? '').replace(message, () => printable(message)))}\n`);
    return CANNOT;
  }
}

// The command of the package is `start.ts`, which has what Node compiles kept; this file does the same without.
if (require.main === module) void import('./remembered.js').then(({ runRemembered }) => runRemembered(process.argv.slice(2)));
