import { Command, Option } from 'commander';
import { TARGETS } from '../schema/targets';
import type { GenerateFlags } from './generate';
import type { Surroundings } from './streams';

type Done = (status: number) => void;

/** The flags that all of these commands have. */
const generating = (name: string, description: string): Command => new Command(name)
  .description(description)
  .option('--config <file>', 'configuration file, instead of the nearest one')
  .option('--app <name>', 'the app that is meant, where the configuration holds several')
  .addOption(new Option('--target <name>', 'what enforces the schemas').choices(TARGETS))
  .option('--output <folder>', 'the folder that files go to (an OpenAPI document: the file), instead of standard output: what is there stays, and what is missing is added')
  .option('--debug', 'show the stack trace of a failure');

const withClient = (command: Command): Command => command.option('--client <path...>', 'files, folders or patterns of the client sources');
const withServer = (command: Command): Command => command.option('--server <path>', 'folder of the server side, another client, or a git revision of this one');

/** Adds `generate` with one command for each thing that it writes. */
export function addGenerate(program: Command, surroundings: Surroundings, done: Done): void {
  const generate = program.command('generate').description('write one side from the other');
  const add = (command: Command, example: string): Command => {
    generate.addCommand(command.copyInheritedSettings(generate).addHelpText('after', `\nExample:\n  $ realm-schema generate ${example}`));
    return command;
  };
  add(withClient(generating('server', 'write the server side that fits the client')), 'server --client app/models --output backend\n  $ realm-schema generate server --target openapi --output api.yaml')
    .option('--service <name>', 'App Services: the data source of new collections')
    .option('--database <name>', 'App Services: the database of new collections')
    .action(async (flags: GenerateFlags) => {
      const { runGenerateServer } = await import('./generate.js');
      done(runGenerateServer(flags, surroundings));
    });
  add(withServer(generating('client', 'write the classes of a client that fits the server')), 'client --server backend --output app/models')
    .addOption(new Option('--style <name>', 'a `static schema`, or a class for the Babel plugin').choices(['static', 'plugin']).default('static'))
    .action(async (flags: GenerateFlags) => {
      const { runGenerateClasses } = await import('./generate-classes.js');
      done(runGenerateClasses(flags.style ?? 'static', flags, surroundings));
    });
  add(withServer(generating('types', 'write plain types of the documents that the server stores')), 'types --server backend --output app/types')
    .action(async (flags: GenerateFlags) => {
      const { runGenerateClasses } = await import('./generate-classes.js');
      done(runGenerateClasses('types', flags, surroundings));
    });
  add(withClient(generating('migration', 'write the schemaVersion and the migration function of a local realm')), 'migration v2.3.0')
    .argument('[old]', 'a git revision, a folder or a snapshot file')
    .argument('[new]', 'the same; by default the files as they are')
    .action(async (old: string | undefined, now: string | undefined, flags: GenerateFlags) => {
      const { runGenerateMigration } = await import('./generate-migration.js');
      done(runGenerateMigration(old, now, flags, surroundings));
    });
}
