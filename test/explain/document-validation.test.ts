import { describe, expect, it } from 'vitest';
import { explainText } from '../../src/explain/explain-text';

function summary(text: string): string[] {
  return explainText(text).occurrences.map(({ id, class: name, property, clientSays, serverSays }) => `${id} ${name ?? '-'}.${property ?? '-'}: ${clientSays ?? '?'} for ${serverSays ?? '?'}`);
}

const rules = [
  { operatorName: 'properties', propertiesNotSatisfied: [
    { propertyName: 'price', details: [{ operatorName: 'bsonType', specifiedAs: { bsonType: 'double' }, reason: 'type did not match', consideredValue: 3, consideredType: 'int' }] },
    { propertyName: 'address', description: 'where to', details: [{ operatorName: 'properties', propertiesNotSatisfied: [
      { propertyName: 'street', details: [{ operatorName: 'bsonType', specifiedAs: { bsonType: ['string', 'null'] }, reason: 'type did not match', consideredValue: 7, consideredType: 'int' }] },
    ] }] },
    { propertyName: 'tags', details: [{ operatorName: 'items', reason: 'At least one item did not match the sub-schema', itemIndex: 0, details: [{ operatorName: 'bsonType', specifiedAs: { bsonType: 'string' }, reason: 'type did not match', consideredValue: null, consideredType: 'null' }] }] },
    { propertyName: 'state', details: [{ operatorName: 'enum', specifiedAs: { enum: ['open', 'done'] }, reason: 'value was not found in enum', consideredValue: 'gone' }] },
  ] },
  { operatorName: 'required', specifiedAs: { required: ['_id', 'owner'] }, missingProperties: ['owner'] },
  { operatorName: 'additionalProperties', specifiedAs: { additionalProperties: false }, additionalProperties: ['colour'] },
];
const EXPECTED = ['price: int for double', 'address.street: int for string or null', 'tags[]: null for string', 'state: gone for enum open or done', 'owner: absent for required', 'colour: present for not allowed (additionalProperties: false)'];
const info = (title?: string): object => ({ failingDocumentId: { $oid: '64' }, details: { operatorName: '$jsonSchema', ...(title === undefined ? {} : { title }), schemaRulesNotSatisfied: rules } });

describe('the errInfo of error 121', () => {
  it.each([
    ['an error object', JSON.stringify({ name: 'MongoServerError', code: 121, errmsg: 'Document failed validation', errInfo: info() }), 'G1 -'],
    ['printed over lines', JSON.stringify({ errmsg: 'Document failed validation', errInfo: info('Order') }, null, 2), 'G1 Order'],
    ['the errInfo alone', JSON.stringify(info('Order'), null, 2), 'G1 Order'],
    ['inside of a string', JSON.stringify({ message: JSON.stringify({ errmsg: 'Document failed validation', errInfo: info('Order') }) }), 'G1 Order'],
    ['a warning of mongod', JSON.stringify({ t: { $date: '2024-03-01T10:00:00.000+00:00' }, s: 'W', c: 'STORAGE', id: 20294, msg: 'Document would fail validation', attr: { namespace: 'shop.orders', document: {}, errInfo: info() } }), 'G2 orders'],
  ])('%s', (_, text, subject) => {
    expect(summary(text)).toEqual(EXPECTED.map((each) => `${subject}.${each}`));
  });

  it('as Node prints it', () => {
    expect(summary(`MongoServerError: Document failed validation
    at InsertOneOperation.execute (/app/node_modules/mongodb/lib/operations/insert.js:48:19) {
  errInfo: {
    failingDocumentId: new ObjectId("64"),
    details: {
      operatorName: '$jsonSchema',
      title: 'Order',
      schemaRulesNotSatisfied: [
        { operatorName: 'required', specifiedAs: { required: [ '_id', 'owner' ] }, missingProperties: [ 'owner' ] }
      ]
    }
  },
  index: 0, code: 121, [Symbol(errorLabels)]: Set(0) {}
}`)).toEqual(['G1 Order.owner: absent for required']);
  });

  it.each([
    ['too deep to be printed', 'MongoServerError: Document failed validation { errInfo: { details: { operatorName: \'$jsonSchema\', schemaRulesNotSatisfied: [Array] } } }'],
    ['cut off', '{"errmsg":"Document failed validation","errInfo":{"details":{"operatorName":"$jsonSchema","schemaRulesNotSatisfied":[{"oper'],
    ['only the number', '121'],
    ['a bulk write', 'MongoBulkWriteError: Document failed validation'],
  ])('without details that can be read: %s', (_, text) => {
    expect(summary(text)).toEqual(['G1 -.-: ? for ?']);
  });

  it('says that null has to be allowed, and what int and double are', () => {
    const advice = explainText(JSON.stringify(info())).occurrences.map((each) => each.advice.join(' '));
    expect(advice[0]).toContain('["double", "int"]');
    expect(advice[2]).toContain('["string", "null"]');
  });

  it('does not hang on deep or broken objects', () => {
    expect(summary(`Document failed validation details: ${'{"a":['.repeat(50_000)}`)).toEqual(['G1 -.-: ? for ?']);
  });
});
