import { check, checkWorkspace, type CheckResult } from '../../src/check/check';
import { readBaseline } from '../../src/past/baseline';
import { readWorkspace } from '../../src/workspace/workspace';
import { defaultConfig, type AppConfig } from '../../src/config/config';
import type { Finding } from '../../src/rule/finding';
import type { Place } from '../../src/schema/model';
import type { ServerProperty, ServerSchemas } from '../../src/schema/server-schemas';
import { TARGETS, type Target } from '../../src/schema/targets';
import type { FileTree } from '../../src/tree/file-tree';

/** Files of an app by path. Values that are not texts are written as JSON. */
export type Files = Readonly<Record<string, unknown>>;

/** A tree that only exists in the test. */
export function memoryTree(files: Files): FileTree {
  const texts = new Map(Object.entries(files).map(([file, value]) => [file, typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`]));
  return {
    root: '/app',
    files: () => [...texts.keys()].sort(),
    read: (file) => {
      const text = texts.get(file);
      return text === undefined ? { unreadable: 'it does not exist, or is a link that leads nowhere' } : { text, byteOrderMark: false };
    },
    has: (file) => texts.has(file),
  };
}

/** The files of an export with one collection a class, named after it, and flexible sync without development mode. */
export function serverExport(
  schemas: Readonly<Record<string, object>>,
  { sync = {}, relationships = {} }: { sync?: object; relationships?: Readonly<Record<string, object>> } = {},
): Files {
  const collections = Object.entries(schemas).flatMap(([title, schema]) => {
    const folder = `server/data_sources/mongodb-atlas/app/${title}`;
    return [
      [`${folder}/schema.json`, { title, bsonType: 'object', ...schema }],
      [`${folder}/relationships.json`, relationships[title] ?? {}],
    ];
  });
  const config = { type: 'flexible', state: 'enabled', development_mode_enabled: false, service_name: 'mongodb-atlas', ...sync };
  return { 'server/sync/config.json': config, ...(Object.fromEntries(collections) as Files) };
}

/** A client file with one class. */
export function clientClass(name: string, body: string): Files {
  return { [`client/${name}.ts`]: `import Realm from 'realm';\n\nexport class ${name} extends Realm.Object<${name}> {\n  static schema: Realm.ObjectSchema = {\n    name: '${name}',\n${body}\n  };\n}\n` };
}

/** No message may leave the module with a placeholder that nothing was put in for. */
function assertFilled(result: CheckResult): CheckResult {
  const unfilled = result.findings.find(({ message, help }) => `${message} ${help}`.includes('{{'));
  if (unfilled !== undefined) throw new Error(`unfilled placeholder of ${unfilled.rule}: ${unfilled.message} ${unfilled.help}`);
  return result;
}

/** Checks an app, and with it what changed since an earlier state of its files. */
export function checkFiles(files: Files, config: Partial<AppConfig> = {}, before?: Files): CheckResult {
  const whole = { ...defaultConfig('/app'), ...config };
  const history = before === undefined ? {} : { baseline: readBaseline({ name: 'main', tree: memoryTree(before) }, whole).baseline };
  return assertFilled(check(memoryTree(files), whole, history));
}

/** The names that JSON Schema has for BSON types. */
const JSON_NAMES: Readonly<Record<string, string>> = { objectId: 'objectid', int: 'integer', long: 'integer', double: 'number', bool: 'boolean', date: 'date-time', binData: 'base64' };

/** An export as the validator that says the same: what is optional takes null, and types have the names of the target. */
export function as(target: Target, server: ServerSchemas): ServerSchemas {
  if (target === 'app-services' || target === 'local') return { ...server, target };
  const named = (property: ServerProperty): ServerProperty => ({
    ...property,
    nullable: !property.required,
    nullableElements: false,
    typeNames: target === 'json-schema' ? property.typeNames.map((name) => JSON_NAMES[name] ?? name) : property.typeNames.flatMap((name) => (name === 'long' ? ['int', 'long'] : [name])),
  });
  const classes = server.classes.map((each) => ({ ...each, properties: new Map([...each.properties].map(([name, property]) => [name, named(property)])) }));
  return { ...server, target, classes };
}

/** Checks an app as if something else than its export enforced the same schemas. */
export function checkFilesAs(target: Target, files: Files, config: Partial<AppConfig> = {}, before?: Files): CheckResult {
  const whole = { ...defaultConfig('/app'), ...config };
  const { client, server } = readWorkspace(memoryTree(files), whole);
  const history = before === undefined ? {} : { baseline: readBaseline({ name: 'main', tree: memoryTree(before) }, whole).baseline };
  return assertFilled(checkWorkspace({ client, server: as(target, server), ...history }, whole));
}

const at = (place: Place | null): string => (place === null ? '-' : `${place.file.split('/').slice(-2).join('/')}:${place.line}:${place.column}`);

/** A finding on one line: severity, rule, what, which way, and both places. */
export function line(finding: Finding): string {
  const subject = [finding.class, finding.property].filter((part) => part !== null).join('.') || '-';
  return [finding.severity, finding.rule, subject, finding.breaks.join('+') || '-', at(finding.client), at(finding.server)].join(' ');
}

export function lines(files: Files, config: Partial<AppConfig> = {}): string[] {
  return checkFiles(files, config).findings.map(line);
}

/** A finding since a baseline on one line, with its three places. */
export function changeLine(finding: Finding): string {
  return `${line(finding)} ${at(finding.baseline)}`;
}

/** The findings of an app that had other files before. */
export function linesSince(before: Files, now: Files, config: Partial<AppConfig> = {}): string[] {
  return checkFiles(now, config, before).findings.map(changeLine);
}

/** The severity of every finding on each target, `off` where there is none. OpenAPI has documents of its own, and is judged as `json-schema` is. */
export function severities(files: Files, before?: Files): Record<Exclude<Target, 'openapi'>, string> {
  const on = (target: Target): string => checkFilesAs(target, files, {}, before).findings.map(({ severity }) => severity).join(' ') || 'off';
  const judged = TARGETS.filter((target) => target !== 'openapi');
  return Object.fromEntries(judged.map((target) => [target, on(target)])) as Record<Exclude<Target, 'openapi'>, string>;
}
