const date = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' } as const;
const name = { type: ['string', 'null'] } as const;

/** The shape of the file of accepted findings. A version that is not known here was written by a newer release. */
export const acceptedShape = {
  $id: 'accepted',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'accepted'],
  properties: {
    version: { const: 1 },
    accepted: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['rule', 'target', 'class', 'property', 'reason', 'fingerprint'],
        properties: {
          app: { type: 'string' },
          rule: { type: 'string' },
          target: { type: 'string' },
          class: name,
          property: name,
          reason: { type: 'string', pattern: '\\S' },
          until: date,
          fingerprint: { type: 'string', pattern: '^[0-9a-f]{20}(-[0-9]+)?$' },
        },
      },
    },
  },
} as const;
