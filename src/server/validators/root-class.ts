import type { RootClass, Storage } from '../class-reader';
import { valueAt } from '../../json/json-document';
import { titleOf, type Located } from '../schema-node';
import { mergedObject } from './dialect';
import { collectFacets } from './facets';
import type { Vocabulary } from './vocabulary';

interface Facts {
  readonly storage: Storage;
  readonly advisory: boolean;
  /** The class that a stored id leads to, by `Class.property`. */
  readonly links: Readonly<Record<string, string>>;
}

/** A schema that stands by itself, as a class; or why it is none. A validator without `properties` says nothing to compare. */
export function toRoot(
  vocabulary: Vocabulary, at: Located, nameOf: (title: string | undefined) => string, facts: Facts,
): RootClass | { readonly unknown: string } {
  const facets = collectFacets(vocabulary, at);
  if ('unknown' in facets) return facets;
  const object = mergedObject(vocabulary, at, facets);
  if (object.properties.length === 0) return { unknown: 'the schema declares no `properties`' };
  const { links, ...rest } = facts;
  const hasLinks = Object.keys(links).length > 0;
  const isReference = ['properties', 'allOf', 'anyOf', 'oneOf'].every((keyword) => valueAt(at.node, keyword) === undefined);
  const own = isReference ? object : { ...object, title: titleOf(at.node), identity: at.node };
  return {
    name: nameOf(own.title),
    object: own,
    asymmetric: false,
    ...rest,
    linkAt: ({ class: name, property }) => {
      if (!hasLinks) return undefined;
      const target = Object.hasOwn(links, `${name}.${property}`) ? links[`${name}.${property}`] : undefined;
      return target === undefined ? undefined : { target };
    },
  };
}
