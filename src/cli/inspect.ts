import { readClient, readServer } from '../api/read-side';
import { classText, clientResult, serverResult } from '../report/canonical';
import { colorsOf, type Colors } from '../report/colors';
import { settingsText } from '../report/configurations';
import { printable, printableJson } from '../report/printable';
import type { Ambiguity, ClientConfiguration, ClientSchemas } from '../schema/client-schemas';
import type { Place } from '../schema/model';
import { nameList } from '../schema/name-list';
import { byCause } from '../schema/one-cause';
import type { ServerSchemas } from '../schema/server-schemas';
import { WorkspaceError } from '../workspace/workspace';
import type { AppFlags } from '../api/app-config';
import type { INSPECT_FORMATS } from './formats';
import { writeOutputs, type Output } from './outputs';
import type { Surroundings } from './streams';

export interface InspectFlags extends AppFlags {
  readonly outputs: readonly Output<(typeof INSPECT_FORMATS)[number]>[];
}

const at = ({ file, line, column }: Place): string => printable(`${file}:${line}:${column}`);

function subject(name: string | null, property: string | null): string {
  return printable([name, property].filter((part) => part !== null).join('.')) || 'a schema';
}

function ambiguity({ class: name, declarations: [first, ...others] }: Ambiguity): string {
  return `${printable(name)}: ${others.map(at).join(', ')} differ${others.length === 1 ? 's' : ''} from ${first === undefined ? '' : at(first)}`;
}

function configuration({ synced, classes, schemaVersion, place, settings }: ClientConfiguration): string {
  const version = schemaVersion?.value == null ? '' : ` (schemaVersion ${schemaVersion.value})`;
  const said = settingsText(settings);
  const first = `${synced ? 'synced' : 'local'} realm${version} of ${printable(nameList(classes)) || 'no class that could be read'}  ${at(place)}`;
  return said === '' ? first : `${first}\n  ${said}`;
}

function clientText(client: ClientSchemas, colors: Colors): string {
  const blocks = client.classes.map((each) => classText(each, each.synced ? [] : ['local']));
  const problems = [
    ...client.configurations.map(configuration),
    ...client.ambiguous.map((each) => `${colors.yellow(each.separate ? 'in another realm' : 'declared twice')} ${ambiguity(each)}`),
    ...client.superseded.map(({ class: name, declarations: [, ...others] }) => `earlier version of ${printable(name)}: ${others.map(at).join(', ')}`),
    ...client.unresolved.map((each) => `${colors.yellow('not read')} ${subject(each.class, each.property)}: ${printable(each.reason)}  ${at(each.client)}`),
    ...client.invalid.map((each) => `${colors.red('refused')} ${subject(each.class, each.property)}: ${printable(each.message)}  ${at(each.client)}`),
  ];
  return `${[...blocks, ...(problems.length > 0 ? [problems.join('\n')] : [])].join('\n\n')}\n`;
}

function serverText(read: ServerSchemas, colors: Colors): string {
  const blocks = read.classes.map((each) => classText(each, []));
  const problems = [
    ...byCause(read.unchecked).map(({ all, reason, server }) =>
      `${colors.yellow('not compared')} ${all.map((each) => subject(each.class, each.property)).join(', ')}: ${printable(reason)}${server === null ? '' : `  ${at(server)}`}`),
    ...read.problems.map(({ message, place }) => `${colors.red('not valid')} ${printable(message)}  ${at(place)}`),
  ];
  const all = [...blocks, ...(problems.length > 0 ? [problems.join('\n')] : [])];
  return all.length === 0 ? '' : `${all.join('\n\n')}\n`;
}

/** `realm-schema inspect client`: the classes as read, and what could not be read. */
export function inspectClient(paths: readonly string[], flags: InspectFlags, surroundings: Surroundings): number {
  const client = readClient(paths, flags, surroundings.cwd);
  writeOutputs(flags.outputs, (format, isFile) =>
    (format === 'json' ? printableJson(clientResult(client)) : clientText(client, isFile ? colorsOf(false) : surroundings.colors)), surroundings);
  return 0;
}

/** Why no schema of a server was read, in one sentence. */
function nothingRead({ target, unchecked: [gap], problems: [problem] }: ServerSchemas): string {
  if (target === 'local') return 'Nothing was read: the target `local` stands for realms without a server. Leave it out to read the server side.';
  if (problem !== undefined) return `Nothing was read: ${at(problem.place)} ${printable(problem.message)}`;
  if (gap !== undefined) return `Nothing was read: ${at(gap.server)} ${subject(gap.class, gap.property)}: ${printable(gap.reason)}.`;
  return 'Nothing was read: no file of the server side describes an object with properties. Say where the schemas are with --server, or with `server` in the configuration.';
}

/**
 * `realm-schema inspect server`: the classes that a client would have to declare. Throws `WorkspaceError` where there is none,
 * once what could not be read was printed.
 */
export function inspectServer(paths: readonly string[], flags: InspectFlags, surroundings: Surroundings): number {
  const server = readServer(paths, flags, surroundings.cwd);
  writeOutputs(flags.outputs, (format, isFile) =>
    (format === 'json' ? printableJson(serverResult(server)) : serverText(server, isFile ? colorsOf(false) : surroundings.colors)), surroundings);
  if (server.classes.length === 0) throw new WorkspaceError(nothingRead(server));
  return 0;
}
