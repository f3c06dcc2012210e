import type { Comparison } from '../compare/comparison';
import type { Mismatch } from '../compare/mismatch';
import type { Finding } from '../rule/finding';
import type { Place, Property } from '../schema/model';
import type { ServerProperty } from '../schema/server-schemas';
import { spell } from '../schema/spelling';
import type { ClientChange, Declared, ServerChange } from './change';
import { clientPropertyOf, isShared, wouldBeRefused } from './side-effects';

/** One way to mend a finding, on one side. It is data: whoever applies it turns it into edits of a text. */
export type Repair = { readonly title: string; readonly place: Place } & (
  | { readonly side: 'client'; readonly change: ClientChange }
  | { readonly side: 'server'; readonly change: ServerChange }
);

function client(title: string, place: Place, change: ClientChange): Repair {
  return { side: 'client', title, place, change };
}

function server(title: string, place: Place, change: ServerChange): Repair {
  return { side: 'server', title, place, change };
}

/** The declaration that fits the server: a counter stays one as long as it is an int. */
function fitting(from: Property, to: ServerProperty): Declared {
  const { type, objectType, optional } = to;
  return {
    type,
    optional,
    ...(objectType === undefined ? {} : { objectType }),
    ...(from.presentation !== undefined && type === from.type ? { presentation: from.presentation } : {}),
  };
}

function declare(from: Property, to: ServerProperty): Repair {
  const wanted = fitting(from, to);
  return client(`Declare it as \`${spell(wanted)}\`, as the server does.`, from.source, { kind: 'declare', from, to: wanted });
}

function listing({ optional }: Property, to: ServerProperty): Repair {
  const name = to.mapTo;
  return optional
    ? server(`Remove \`${name}\` from \`required\`, since the client may leave it out.`, to.source, { kind: 'unrequire', name })
    : server(`Add \`${name}\` to \`required\`, as the client declares it.`, to.source, { kind: 'require', name });
}

/** Links and embedded objects need more than a property on the server: relationships, or a shape of their own. */
function canBeAdded({ type, objectType }: Property): boolean {
  const isOfClass = (name: string | undefined): boolean => name !== undefined && /^[A-Z]/.test(name);
  return type !== 'object' && !isOfClass(objectType);
}

function ofMismatch(at: Mismatch): Repair[] {
  switch (at.kind) {
    case 'optionality': return [declare(at.clientProperty, at.serverProperty), listing(at.clientProperty, at.serverProperty)];
    case 'element-optionality':
    case 'collection':
    case 'link':
    case 'type': return [declare(at.clientProperty, at.serverProperty)];
    case 'client-only-property': return ofClientOnly(at);
    case 'server-only-property': {
      const { mapTo: name, source } = at.serverProperty;
      return [
        client(`Declare \`${name}\` as \`${spell(at.serverProperty)}\`.`, at.client.source, { kind: 'add', class: at.client.name, name, to: at.serverProperty }),
        server(`Remove \`${name}\` from \`required\`.`, source, { kind: 'unrequire', name }),
      ];
    }
    case 'primary-key': return ofPrimaryKey(at);
    default: return [];
  }
}

function ofClientOnly({ clientProperty: from, similar, server: on }: Extract<Mismatch, { kind: 'client-only-property' }>): Repair[] {
  const map = similar === undefined ? [] : [
    client(`Store it as \`${similar.mapTo}\`, which the server has (\`mapTo\`).`, from.source, { kind: 'map', from, to: similar.mapTo }),
  ];
  // Where the server requires a property that may be the same, a second one beside it would be missing on the client.
  const add = canBeAdded(from) && similar?.required !== true ? [server(`Add \`${from.mapTo}\` (\`${spell(from)}\`) to the schema.`, (similar ?? on).source, { kind: 'add', name: from.mapTo, to: from })] : [];
  return [...map, ...add];
}

function ofPrimaryKey({ differs, clientKey: from, serverKey: to, server: on }: Extract<Mismatch, { kind: 'primary-key' }>): Repair[] {
  if (from === undefined) return [];
  if (to === undefined) return from.mapTo === '_id' ? [server('Add `_id` to the schema.', on.source, { kind: 'add', name: '_id', to: from })] : [];
  if (differs === 'name') return [];
  return differs === 'optionality' ? [declare(from, to), listing(from, to)] : [declare(from, to)];
}

/** Whether a change of the client mends this finding and nothing else. */
function isHarmless({ side, change }: Repair, at: Mismatch, { client }: Comparison): boolean {
  const property = clientPropertyOf(at);
  if (side !== 'client' || change.kind === 'add' || property === undefined) return true;
  return !isShared(at.client, property, client.classes) && !wouldBeRefused(at.client, property, change, client);
}

/** Only App Services takes optional to be what `required` does not name; a validator also tells null from absent. */
function canBeMade({ side, change }: Repair, { target }: Comparison): boolean {
  return side === 'client' || target === 'app-services' || change.kind === 'add';
}

/** The rule that claims each kind of mismatch. Other rules may speak of the same property. */
const CLAIMED_BY: Readonly<Partial<Record<Mismatch['kind'], string>>> = {
  optionality: 'optional-required-mismatch',
  'element-optionality': 'nullable-collection-element',
  type: 'type-mismatch',
  collection: 'collection-mismatch',
  link: 'link-mismatch',
  'client-only-property': 'client-only-property',
  'server-only-property': 'server-only-required-property',
  'primary-key': 'primary-key-mismatch',
};

/** Rules that point at a name in `required` that should not be there. */
const NEEDLESS = ['required-collection', 'undefined-required-property'];

/** The rules about changes whose finding goes when the client is again what the server still is. */
const TAKEN_BACK: Readonly<Record<string, readonly Mismatch['kind'][]>> = {
  'changed-optionality': ['optionality', 'element-optionality'], 'changed-type': ['type'], 'changed-collection': ['collection'], 'changed-link': ['link'],
};

/** The disagreement that a change of the client alone has brought about. */
function broughtAbout({ rule, class: name, property }: Finding, { transitions }: Comparison): Mismatch | undefined {
  const kinds = TAKEN_BACK[rule] ?? [];
  return transitions.filter((each) => each.side === 'client' && each.class === name && each.property === property)
    .flatMap(({ mismatches }) => mismatches).find(({ kind }) => kinds.includes(kind));
}

/** The ways to mend a finding, on either side. Empty where mending takes more than one place, or a decision. */
export function repairsFor(finding: Finding, comparison: Comparison): readonly Repair[] {
  const { rule, property, server: place } = finding;
  if (NEEDLESS.includes(rule) && property !== null && place !== null) {
    return [server(`Remove \`${property}\` from \`required\`.`, place, { kind: 'unrequire', name: property })];
  }
  const subject = `${finding.class ?? ''}.${property ?? ''}`;
  const claimed = comparison.mismatches.find((each) => CLAIMED_BY[each.kind] === rule && subjectOf(each) === subject);
  const at = claimed ?? broughtAbout(finding, comparison);
  if (at === undefined) return [];
  const repairs = ofMismatch(at).filter((repair) => canBeMade(repair, comparison) && isHarmless(repair, at, comparison));
  return claimed === undefined ? repairs.filter(({ side }) => side === 'client') : repairs;
}

function subjectOf(at: Mismatch): string {
  switch (at.kind) {
    case 'client-only-class':
    case 'class-kind': return `${at.client.name}.`;
    case 'primary-key': return `${at.client.name}.${(at.serverKey ?? at.clientKey)?.mapTo ?? ''}`;
    case 'server-only-property': return `${at.client.name}.${at.serverProperty.mapTo}`;
    default: return `${at.client.name}.${at.clientProperty.mapTo}`;
  }
}
