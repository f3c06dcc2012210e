/**
 * The part of SARIF 2.1.0 that is written here, after the text of the specification (section numbers of OASIS SARIF 2.1.0
 * errata 01), and closed: a key that this does not know is a mistake. What GitHub asks beyond that is required as well.
 */

const closed = (properties: object, required: readonly string[]): object => ({ type: 'object', additionalProperties: false, properties, required });
const text = { type: 'string', minLength: 1 } as const;
const list = (items: object): object => ({ type: 'array', items });
const count = { type: 'integer', minimum: 1 } as const;

/** 3.11, 3.12 */
const message = closed({ text, markdown: text }, ['text']);
/** 3.4: a relative URI is encoded and has a base. */
const artifactLocation = closed({ uri: { type: 'string', pattern: "^(?!/)[\\w.~!$&'()*+,;=:@%/-]+$" }, uriBaseId: { const: '%SRCROOT%' } }, ['uri', 'uriBaseId']);
/** 3.30 */
const region = closed({ startLine: count, startColumn: count, endLine: count, endColumn: count }, ['startLine']);
/** 3.29 */
const physicalLocation = closed({ artifactLocation, region }, ['artifactLocation', 'region']);
/** 3.33.7 names the kinds. */
const logicalLocation = closed({ fullyQualifiedName: text, kind: { enum: ['member', 'type'] } }, ['fullyQualifiedName']);
/** 3.28 */
const location = closed({ id: { type: 'integer', minimum: 0 }, physicalLocation, logicalLocations: list(logicalLocation), message }, ['physicalLocation']);
/** 3.58.6 */
const level = { enum: ['none', 'note', 'warning', 'error'] } as const;
/** 3.49 and 3.50 */
const rule = closed({
  id: text,
  shortDescription: message,
  fullDescription: message,
  help: message,
  helpUri: { type: 'string', pattern: '^https://\\S+$' },
  defaultConfiguration: closed({ enabled: { type: 'boolean' }, level }, []),
  properties: { type: 'object' },
}, ['id', 'shortDescription', 'help', 'helpUri']);
/** 3.27 */
const result = closed({
  ruleId: text,
  ruleIndex: { type: 'integer', minimum: 0 },
  level,
  message,
  locations: { type: 'array', items: location, minItems: 1 },
  relatedLocations: { type: 'array', items: location, uniqueItems: true },
  partialFingerprints: { type: 'object', minProperties: 1, additionalProperties: text },
  properties: { type: 'object' },
}, ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints']);
/** 3.20 */
const invocation = closed({ executionSuccessful: { type: 'boolean' }, toolExecutionNotifications: list(closed({ level, message }, ['message'])) }, ['executionSuccessful']);
/** 3.18 and 3.19 */
const tool = closed({ driver: closed({ name: text, semanticVersion: text, informationUri: text, rules: { type: 'array', items: rule, uniqueItems: true } }, ['name']) }, ['driver']);

/** 3.13 and 3.14 */
export const sarifSchema = closed({
  $schema: text,
  version: { const: '2.1.0' },
  runs: list(closed({
    tool,
    automationDetails: closed({ id: text }, ['id']),
    columnKind: { const: 'utf16CodeUnits' },
    originalUriBaseIds: { type: 'object', additionalProperties: closed({ description: message }, []) },
    invocations: list(invocation),
    results: list(result),
  }, ['tool', 'results', 'columnKind'])),
}, ['version', 'runs']);
