import { appTree, readClientSide, readServerSide } from '../workspace/workspace';
import { classText, clientJson, serverJson } from '../report/canonical';
import { settingsText } from '../report/configurations';
import { printable } from '../report/printable';
import type { Ambiguity, ClientConfiguration } from '../schema/client-schemas';
import type { Place } from '../schema/model';
import { nameList } from '../schema/name-list';
import { resolveApp, type AppFlags } from './app-config';
import type { Surroundings } from './streams';

export interface InspectFlags extends AppFlags {
  readonly format: 'pretty' | 'json';
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

/** `realm-schema inspect client`: the classes as read, and what could not be read. */
export function inspectClient(paths: readonly string[], flags: InspectFlags, { cwd, out, colors }: Surroundings): number {
  const config = resolveApp(cwd, paths.length > 0 ? { ...flags, client: paths } : flags, ['client']);
  const client = readClientSide(appTree(config), config);
  if (flags.format === 'json') {
    out(clientJson(client));
    return 0;
  }
  const blocks = client.classes.map((each) => classText(each, each.synced ? [] : ['local']));
  const problems = [
    ...client.configurations.map(configuration),
    ...client.ambiguous.map((each) => `${colors.yellow(each.separate ? 'in another realm' : 'declared twice')} ${ambiguity(each)}`),
    ...client.superseded.map(({ class: name, declarations: [, ...others] }) => `earlier version of ${printable(name)}: ${others.map(at).join(', ')}`),
    ...client.unresolved.map((each) => `${colors.yellow('not read')} ${subject(each.class, each.property)}: ${printable(each.reason)}  ${at(each.client)}`),
    ...client.invalid.map((each) => `${colors.red('refused')} ${subject(each.class, each.property)}: ${printable(each.message)}  ${at(each.client)}`),
  ];
  out(`${[...blocks, ...(problems.length > 0 ? [problems.join('\n')] : [])].join('\n\n')}\n`);
  return 0;
}

/** `realm-schema inspect server`: the classes that a client would have to declare. */
export function inspectServer(paths: readonly string[], flags: InspectFlags, { cwd, out, colors }: Surroundings): number {
  const [server] = paths;
  const config = resolveApp(cwd, server === undefined ? flags : { ...flags, server }, ['server']);
  const read = readServerSide(appTree(config), config);
  if (flags.format === 'json') {
    out(serverJson(read));
    return 0;
  }
  const blocks = read.classes.map((each) => classText(each, []));
  const problems = [
    ...read.unchecked.map((each) => `${colors.yellow('not compared')} ${subject(each.class, each.property)}: ${printable(each.reason)}  ${at(each.server)}`),
    ...read.problems.map(({ message, place }) => `${colors.red('not valid')} ${printable(message)}  ${at(place)}`),
  ];
  out(`${[...blocks, ...(problems.length > 0 ? [problems.join('\n')] : [])].join('\n\n')}\n`);
  return 0;
}
