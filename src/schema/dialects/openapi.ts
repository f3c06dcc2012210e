import type { Dialect } from './dialect';
import { PLAIN_JSON } from './plain-json';

/** The schemas of an API that OpenAPI describes. The client writes JSON, and the API answers what does not fit with a 400. */
export const OPENAPI: Dialect = {
  ...PLAIN_JSON,
  refusal: 'the API answers 400 Bad Request',
  allowsNull: '`nullable: true` in OpenAPI 3.0, the type `null` from 3.1 on',
  rollout: {
    takesBoth: 'an API that takes both versions',
    refused: 'refused (the API answers 400 Bad Request)',
    code: ' (400)',
    deploy: 'Deploy the API, and its OpenAPI document with it.',
    deployed: 'Requests of the earlier version and of the new one are accepted.',
    allFit: 'All stored documents pass the new schema.',
    strict: 'the API strict',
    log: 'The logs of the API show no 400 for these requests.',
  },
};
