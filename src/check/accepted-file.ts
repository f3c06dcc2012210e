import path from 'node:path';
import { findNodeAtLocation } from 'jsonc-parser';
import { ConfigError, type AppConfig } from '../config/config';
import type { Finding } from '../rule/finding';
import type { Place } from '../schema/model';
import { parseJson, type JsonDocument, type JsonNode } from '../json/json-document';
import type { FileTree } from '../tree/file-tree';
import { slashedFrom } from '../tree/slashed';
import { accepted as generated } from './accepted.generated';

/** A finding that somebody decided to live with. The names are for the reviewer; the fingerprint decides. */
export interface Acceptance {
  /** The name of the app, where a configuration holds several that share the file. */
  readonly app?: string;
  readonly rule: string;
  readonly target: string;
  readonly class: string | null;
  readonly property: string | null;
  readonly reason: string;
  /** The last day on which it holds, in UTC, as `2026-03-31`. */
  readonly until?: string;
  readonly fingerprint: string;
}

/** An acceptance with its place in the file. */
export type PlacedAcceptance = Acceptance & { readonly place: Place };

/** The validator that ajv generated, typed as far as it is used. */
const validate: {
  (value: unknown): boolean;
  errors?:
    | readonly {
        readonly instancePath: string;
        readonly keyword: string;
        readonly params: Readonly<Record<string, unknown>>;
        readonly message?: string;
      }[]
    | null;
} = generated;

const DEFAULT_FILE = '.realm-schema/accepted.json';

/** The file of accepted findings, relative to the root of the project. */
export function acceptedFile({ folder, accepted }: Pick<AppConfig, 'folder' | 'accepted'>): string {
  return slashedFrom(folder, path.resolve(folder, accepted ?? DEFAULT_FILE));
}

const HOW_TO_MEND = 'Restore it from version control, or delete it and accept again with `check --accept`.';

function refuse({ file, line, column }: Pick<Place, 'file' | 'line' | 'column'>, reason: string): never {
  throw new ConfigError(`${file}:${line}:${column}: the file of accepted findings cannot be used: ${reason}. ${HOW_TO_MEND}`);
}

/** The part of a JSON text that ajv's path names, or as much of the way to it as exists. */
function nodeAt(root: JsonNode, instancePath: string): JsonNode {
  const segments = instancePath.split('/').slice(1).map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
  return findNodeAtLocation(root, segments) ?? root;
}

function assertShape({ root, value, place: placeOf }: JsonDocument): void {
  if (validate(value(root))) return;
  const [error] = validate.errors ?? [];
  const place = placeOf(nodeAt(root, error?.instancePath ?? ''));
  const version: unknown = findNodeAtLocation(root, ['version'])?.value;
  if (typeof version === 'number' && version > 1) refuse(place, `it has version ${version}, which a newer release of realm-schema wrote; update realm-schema`);
  const key = error?.instancePath.split('/').at(-1) ?? '';
  if (key === 'reason') refuse(place, 'a reason must say something');
  if (key === 'until') refuse(place, '`until` must be a date such as 2026-03-31');
  const extra = error?.keyword === 'additionalProperties' ? ` \`${String(error.params.additionalProperty)}\`` : '';
  refuse(place, `${key === '' || /^\d+$/.test(key) ? '' : `\`${key}\` `}${error?.message ?? 'it has another shape'}${extra}`);
}

/**
 * Reads the accepted findings of a project: none where the file does not exist.
 * Throws `ConfigError` with the place where the file is damaged: findings that were accepted must not come back unexplained.
 */
export function readAccepted(tree: FileTree, config: Pick<AppConfig, 'folder' | 'accepted'>): PlacedAcceptance[] {
  const file = acceptedFile(config);
  if (!tree.has(file)) return [];
  const read = tree.read(file);
  if ('unreadable' in read) throw new ConfigError(`The file of accepted findings ${file} cannot be read: ${read.unreadable}.`);
  const { document, problems: [first] } = parseJson(file, read.text);
  if (document === undefined || first !== undefined) {
    const reason = first?.message.replace(/^The file is/, 'it is').replace(/\.$/, '');
    refuse(first?.place ?? { file, line: 1, column: 1 }, reason ?? 'it is empty');
  }
  assertShape(document);
  const nodes = findNodeAtLocation(document.root, ['accepted'])?.children ?? [];
  return nodes.map((node) => ({ ...(document.value(node) as Acceptance), place: document.place(node) }));
}

/** Whether a text is a day of the calendar, written as `2026-03-31`. */
export function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Why, and until when, findings are accepted. */
export interface Decision {
  readonly app: string | undefined;
  readonly reason: string;
  readonly until: string | undefined;
}

type Entry = Omit<Acceptance, 'app' | 'until'> & Pick<Decision, 'app' | 'until'>;

/** An entry with its keys in the order of the file, and nothing else. */
const entry = ({ app, rule, target, class: name, property, reason, until, fingerprint }: Entry): Acceptance => ({
  ...(app === undefined ? {} : { app }),
  rule,
  target,
  class: name,
  property,
  reason,
  ...(until === undefined ? {} : { until }),
  fingerprint,
});

/** The accepted findings with more of them. One that was accepted before gets the new reason and date. */
export function accept(known: readonly Acceptance[], findings: readonly Finding[], decision: Decision): Acceptance[] {
  const keys = new Set(findings.map(({ fingerprint }) => fingerprint));
  const kept = known.filter((each) => each.app !== decision.app || !keys.has(each.fingerprint));
  return [...kept, ...findings.map((finding) => entry({ ...finding, ...decision }))];
}

const sortKey = ({ app, rule, class: name, property, target, fingerprint }: Acceptance): string =>
  [app ?? '', name ?? '', property ?? '', rule, target, fingerprint].join('\u0000');

/** The text of the file: sorted by class and property, one key a line, so that a review shows what was decided. */
export function acceptedText(acceptances: readonly Acceptance[]): string {
  const sorted = [...acceptances].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const accepted = sorted.map((each) => entry({ app: undefined, until: undefined, ...each }));
  return `${JSON.stringify({ version: 1, accepted }, null, 2)}\n`;
}
