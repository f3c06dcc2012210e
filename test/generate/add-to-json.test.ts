import { describe, expect, it } from 'vitest';
import { addToJson } from '../../src/generate/add-to-json';

const schema = (properties: object, required: readonly string[] = []): object => ({ bsonType: 'object', required, properties });
const STRING = { bsonType: 'string' };
const at = (content: object, schemas: readonly (readonly string[])[] = [[]]): Parameters<typeof addToJson>[1] => ({ path: 'x.json', content, schemas });
const wanted = at(schema({ a: STRING, b: STRING, c: { bsonType: 'array', items: STRING } }, ['a', 'b']));

describe('what a JSON file lacks is put in as the file is laid out', () => {
  it.each([
    ['on lines', '{\n  "required": [\n    "a"\n  ],\n  "properties": {\n    "a": {}\n  }\n}\n',
      '{\n  "required": [\n    "a",\n    "b"\n  ],\n  "properties": {\n    "a": {},\n    "b": {\n      "bsonType": "string"\n    },\n    "c": {\n      "bsonType": "array",\n      "items": {\n        "bsonType": "string"\n      }\n    }\n  }\n}\n'],
    ['with Windows line ends and tabs', '{\r\n\t"required": ["a", "b"],\r\n\t"properties": {\r\n\t\t"a": {}, "c": {}\r\n\t}\r\n}',
      '{\r\n\t"required": ["a", "b"],\r\n\t"properties": {\r\n\t\t"a": {}, "c": {}, "b": { "bsonType": "string" }\r\n\t}\r\n}'],
    ['without a blank', '{"required":["a"],"properties":{"a":{}}}',
      '{"required":["a","b"],"properties":{"a":{},"b":{"bsonType":"string"},"c":{"bsonType":"array","items":{"bsonType":"string"}}}}'],
    ['into what is empty', '{\n  "required": [],\n  "properties": {}\n}', /"required": \[\n {4}"a",\n {4}"b"\n {2}\],\n {2}"properties": \{\n {4}"a": \{\n/],
    ['with a comma behind the last and comments', '{\n  // note\n  "required": ["a", "b",],\n  "properties": {\n    "a": {},\n    "c": {}, // last\n  },\n}',
      '{\n  // note\n  "required": ["a", "b",],\n  "properties": {\n    "a": {},\n    "c": {},\n    "b": {\n      "bsonType": "string"\n    }, // last\n  },\n}'],
    ['and never in the place of what is something else', '{\n  "required": "a",\n  "properties": { "a": {}, "b": {} }\n}',
      '{\n  "required": "a",\n  "properties": { "a": {}, "b": {}, "c": { "bsonType": "array", "items": { "bsonType": "string" } } }\n}'],
  ])('%s', (_what, text, gives) => {
    const added = addToJson(text, wanted);
    if (typeof gives === 'string') expect(added).toBe(gives);
    else expect(added).toMatch(gives);
    expect(addToJson(added ?? '', wanted)).toBe(added);
  });

  it('nothing where the place holds something else', () => {
    expect(addToJson('{ "components": null }', at({ components: { schemas: { A: {} } } }, [['components', 'schemas', 'A']]))).toBeUndefined();
  });

  it('in the time of its length: 1,000 schemas, and a property for each of 1,000', () => {
    const names = Array.from({ length: 1_000 }, (_none, index) => `C${index}`);
    const document = (properties: object): object => ({ components: { schemas: Object.fromEntries(names.map((name) => [name, schema(properties)])) } });
    const file = at(document({ a: STRING, b: STRING }), names.map((name) => ['components', 'schemas', name]));
    const before = performance.now();
    for (const text of ['{\n  "openapi": "3.1.0"\n}\n', JSON.stringify(document({ a: STRING }), null, 2)])
      expect(JSON.parse(addToJson(text, file) ?? '')).toMatchObject(file.content);
    expect(performance.now() - before).toBeLessThan(8_000);
  });
});
