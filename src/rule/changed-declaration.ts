import type { Change, ChangeKind } from '../compare/changes';
import type { Comparison } from '../compare/comparison';
import type { Transition } from '../compare/difference';
import { sidesOf } from '../compare/pairs';
import { validatorDifferences } from '../compare/validator-difference';
import type { ServerProperty } from '../schema/server-schemas';
import { spell } from '../schema/spelling';
import { dialectOf } from '../schema/targets';
import { changeRule, type Judgement, type Message, type Rule } from './define-rule';
import type { Breaks } from './finding';
import { followServer, type Repair } from './repair';

/**
 * What a rule says of a declaration that changed: who changed it decides what breaks. Where the other side has had it so all
 * along the change `Fits`, and where both changed it to something else they are `apart`; a validator knows nothing of sync, and
 * without a server only the file matters. What an API only sends is not refused, and what it only takes is not read.
 */
export type ChangeMessage = 'client' | 'clientFits' | 'server' | 'serverFits' | 'both' | 'apart' | 'validator' | 'sent' | 'taken' | 'local';

/** What makes the words of one rule: all six say the same of sync, and have their own noun. */
interface Wording {
  readonly id: string;
  readonly description: string;
  readonly reference: string;
  readonly on: readonly ChangeKind[];
  /** What changed: a property, a class, its key. */
  readonly subject: string;
  /** How it is told from what to what; types are code, kinds of classes are words. */
  readonly change?: string;
  /** What the earlier version had, as in "clients with the earlier type". */
  readonly noun: string;
  /** How Realm Core says that the file does not fit. */
  readonly opens: string;
  /** "of" or "with": a realm of the earlier type, a realm with the earlier key. */
  readonly realm: 'of' | 'with';
  /** What to do: keep what was there, or else. With sync the change can be had by terminating it, where it can be had at all. */
  readonly keep: { readonly client: string; readonly server: string };
  /** Errors of the two sides that do not fit, of the file that does not open, of the change that is deployed, and of a document that is read. */
  readonly errors: Readonly<Record<'unlike' | 'open' | 'deploy', readonly string[]>> & { readonly read?: readonly string[] };
  /** What differs from rule to rule. */
  readonly messages: { readonly validator: Message; readonly local: Message } & Readonly<Partial<Record<ChangeMessage, Partial<Message>>>>;
}

const TERMINATE = 'terminate sync, deploy by hand and re-enable it, with a manual client reset handler in every client';

/** What to add to `keep` where the change of a property can be had by terminating sync. */
export const ELSE_TERMINATE = `else ${TERMINATE}`;

const SINCE = {
  client: 'on the client since {{baseline}}',
  server: 'on the server since {{baseline}}',
  both: 'on both sides since {{baseline}}',
};

const byCatalogue = (ids: readonly string[]): string[] => [...new Set(ids)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

/** The messages about a declaration that changed, with the exceptions of one rule. */
function messagesOf({ subject, change = ' from `{{before}}` to `{{after}}`', noun, opens, realm, keep, errors, messages }: Wording): Record<ChangeMessage, Message> {
  const device = `a device that holds a realm of the earlier version does not open it (${opens}).`;
  const deploy = `the change cannot be deployed without terminating sync, and clients with the earlier ${noun} no longer sync (Bad changeset).`;
  const installed = `it cannot be deployed without terminating sync, and every installed client keeps a realm ${realm} the earlier ${noun} that no longer opens.`;
  const changed = `${subject} changed${change}`;
  const facts = [subject, change];
  const [all, breaking] = [
    byCatalogue([...errors.unlike, ...errors.open]),
    byCatalogue([...errors.unlike, ...errors.open, ...errors.deploy]),
  ];
  const shared = {
    client: { text: `${changed} ${SINCE.client}: ${device}`, help: keep.client, errors: all, facts },
    clientFits: {
      text: `${changed} ${SINCE.client}, and the server has it so: ${device}`,
      help: 'Keep it, since it ends a mismatch; a client reset handler, or code that deletes the realm, has to give these devices a new file.',
      errors: byCatalogue(errors.open), facts,
    },
    server: { text: `${changed} ${SINCE.server}: ${deploy}`, help: keep.server, errors: breaking, facts },
    serverFits: {
      text: `${changed} ${SINCE.server}, and the client has it so: ${deploy}`,
      help: `${TERMINATE.charAt(0).toUpperCase()}${TERMINATE.slice(1)}; or make the client what the server was.`, errors: breaking, facts,
    },
    both: { text: `${changed} ${SINCE.both}: ${installed}`, help: keep.server, errors: breaking, facts },
    apart: {
      text: `${subject} changed ${SINCE.both}, and to what does not fit: ${installed}`,
      help: `Keep what both were; or make the two alike, ${TERMINATE}.`, errors: breaking, facts: [subject],
    },
  };
  const own = (id: keyof typeof shared): Message => ({ ...shared[id], ...messages[id] });
  return {
    client: own('client'),
    clientFits: own('clientFits'),
    server: own('server'),
    serverFits: own('serverFits'),
    both: own('both'),
    apart: own('apart'),
    validator: { facts, ...messages.validator },
    sent: {
      text: `${changed} ${SINCE.server}, which only sends it (\`readOnly\`): installed clients have the earlier ${noun}, and cannot hold what the new one brings.`,
      help: `Keep \`{{before}}\` until no installed version has it, or send the new ${noun} under another name.`, errors: errors.read ?? [], facts,
    },
    taken: {
      text: `${changed} ${SINCE.server}, which only takes it (\`writeOnly\`): what installed clients write has the earlier ${noun}, which is refused now ({{refusal}}).`,
      help: `Take both until no installed version has \`{{before}}\`, or take the new ${noun} under another name.`, errors: ['G1', 'G2'], facts,
    },
    local: { facts, ...messages.local },
  };
}

/** Whether what was declared before and what the server has now differ in what goes one way. What a key is found by is another question. */
function differs({ kind, before, server }: Transition, { client, server: schemas, target }: Comparison, way: 'upload' | 'download'): boolean {
  const [from, to] = [before?.property, server?.property as ServerProperty | undefined];
  const dialect = dialectOf(target);
  if (kind === 'primary-key' || from === undefined || to === undefined || dialect === null) return true;
  return validatorDifferences(from, to, sidesOf(client.classes, schemas), dialect).some((each) => each[way]);
}

/** What a change of the server, or of both sides, breaks behind a validator: on the ways that there are now. */
function behindValidator(at: Transition, comparison: Comparison): Judgement<ChangeMessage> | undefined {
  const open = at.side === 'both' ? ['open' as const] : [];
  const { access } = (at.server?.property ?? {}) as Partial<ServerProperty>;
  if (access === undefined) return { message: 'validator', breaks: [...open, 'upload', 'download'] };
  const way = access === 'readOnly' ? 'download' : 'upload';
  if (differs(at, comparison, way)) return { message: access === 'readOnly' ? 'sent' : 'taken', breaks: [...open, way] };
  return at.changes.client === undefined ? undefined : { message: 'local', data: clientsOwn(at.changes.client), breaks: ['open'] };
}

/** From what to what the client changed, which need not be what the server did. */
const clientsOwn = (change: Change): Record<string, string> =>
  ('from' in change && 'to' in change && change.from !== undefined && change.to !== undefined ? { before: spell(change.from), after: spell(change.to) } : {});

/** What a changed declaration breaks, and which message says so. Behind a validator stands a realm without sync: there the client's change is one of its file. */
function judgeChange(at: Transition, comparison: Comparison): Judgement<ChangeMessage> | undefined {
  const { side, fits, explains } = at;
  const { world } = comparison;
  if (world === 'device') return { message: 'local', breaks: ['open'] };
  if (world === 'validator') return side === 'client' ? { message: 'local', breaks: ['open'] } : behindValidator(at, comparison);
  if (side === 'client')
    return fits ? { message: 'clientFits', breaks: ['open'] } : { message: 'client', breaks: ['open', 'upload', 'download'] };
  const breaks: readonly Breaks[] = ['open', 'upload', 'download', 'deploy'];
  if (side === 'both') return { message: explains.length > 0 ? 'apart' : 'both', breaks };
  return { message: fits ? 'serverFits' : 'server', breaks };
}

/** What a value whose optionality changed has become, in the words of Realm Core's error. */
const became = ({ after }: Transition): string => (after?.property?.optional === true ? 'optional' : 'required');

const COMPARED = ['type', 'collection', 'link', 'optionality', 'element-optionality'] as const;

/** Where the change of the client alone made the sides disagree, its finding goes when the client is again what the server still is. */
function takeBack({ side, kind, explains }: Transition): readonly Repair[] {
  const left = explains.find((each) => each.kind === kind || (kind.endsWith('optionality') && each.kind.endsWith('optionality')));
  return side === 'client' && left !== undefined && isCompared(left) ? followServer(left) : [];
}

type Compared = Parameters<typeof followServer>[0];

const isCompared = (mismatch: Transition['explains'][number]): mismatch is Compared =>
  (COMPARED as readonly string[]).includes(mismatch.kind);

/** A rule about a declaration that changed since the baseline. `refine` replaces what is said of some changes; `undefined` says nothing. */
export function changedDeclaration<Own extends string = never>(
  wording: Wording,
  more?: Readonly<Record<Own, Message>>,
  refine?: (judgement: Judgement<ChangeMessage>, at: Transition) => Judgement<ChangeMessage | NoInfer<Own>> | undefined,
): Rule {
  const { id, description, reference, on } = wording;
  return changeRule({
    id,
    group: 'destructive',
    docs: { description, reference },
    severity: { sync: 'error', validator: 'error', device: 'error' },
    on,
    messages: { ...messagesOf(wording), ...more } as Record<ChangeMessage | Own, Message>,
    judge(at, comparison) {
      const judged = judgeChange(at, comparison);
      if (judged === undefined) return undefined;
      const judgement: Judgement<ChangeMessage> = { ...judged, data: { became: became(at), ...judged.data } };
      return refine === undefined ? judgement : refine(judgement, at);
    },
    ...(on.some((kind) => (COMPARED as readonly string[]).includes(kind)) ? { repairs: takeBack } : {}),
  });
}
