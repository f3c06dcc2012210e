import type { CatalogueEntry } from '../entry';

const RULES = ['optional-required-mismatch', 'server-only-required-property', 'type-mismatch', 'client-only-property', 'collection-mismatch'];

/** G: after Device Sync: validators of collections, and sync services of others. */
export const validator: readonly CatalogueEntry[] = [
  {
    id: 'G1',
    title: 'The collection\'s validator refused the document',
    wordings: [{ text: 'Document failed validation' }, { text: 'DocumentValidationFailure' }],
    codes: [121],
    schemaProblem: true,
    breaks: ['upload'],
    cause: 'The write does not fit the `$jsonSchema` of the collection. `errInfo.details` says which property and why (MongoDB 5 and later).',
    advice: [
      'Explain the whole error object: `errInfo.details` names the property.',
      'Null is refused unless `bsonType` lists it: `["string", "null"]`. Whole numbers are written as int: allow `["double", "int"]`. 64-bit integers need `["int", "long"]`.',
    ],
    rules: RULES,
    source: 'SERVER-20547, MongoDB manual on invalid documents',
  },
  {
    id: 'G2',
    title: 'A document would fail validation (warning only)',
    wordings: [{ text: 'Document would fail validation' }, { text: 'Document would fail validation collection: {v}.{C} doc: ', versions: 'MongoDB 3.2 to 4.2' }],
    codes: [20294],
    schemaProblem: true,
    breaks: ['upload'],
    cause: 'The collection has `validationAction: "warn"`: the document was stored although it does not fit. It will be refused once the action is `error`.',
    advice: ['Correct the writer or the validator before the action is changed to `error`.'],
    rules: RULES,
    source: 'MongoDB manual on invalid documents',
  },
  {
    id: 'G3',
    title: 'Values come out of PowerSync converted',
    wordings: [],
    schemaProblem: true,
    breaks: ['download'],
    cause: 'No message at all: a column type of the client\'s table that is unlike the data is cast, and text read as an integer becomes 0.',
    advice: ['Compare the column types with the documents: int and long are integer, double is real, bool is integer, everything else is text.'],
    rules: ['type-mismatch'],
    source: 'PowerSync documentation of schema changes',
  },
  {
    id: 'G4',
    title: 'Uploads to the own backend are stuck',
    wordings: [],
    schemaProblem: true,
    breaks: ['upload'],
    cause: 'No message of a fixed form: the backend answers with a validation error, and the queue retries or puts the change aside.',
    advice: ['Look at the answer of the backend; where it holds a MongoDB error 121, explain that.'],
    rules: ['optional-required-mismatch', 'type-mismatch'],
    source: 'PowerSync documentation of write errors',
  },
];
