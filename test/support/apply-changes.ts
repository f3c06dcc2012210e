import type { Change } from '../../src/compare/changes';
import type { ClientClass } from '../../src/schema/client-schemas';
import type { Property } from '../../src/schema/model';

type Classes = ReadonlyMap<string, ClientClass>;

const isInverse = ({ type }: Property): boolean => type === 'linkingObjects';

/** By stored name: on the way from one revision to the other two properties can share a name in code. */
const asMap = (properties: readonly Property[]): ReadonlyMap<string, Property> =>
  new Map(properties.map((each) => [`${isInverse(each) ? 'inverse' : 'stored'} ${each.mapTo}`, each]));

/** The class with one stored property, or one inverse relationship, put in place of another. */
function replace(schema: ClientClass, from: Property | undefined, to: Property | undefined): ClientClass {
  const kept = [...schema.properties.values()].filter((each) => from === undefined || each.mapTo !== from.mapTo || isInverse(each) !== isInverse(from));
  return { ...schema, properties: asMap([...kept, ...(to === undefined ? [] : [to])]) };
}

/** The class with some facts of one stored property changed, and all its other facts kept. */
function amend(schema: ClientClass, stored: string, facts: (now: Property) => Property): ClientClass {
  return { ...schema, properties: asMap([...schema.properties.values()].map((each) => (each.mapTo === stored && !isInverse(each) ? facts(each) : each))) };
}

function withStoredType({ type, objectType, optional }: Property): (now: Property) => Property {
  return ({ objectType: _before, ...now }) => ({ ...now, type, optional, ...(objectType === undefined ? {} : { objectType }) });
}

function withDefault({ default: value }: Property): (now: Property) => Property {
  return ({ default: _before, ...now }) => ({ ...now, ...(value === undefined ? {} : { default: value }) });
}

function withPresentation({ presentation }: Property): (now: Property) => Property {
  return ({ presentation: _before, ...now }) => ({ ...now, ...(presentation === undefined ? {} : { presentation }) });
}

const storedNames = ({ properties }: ClientClass): Set<string> => new Set([...properties.values()].filter((each) => !isInverse(each)).map(({ mapTo }) => mapTo));

/** The key goes to another property; the properties that go and come with it do so here, as no other change says it. */
function rekey(schema: ClientClass, after: ClientClass, from: Property | undefined, to: Property | undefined): ClientClass {
  const [later, known] = [storedNames(after), storedNames(schema)];
  const dropped = from !== undefined && !later.has(from.mapTo) ? replace(schema, from, undefined) : schema;
  const { primaryKey: _before, ...rest } = to !== undefined && !known.has(to.mapTo) ? replace(dropped, undefined, to) : dropped;
  const key = to === undefined ? undefined : rest.properties.get(`stored ${to.mapTo}`)?.name;
  return { ...rest, ...(key === undefined ? {} : { primaryKey: key }) };
}

const keyOf = ({ primaryKey, properties }: ClientClass): Property | undefined => (primaryKey === undefined ? undefined : properties.get(primaryKey));

function applyToClass(schema: ClientClass, change: Exclude<Change<ClientClass>, { kind: 'added-class' | 'removed-class' | 'renamed-class' }>): ClientClass {
  switch (change.kind) {
    case 'moved-class': return schema;
    case 'class-kind': {
      const { before, after } = change;
      const kind = { ...schema, embedded: after.embedded, asymmetric: after.asymmetric };
      return before.embedded === after.embedded ? kind : rekey(kind, after, keyOf(before), keyOf(after));
    }
    case 'primary-key': {
      const { differs, after, from, to } = change;
      return differs === 'name' || from === undefined || to === undefined ? rekey(schema, after, from, to) : amend(schema, from.mapTo, withStoredType(to));
    }
    case 'added-property':
    case 'added-inverse':
      return replace(schema, undefined, change.to);
    case 'removed-property':
    case 'removed-inverse':
      return replace(schema, change.from, undefined);
    case 'renamed-property':
    case 'inverse':
      return replace(schema, change.from, change.to);
    case 'code-name': {
      const renamed = amend(schema, change.from.mapTo, (now) => ({ ...now, name: change.to.name }));
      return schema.primaryKey === change.from.name ? { ...renamed, primaryKey: change.to.name } : renamed;
    }
    case 'index':
      return amend(schema, change.from.mapTo, (now) => ({ ...now, indexed: change.to.indexed }));
    case 'default':
      return amend(schema, change.from.mapTo, withDefault(change.to));
    case 'presentation':
      return amend(schema, change.from.mapTo, withPresentation(change.to));
    default:
      return amend(schema, change.from.mapTo, withStoredType(change.to));
  }
}

/** Carries out a list of changes, each by what it says and no more. */
export function applyChanges(before: Classes, changes: Iterable<Change<ClientClass>>): Classes {
  const classes = new Map([...before].map(([name, schema]) => [name, { ...schema, properties: asMap([...schema.properties.values()]) }]));
  for (const change of changes) {
    if (change.kind === 'removed-class' || change.kind === 'renamed-class') classes.delete(change.before.name);
    if (change.kind === 'added-class' || change.kind === 'renamed-class') classes.set(change.after.name, change.after);
    else if (change.kind !== 'removed-class') {
      const schema = classes.get(change.before.name);
      if (schema !== undefined) classes.set(schema.name, applyToClass(schema, change));
    }
  }
  return classes;
}
