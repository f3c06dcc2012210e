import fc from 'fast-check';
import { defaultConfig } from '../../src/config/config';
import { generateServer, type WritableTarget } from '../../src/generate/server/generate-server';
import { readClientSide } from '../../src/workspace/workspace';
import { clientClass, memoryTree, type Files } from '../support/app';
import type { ClassKind } from './class-kinds';
import { damagesOf, type Damage } from './class-damage';

/** A class of a client: what its properties are spelt as, by their names. */
export interface RandomClass {
  readonly name: string;
  readonly isEmbedded: boolean;
  readonly properties: Readonly<Record<string, string>>;
}

/** Whole classes of a client, and what was done to the server side that fits them. */
export interface RandomApp {
  readonly classes: readonly RandomClass[];
  readonly damages: readonly Damage[];
  /** Whether the server has a collection of its own for the class that the client embeds. */
  readonly hasPlaces: boolean;
}

const KEYS = ['objectId', 'string', 'int', 'uuid'];
const VALUES = ['bool', 'int', 'double', 'decimal128', 'string', 'date', 'objectId', 'uuid', 'data', 'bool?', 'int?', 'double?', 'string?', 'date?', 'mixed'];
const COLLECTIONS = ['string[]', 'int[]', 'date?[]', 'string<>', 'uuid<>', 'double{}', 'string?{}', 'int{}', 'mixed{}', 'mixed[]'];
const LINKS = ['Person', 'Person[]', 'Person<>', 'Person{}', 'Task'];
const EMBEDDED = ['Place', 'Place[]', 'Place{}'];

/** Properties of a class, each of one of some types. */
const propertiesOf = (names: readonly string[], types: readonly string[]): fc.Arbitrary<Record<string, string>> =>
  fc.tuple(fc.subarray([...names], { minLength: 1 }), fc.array(fc.constantFrom(...types), { minLength: names.length, maxLength: names.length }))
    .map(([some, all]) => Object.fromEntries(some.map((name, at) => [name, all[at] ?? 'string'])));

/** `Task` links to `Person` and embeds `Place`, which embeds `Spot`. */
const classes: fc.Arbitrary<readonly RandomClass[]> = fc.record({
  key: fc.constantFrom(...KEYS), personKey: fc.constantFrom(...KEYS),
  task: propertiesOf(['a', 'b', 'c', 'd'], [...VALUES, ...COLLECTIONS, ...LINKS, ...LINKS, ...EMBEDDED, ...EMBEDDED]),
  person: propertiesOf(['name', 'age', 'home'], [...VALUES, 'Place', 'Task']),
  place: propertiesOf(['city', 'zip', 'owner'], [...VALUES, ...COLLECTIONS, 'Person', 'Person[]', 'Spot', 'Spot[]']),
  spot: propertiesOf(['x', 'y'], VALUES),
}).map(({ key, personKey, task, person, place, spot }) => [
  { name: 'Task', isEmbedded: false, properties: { _id: key, ...task } }, { name: 'Person', isEmbedded: false, properties: { _id: personKey, ...person } },
  { name: 'Place', isEmbedded: true, properties: place }, { name: 'Spot', isEmbedded: true, properties: spot },
]);

export const randomApps = (kind: ClassKind): fc.Arbitrary<RandomApp> =>
  fc.record({ classes, damages: fc.array(damagesOf(kind), { minLength: 1, maxLength: 2 }), hasPlaces: fc.integer({ min: 0, max: 5 }).map((each) => each === 0) });

/** The sources of the classes of a client. */
export function clientFiles(all: readonly RandomClass[]): Files {
  const files = all.map(({ name, isEmbedded, properties }) => {
    const spelt = Object.entries(properties).map(([key, type]) => `${key}: '${type}'`).join(', ');
    return clientClass(name, `${isEmbedded ? '    embedded: true,' : "    primaryKey: '_id',"}\n    properties: { ${spelt} },`);
  });
  return Object.assign({}, ...files) as Files;
}

/** The server side that fits a client, by file. */
export function fittingServer(client: Files, target: WritableTarget, version: '3.0' | '3.1'): Record<string, object> {
  const read = readClientSide(memoryTree(client), defaultConfig('/app'));
  const { files } = generateServer(read, target, { service: 'mongodb-atlas', database: 'app' }, [], { path: 'openapi.json', version });
  const said = target === 'openapi' ? { openapi: `${version}.0` } : {};
  return Object.fromEntries(files.map(({ path, content }) => [`server/${path}`, { ...structuredClone(content) as object, ...said }]));
}
