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

  const error = JSON.stringify({ name: 'MongoServerError', code: 121, errmsg: 'Document failed validation', errInfo: info('Order') });
  it.each([
    ['in a string in a string', JSON.stringify({ line: JSON.stringify({ message: error }) })],
    ['a cell of CSV', `2024-03-01T10:00:00Z,error,"${error.replaceAll('"', '""')}",api`],
    ['a string in a cell of CSV', `id,message\n1,"${JSON.stringify({ message: error }).replaceAll('"', '""')}"`],
    ['a URL', `https://logs.example/?m=${encodeURIComponent(error)}`],
    ['a form', new URLSearchParams({ message: error }).toString()],
  ])('by way of %s', (_, text) => {
    expect(summary(text)).toEqual(EXPECTED.map((each) => `G1 Order.${each}`));
  });

  it.each([
    ['PyMongo', "pymongo.errors.WriteError: Document failed validation, full error: {'index': 0, 'code': 121, 'errmsg': 'Document failed validation', 'errInfo': {'failingDocumentId': ObjectId('64'), 'details': {'operatorName': '$jsonSchema', 'schemaRulesNotSatisfied': [{'operatorName': 'properties', 'propertiesNotSatisfied': [{'propertyName': 'size', 'details': [{'operatorName': 'bsonType', 'specifiedAs': {'bsonType': 'int'}, 'reason': 'type did not match', 'consideredValue': Decimal128('1.5'), 'consideredType': 'decimal'}]}]}]}}}", 'G1 -.size: decimal for int'],
    ['the Java driver', 'com.mongodb.MongoWriteException: Write operation error on server db:27017. Write error: WriteError{code=121, message=\'Document failed validation\', details={"failingDocumentId": {"$oid": "64"}, "details": {"operatorName": "$jsonSchema", "title": "Order", "schemaRulesNotSatisfied": [{"operatorName": "required", "specifiedAs": {"required": ["owner"]}, "missingProperties": ["owner"]}]}}}.\n\tat com.mongodb.internal.connection.ProtocolHelper.getWriteException(ProtocolHelper.java:1)', 'G1 Order.owner: absent for required'],
    ['the Go driver', '2024/03/01 10:00:00 write exception: write errors: [Document failed validation: {"failingDocumentId": {"$oid":"64"},"details": {"operatorName": "$jsonSchema","schemaRulesNotSatisfied": [{"operatorName": "properties","propertiesNotSatisfied": [{"propertyName": "size","details": [{"operatorName": "bsonType","specifiedAs": {"bsonType": "int"},"reason": "type did not match","consideredValue": {"$numberLong":"3"},"consideredType": "long"}]}]}]}}]', 'G1 -.size: long for int'],
    ['the .NET driver', 'MongoDB.Driver.MongoWriteException: A write operation resulted in an error. WriteError: { Category : "Uncategorized", Code : 121, Message : "Document failed validation", Details : "{ "failingDocumentId" : ObjectId("64"), "details" : { "operatorName" : "$jsonSchema", "schemaRulesNotSatisfied" : [{ "operatorName" : "required", "specifiedAs" : { "required" : ["owner"] }, "missingProperties" : ["owner"] }] } }" }.', 'G1 -.owner: absent for required'],
    ['mongosh, with a sentence for a title', "MongoServerError: Document failed validation\nAdditional information: {\n  failingDocumentId: ObjectId('64'),\n  details: {\n    operatorName: '$jsonSchema',\n    title: 'What an order is',\n    schemaRulesNotSatisfied: [\n      {\n        operatorName: 'properties',\n        propertiesNotSatisfied: [\n          {\n            propertyName: 'size',\n            details: [ { operatorName: 'bsonType', specifiedAs: { bsonType: 'int' }, reason: 'type did not match', consideredValue: Long('3'), consideredType: 'long' } ]\n          }\n        ]\n      }\n    ]\n  }\n}", 'G1 -.size: long for int'],
  ])('as %s prints it', (_, text, expected) => {
    expect(summary(text)).toEqual([expected]);
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
