import { clientClass, serverExport, type Files } from './app';

/** Classes with their properties as a client spells them. A class without `_id` is embedded. */
export type Classes = Readonly<Record<string, Readonly<Record<string, string>>>>;

const BSON: Readonly<Record<string, string>> = { int: 'long', decimal128: 'decimal', data: 'binData' };

const isEmbedded = (classes: Classes, name: string): boolean => classes[name] !== undefined && !('_id' in classes[name]);

/** The element type of a spelling, and the wrapping around it. */
function partsOf(spelling: string): { element: string; optional: boolean; wrapping: string } {
  const [, element = '', optional = '', wrapping = ''] = /^(\w+)(\??)(\[\]|<>|\{\})?$/.exec(spelling) ?? [];
  return { element, optional: optional === '?', wrapping };
}

function nodeOf(classes: Classes, spelling: string): object {
  const { element, wrapping } = partsOf(spelling);
  const one = isEmbedded(classes, element) ? objectOf(classes, element) : { bsonType: element in classes ? (classes[element]?._id ?? 'objectId') : (BSON[element] ?? element) };
  if (wrapping === '[]') return { bsonType: 'array', items: one };
  if (wrapping === '<>') return { bsonType: 'array', uniqueItems: true, items: one };
  return wrapping === '{}' ? { bsonType: 'object', additionalProperties: one } : one;
}

function objectOf(classes: Classes, title: string): { title: string; bsonType: string; required: string[]; properties: Readonly<Record<string, object>> } {
  const entries = Object.entries(classes[title] ?? {});
  const isRequired = (spelling: string): boolean => {
    const { element, optional, wrapping } = partsOf(spelling);
    return !optional && wrapping === '' && !(element in classes);
  };
  return {
    title,
    bsonType: 'object',
    required: entries.filter(([, spelling]) => isRequired(spelling)).map(([name]) => name),
    properties: Object.fromEntries(entries.map(([name, spelling]) => [name, nodeOf(classes, spelling)])),
  };
}

function relationshipsOf(classes: Classes, name: string): object {
  const links = Object.entries(classes[name] ?? {}).filter(([, spelling]) => partsOf(spelling).element in classes && !isEmbedded(classes, partsOf(spelling).element));
  return Object.fromEntries(links.map(([property, spelling]) => {
    const { element, wrapping } = partsOf(spelling);
    return [property, { ref: `#/relationship/mongodb-atlas/app/${element}`, foreign_key: '_id', is_list: wrapping === '[]' }];
  }));
}

/** A client with one file a class and one line a property: `_id` on line 8, or where there is none the first property. */
export function client(classes: Classes): Files {
  return Object.assign({}, ...Object.entries(classes).map(([name, properties]) => {
    const head = '_id' in properties ? "    primaryKey: '_id'," : '    embedded: true,';
    const lines = Object.entries(properties).map(([key, spelling]) => `      ${key}: '${spelling}',\n`);
    return clientClass(name, `${head}\n    properties: {\n${lines.join('')}    },`);
  })) as Files;
}

/** The export that fits a client. */
export function server(classes: Classes, sync: object = {}): Files {
  const roots = Object.keys(classes).filter((name) => !isEmbedded(classes, name));
  return serverExport(
    Object.fromEntries(roots.map((name) => [name, objectOf(classes, name)])),
    { sync, relationships: Object.fromEntries(roots.map((name) => [name, relationshipsOf(classes, name)])) },
  );
}

/** An app whose sides fit, or one with different sides. */
export function app(ofClient: Classes, ofServer: Classes = ofClient): Files {
  return { ...client(ofClient), ...server(ofServer) };
}
