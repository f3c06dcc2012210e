/** Words of other languages and libraries, and the type of Realm that was meant. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  number: ['int', 'double'],
  integer: ['int'],
  long: ['int'],
  int32: ['int'],
  int64: ['int'],
  short: ['int'],
  boolean: ['bool'],
  str: ['string'],
  text: ['string'],
  char: ['string'],
  objectid: ['objectId'],
  oid: ['objectId'],
  'bson.objectid': ['objectId'],
  decimal: ['decimal128'],
  real: ['double'],
  datetime: ['date'],
  timestamp: ['date'],
  time: ['date'],
  any: ['mixed'],
  unknown: ['mixed'],
  object: ['mixed'],
  json: ['mixed'],
  buffer: ['data'],
  arraybuffer: ['data'],
  binary: ['data'],
  bindata: ['data'],
  blob: ['data'],
  guid: ['uuid'],
  int: ['int'],
  bool: ['bool'],
  string: ['string'],
  double: ['double'],
  float: ['float'],
  date: ['date'],
  data: ['data'],
  mixed: ['mixed'],
  uuid: ['uuid'],
  decimal128: ['decimal128'],
  counter: ['int` with `presentation: "counter"'],
};
const MEANT_COLLECTION: Readonly<Record<string, string>> = {
  array: '[]',
  list: '[]',
  set: '<>',
  map: '{}',
  dictionary: '{}',
  dict: '{}',
  record: '{}',
};

const plain = (word: string): string => word.toLowerCase().replace(/\s/g, '');

/** The types of Realm that a word may stand for which is none; the likeliest first. */
export const meantType = (word: string): readonly string[] | undefined =>
  Object.hasOwn(MEANT, plain(word)) ? MEANT[plain(word)] : undefined;

/** The marks of the collection that a word may stand for which is none. */
export const meantCollection = (word: string): string | undefined =>
  Object.hasOwn(MEANT_COLLECTION, plain(word)) ? MEANT_COLLECTION[plain(word)] : undefined;
