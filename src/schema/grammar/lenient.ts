import { isAlwaysOptional, isCollection, isNeverOptional, isPrimitive, type Collection, type PropertyType } from '../model';
import { insist, normalised, shown, type Grammar, type NormalisedProperty } from './grammar';

/** What an SDK before 12 knows; it took any other word for the name of a class (client-schema.md 2.8). */
export interface Vocabulary {
  /** `decimal128`, `objectId` and embedded objects, since 10.0. */
  readonly bsonTypes: boolean;
  /** `mixed`, `uuid` and sets, since 10.5. */
  readonly mixedAndSets: boolean;
  /** Dictionaries, since 10.6. */
  readonly dictionaries: boolean;
}

/** A type as it comes out of the shorthand parser of the C++ binding, which both forms go through. */
interface Parsed {
  readonly collection: Collection | undefined;
  readonly optional: boolean;
  readonly element: string;
}

/** The grammar of SDK 6 to 11 (client-schema.md 2.5): one parser for `type` in both forms, and unknown keys passed over. */
export function lenientGrammar(vocabulary: Vocabulary): Grammar {
  const isKnown = (element: string): boolean => {
    if (['decimal128', 'objectId'].includes(element)) return vocabulary.bsonTypes;
    if (['mixed', 'uuid'].includes(element)) return vocabulary.mixedAndSets;
    return isPrimitive(element);
  };

  /** Cuts `[]`, `<>`, `?` and `{}` in this order, each at most once, as the C++ parser does. */
  function parse(type: string): Parsed {
    insist(type.length > 0, 'the type is empty');
    let element = type;
    const cut = (suffix: string): boolean => {
      if (!element.endsWith(suffix)) return false;
      element = element.slice(0, -suffix.length);
      return true;
    };
    const list = cut('[]');
    const set = vocabulary.mixedAndSets && cut('<>');
    const optional = cut('?');
    const dictionary = vocabulary.dictionaries && cut('{}');
    insist([list, set, dictionary].filter(Boolean).length < 2, 'a collection cannot hold collections');
    const collection = list ? 'list' : set ? 'set' : dictionary ? 'dictionary' : undefined;
    return { collection, optional, element: dictionary && element === '' ? 'mixed' : element };
  }

  /** What a mark that the parser left on the name of a class was meant to be. */
  function whyLeft(name: string, { optional }: Parsed): string {
    if (name.endsWith('?')) return 'for optional elements write the `?` last';
    if (name.endsWith('{}') && !vocabulary.dictionaries) return 'it has no dictionaries';
    if (name.endsWith('<>') && !vocabulary.mixedAndSets) return 'it has no sets';
    return optional ? 'a collection cannot be optional' : 'a collection cannot hold collections';
  }

  /** A word that is no type of this SDK names a class. */
  function fromParsed(name: string, parsed: Parsed, isPrimaryKey: boolean): NormalisedProperty {
    const { collection, optional, element } = parsed;
    insist(!/(?:\[\]|<>|\{\}|\?)$/.test(element), `this version of the SDK reads it as a link to a class named \`${element}\`: ${whyLeft(element, parsed)}`);
    const primitive = isKnown(element);
    const type: PropertyType = collection ?? (primitive && isPrimitive(element) ? element : 'object');
    const objectType = collection !== undefined || !primitive ? element : undefined;
    insist(!(optional && isNeverOptional(type, objectType)), 'objects in lists and sets are never optional: remove the `?`');
    return {
      name,
      type,
      optional: isAlwaysOptional(type, objectType) || optional,
      indexed: isPrimaryKey,
      mapTo: name,
      ...(objectType === undefined ? {} : { objectType }),
    };
  }

  function fromShorthand(name: string, shorthand: string, isPrimaryKey: boolean): NormalisedProperty {
    const parsed = parse(shorthand);
    insist(parsed.element !== '', 'the element type is missing');
    insist(!isCollection(parsed.element) && parsed.element !== 'object', 'it needs an `objectType`, and so the object form');
    insist(parsed.element !== 'linkingObjects', "an inverse relationship is written as `{ type: 'linkingObjects', objectType: 'MyClass', property: 'itsProperty' }`");
    return fromParsed(name, parsed, isPrimaryKey);
  }

  /** `{ type: 'list', objectType: 'string' }` and its like: what the type says of itself is completed by `objectType`. */
  function fromObject(name: string, declared: unknown, isPrimaryKey: boolean): NormalisedProperty {
    const form = validated(declared);
    const { type, objectType, property } = form;
    const parsed = parse(type);
    const optional = parsed.optional || form.optional === true;
    const base = readBase({ ...parsed, optional }, objectType, property);
    const indexed = isPrimaryKey || (form.indexed ?? false);
    return { ...base(name, isPrimaryKey), indexed, mapTo: form.mapTo || name, ...(form.default === undefined ? {} : { default: true }) };
  }

  function readBase(
    parsed: Parsed, objectType: string | undefined, property: string | undefined,
  ): (name: string, isPrimaryKey: boolean) => NormalisedProperty {
    const { element, collection, optional } = parsed;
    if (element === 'linkingObjects') {
      insist(!!objectType && !!property, 'an inverse relationship needs `objectType` and `property`');
      insist(!optional, 'an inverse relationship is never optional');
      return (name, isPrimaryKey) => ({
        name,
        type: 'linkingObjects',
        objectType,
        property,
        optional: false,
        indexed: isPrimaryKey,
        mapTo: name,
      });
    }
    if (isCollection(element)) {
      insist(collection === undefined, 'a collection cannot hold collections');
      insist(!!objectType, `a ${element} needs an \`objectType\``);
      insist(objectType !== 'mixed' || element === 'dictionary', `this version of the SDK reads it as a link to a class named \`mixed\`: write \`mixed${element === 'list' ? '[]' : '<>'}\``);
      insist(objectType !== 'mixed' || optional, 'a dictionary of `mixed` must have `optional: true` in this version of the SDK');
      return (name, isPrimaryKey) => fromParsed(name, { collection: element, optional, element: objectType }, isPrimaryKey);
    }
    if (element === 'object') {
      insist(!!objectType, 'a link needs an `objectType` that names a class');
      return (name, isPrimaryKey) => fromParsed(name, { collection, optional, element: objectType }, isPrimaryKey);
    }
    insist(element !== '', 'the element type is missing');
    insist(objectType === undefined || !isKnown(element), `\`objectType\` cannot be given with the type \`${element}\``);
    return (name, isPrimaryKey) => fromParsed(name, parsed, isPrimaryKey);
  }

  return {
    normalise: (name, declared, isPrimaryKey) =>
      normalised(() =>
        typeof declared === 'string' ? fromShorthand(name, declared, isPrimaryKey) : fromObject(name, declared, isPrimaryKey),
      ),
    refusesUnknownKeys: false,
    allowsPropertyLists: true,
    findsKeyByStoredName: true,
  };
}

interface ObjectForm {
  readonly type: string;
  readonly objectType?: string;
  readonly property?: string;
  readonly optional?: boolean;
  readonly indexed?: boolean;
  readonly mapTo?: string;
  readonly default?: unknown;
}

/** Checks the JavaScript types of the fields that the C++ binding reads; all others are passed over. */
function validated(declared: unknown): ObjectForm {
  insist(typeof declared === 'object' && declared !== null && !Array.isArray(declared), `a property is declared by a string or an object, not by ${shown(declared)}`);
  const form = declared as Record<string, unknown>;
  insist(typeof form.type === 'string', `\`type\` must be a string, not ${shown(form.type)}`);
  for (const key of ['objectType', 'property', 'mapTo']) insist(form[key] === undefined || typeof form[key] === 'string', `\`${key}\` must be a string, not ${shown(form[key])}`);
  for (const key of ['optional', 'indexed']) insist(form[key] === undefined || typeof form[key] === 'boolean', `\`${key}\` must be true or false, not ${shown(form[key])}`);
  return form as unknown as ObjectForm;
}
