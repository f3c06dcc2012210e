import type { Rule } from '../rule/define-rule';
import type { Finding, SeveritySetting } from '../rule/finding';
import { packageUrl, pageUrl } from '../rule/page-url';
import type { NotCompared } from '../rule/not-compared';
import type { Place } from '../schema/model';
import { worldOf, type Target } from '../schema/targets';
import type { Report } from './json';
import { printableJson } from './printable';

export interface SarifOptions {
  readonly version: string;
  readonly target: Target;
  /** The name of the app, where a configuration holds several: a service keeps the runs of each apart by it. */
  readonly app: string | undefined;
  readonly rules: readonly Rule[];
  /** The documentation page of a rule, in Markdown, where the package has one. */
  readonly pageOf: (id: string) => string | undefined;
  /** The path of a file from the root of the repository. */
  readonly inRepository: (file: string) => string;
  /** Sentences about what was not checked. */
  readonly notes: readonly string[];
}

const LEVELS = { error: 'error', warn: 'warning', info: 'note', off: 'none' } as const satisfies Record<SeveritySetting, string>;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** A page with its links as they are on the web: services show it far from the files that these lead to. */
function absoluteLinks(page: string | undefined, address: string): string | undefined {
  return page?.replace(/\]\((?![a-z]+:)([^)\s]+)\)/g, (_whole, link: string) => `](${new URL(link, address).href})`);
}

function ruleJson(rule: Rule, { version, target, pageOf }: SarifOptions): object {
  const description = sentence(rule.docs.description);
  const helpUri = pageUrl(version, rule.id);
  const page = absoluteLinks(pageOf(rule.id)?.replace(/<!--[^]*?-->\n*/g, '').trim(), helpUri);
  const level = LEVELS[rule.severity[worldOf(target)]];
  return {
    id: rule.id,
    shortDescription: { text: description },
    fullDescription: { text: description },
    help: { text: page ?? `${description} See ${helpUri}`, ...(page === undefined ? {} : { markdown: page }) },
    helpUri,
    defaultConfiguration: level === 'none' ? { enabled: false } : { level },
    properties: { tags: [rule.group] },
  };
}

/** A path as a relative address. Halves of characters, which no address can have, are what a disk makes of them. */
const uriOf = (file: string): string => file.replace(/\p{Cs}/gu, '\ufffd').split('/').map(encodeURIComponent).join('/');

/** Columns count UTF-16 units and ends are exclusive, here as there. */
function physicalLocation({ file, line, column, endLine, endColumn }: Place, { inRepository }: SarifOptions): object {
  return {
    artifactLocation: { uri: uriOf(inRepository(file)), uriBaseId: '%SRCROOT%' },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

function logicalLocations({ class: name, property }: Pick<Finding, 'class' | 'property'>): object {
  if (name === null) return {};
  return { logicalLocations: [property === null ? { fullyQualifiedName: name, kind: 'type' } : { fullyQualifiedName: `${name}.${property}`, kind: 'member' }] };
}

interface SidePlace {
  readonly side: 'client' | 'server' | 'baseline';
  readonly place: Place;
}

function placesOf({ client, server, baseline }: Finding): SidePlace[] {
  return [
    { side: 'client', place: client } as const,
    { side: 'server', place: server } as const,
    { side: 'baseline', place: baseline } as const,
  ].flatMap(({ side, place }) => (place === null ? [] : [{ side, place }]));
}

/** Links to the related locations by their ids: services show those places only where the text links to them. */
function linkTo({ side, place }: SidePlace, index: number): string {
  return `${sentence(side).slice(0, -1)}: [${place.file.split('/').slice(-2).join('/')}:${place.line}](${index + 1}).`;
}

function resultJson(finding: Finding, options: SarifOptions): object {
  const [first, ...others] = placesOf(finding);
  const { rule, severity, message, help, fingerprint, breaks, runtimeErrors, releases } = finding;
  return {
    ruleId: rule,
    ruleIndex: options.rules.findIndex(({ id }) => id === rule),
    level: LEVELS[severity],
    message: { text: [message, help, ...others.map(linkTo)].join(' ') },
    locations: first === undefined ? [] : [{ physicalLocation: physicalLocation(first.place, options), ...logicalLocations(finding) }],
    relatedLocations: others.map(({ side, place }, index) => ({
      id: index + 1,
      physicalLocation: physicalLocation(place, options),
      message: { text: side },
    })),
    partialFingerprints: { 'realmSchema/v1': fingerprint },
    properties: { breaks, runtimeErrors, releases },
  };
}

/** What was not compared, at its places. */
function notificationJson(each: NotCompared, options: SarifOptions): object {
  const subject = [each.class, each.property].filter((part) => part !== null).join('.') || 'A schema';
  const places = [each.client, each.server].filter((place) => place !== null);
  return {
    level: 'note',
    message: { text: `${subject} was not compared: ${each.reason}.` },
    locations: places.map((place) => ({ physicalLocation: physicalLocation(place, options), ...logicalLocations(each) })),
    properties: { kind: each.kind },
  };
}

/** `--format sarif`: SARIF 2.1.0, with paths from the root of the repository and fingerprints that outlive moved lines. */
export function toSarif({ findings, notCompared }: Report, options: SarifOptions): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'realm-schema',
          semanticVersion: options.version,
          informationUri: packageUrl(options.version),
          rules: options.rules.map((rule) => ruleJson(rule, options)),
        },
      },
      ...(options.app === undefined ? {} : { automationDetails: { id: `realm-schema/${options.app}/` } }),
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
      invocations: [
        {
          executionSuccessful: true,
          toolExecutionNotifications: [
            ...options.notes.map((text) => ({ level: 'note', message: { text } })),
            ...notCompared.map((each) => notificationJson(each, options)),
          ],
        },
      ],
      results: findings.map((each) => resultJson(each, options)),
    }],
  };
  return printableJson(log);
}

/** Logs of several apps as one, in which each app is a run of its own: its id has the name. */
export function joinSarif(logs: readonly string[]): string {
  const [first, ...others] = logs.map((log) => JSON.parse(log) as { readonly runs: readonly unknown[] });
  return others.length === 0 ? logs.join('') : printableJson({ ...first, runs: [first, ...others].flatMap((each) => each?.runs ?? []) });
}
