import { rules } from '../../rules';
import type { Finding } from '../../src/rule/finding';
import { checkFiles, clientClass } from '../support/app';
import { MONGODB } from './bson-kind';
import { JSON_SCHEMA, OPENAPI_30, OPENAPI_31 } from './json-kinds';
import { simplerThan } from './minimal';
import { accessOf, spelt, type Pair, type ServerKind } from './server-kind';

/** The kinds of servers whose schemas are executed. */
export const KINDS: readonly ServerKind[] = [MONGODB, JSON_SCHEMA, OPENAPI_30, OPENAPI_31];

type Validate = (document: unknown) => boolean;

/** Documents that a client may write for a property of a type, each in every way in which it may be spelt. */
function written(text: string, kind: ServerKind): object[][] {
  const { element, isOptional, collection } = spelt(text);
  const wrap = (value: unknown): unknown => (collection === '' ? value : collection === '{}' ? { key: value } : collection === '<>' ? [value] : [value, value]);
  return [...kind.written[element], ...(isOptional ? [[null]] : [])].map((spellings) => spellings.map((value) => ({ p: wrap(value) })));
}

/** Whether a property of a type can hold a stored value of a kind in a form; `undefined` where that depends on who reads it. */
function isHeld(text: string, form: string, kind: string, held: ServerKind['held']): boolean | undefined {
  const { element, isOptional, collection } = spelt(text);
  if (kind === 'absent') return isOptional || collection !== '' ? true : false;
  if (form === 'single' && kind === 'null') return collection === '' ? isOptional : undefined;
  // A set loses what is there twice.
  if (form === 'repeated' && collection === '<>') return false;
  const isForm = (form === 'repeated' ? 'array' : form) === { '': 'single', '[]': 'array', '<>': 'array', '{}': 'object' }[collection];
  if (!isForm) return element === 'mixed' && collection === '' ? undefined : false;
  if (kind === 'nothing') return true;
  if (kind === 'null') return isOptional;
  const [sure, open = []] = held[element];
  return sure.includes(kind) ? true : open.includes(kind) ? undefined : false;
}

/** Documents that others may have stored, each with whether the client can hold it. */
function stored(text: string, { values, held }: ServerKind): { readonly document: object; readonly held: boolean | undefined }[] {
  const all = [...Object.entries(values), ['null', null] as const].flatMap(([kind, value]) =>
    [['single', value], ['array', [value]], ['repeated', [value, value]], ['object', { key: value }]].map(([form, each]) => ({ document: { p: each }, held: isHeld(text, String(form), kind, held) })));
  const empty = [['array', []], ['object', {}]].map(([form, each]) => ({ document: { p: each }, held: isHeld(text, String(form), 'nothing', held) }));
  return [...all, ...empty, { document: {}, held: isHeld(text, 'single', 'absent', held) }];
}

const COMPATIBILITY = new Set<string>(rules.filter(({ group }) => group === 'compatibility').map(({ id }) => id));

/** What one way of a pair came to: whether something is refused there, and which rules say so. */
export interface Way {
  readonly isRefused: boolean;
  /** Whether nothing is refused for sure, but something depends on who reads it. */
  readonly isOpen: boolean;
  readonly rules: readonly string[];
}

/** What a pair came to. */
export interface Verdict {
  readonly upload: Way;
  readonly download: Way;
  /** The rules whose witness was executed and refused, as it should be, and those whose witness was accepted. */
  readonly proved: readonly string[];
  readonly disproved: readonly string[];
  /** The rules whose witness breaks as well with a part less. */
  readonly larger: readonly string[];
  /** The errors that say that nothing which is sent can be held, where something can. */
  readonly overstated: readonly string[];
  /** The errors of compatibility without a witness. */
  readonly unproved: readonly string[];
  /** Whether the property is named as not compared: nothing is then said of what fits. */
  readonly isNamed: boolean;
}

const named = ({ rule, message }: Finding): string => `${rule} (${message.replaceAll(/`[^`]*`/g, '`…`').slice(0, 60)})`;

/** Whether a document holds a value, and the client can hold it too. That of a collection is in its elements. */
function isValueHeld({ document, held }: ReturnType<typeof stored>[number]): boolean {
  const [value] = Object.values(document).flatMap((each: unknown) => (typeof each === 'object' && each !== null ? Object.values(each) : [each]));
  return held === true && value !== undefined && value !== null;
}

/** What a server takes of its clients and sends to them, by its schema and by which way the property goes. */
interface Exchange {
  readonly isWritten: boolean;
  readonly takes: Validate;
  readonly sends: (document: object) => boolean;
}

function exchangeOf(pair: Pair, kind: ServerKind): Exchange {
  const [takes, access] = [kind.validator(pair.schema, pair.required), accessOf(pair)];
  return { isWritten: access !== 'readOnly', takes, sends: access === 'writeOnly' ? (document) => !('p' in document) : takes };
}

/** Whether a document breaks the way that a finding says: the server refuses it, or sends it and the client cannot hold it. */
function breaker({ breaks }: Finding, text: string, kind: ServerKind, { isWritten, takes, sends }: Exchange): (document: unknown) => boolean {
  if (breaks.includes('upload')) return (document) => isWritten && !takes(document);
  const unheld = new Set(stored(text, kind).filter(({ held }) => held !== true).map(({ document }) => kind.text(document)));
  return (document) => sends(document as object) && unheld.has(kind.text(document));
}

/** Checks a pair, and has its server say what it takes. */
export function judge(pair: Pair, kind: ServerKind): Verdict {
  const { type: text, schema, required } = pair;
  const files = { ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', p: '${text}' },`), ...kind.files(schema, required) };
  const { findings, notCompared } = checkFiles(files, kind.config);
  const exchange = exchangeOf(pair, kind);
  const about = findings.filter(({ property, rule }) => property === 'p' && COMPATIBILITY.has(rule));
  const sent = stored(text, kind).filter(({ document }) => exchange.sends(document));
  const ways = (way: 'upload' | 'download'): string[] => about.filter(({ breaks }) => breaks.includes(way)).map(named);
  const proofs = about.filter(({ witness }) => witness !== null).map((finding) => {
    const breaks = breaker(finding, text, kind, exchange);
    const document = kind.stored(finding.witness);
    return { name: finding.rule, holds: breaks(document), isMinimal: !simplerThan(document, finding).some(breaks) };
  });
  const isRefused = exchange.isWritten && written(text, kind).some((spellings) => !spellings.some(exchange.takes));
  return {
    upload: { isRefused, isOpen: false, rules: ways('upload') },
    download: { isRefused: sent.some(({ held }) => held === false), isOpen: sent.some(({ held }) => held === undefined), rules: ways('download') },
    proved: proofs.filter(({ holds }) => holds).map(({ name }) => name),
    disproved: proofs.filter(({ holds }) => !holds).map(({ name }) => name),
    larger: proofs.filter(({ isMinimal }) => !isMinimal).map(({ name }) => name),
    overstated: about.filter(({ severity, breaks }) => severity === 'error' && breaks.join() === 'download' && sent.some(isValueHeld)).map(({ rule }) => rule),
    unproved: about.filter(({ severity, witness }) => severity === 'error' && witness === null).map(({ rule }) => rule),
    isNamed: notCompared.some(({ property }) => property === 'p') || findings.some(({ property, rule }) => property === 'p' && rule === 'unsupported-server-type'),
  };
}
