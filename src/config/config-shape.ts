import { TARGETS } from '../schema/targets';

/** The shape of `realm-schema.config.json`, as far as it does not depend on the catalogue of rules. */

/** An empty value names nothing; one that is longer than this is no path of any system. */
const text = { type: 'string', pattern: '^(?=[^]{0,4095}\\S)[^]{1,4096}$' } as const;
const strings = { type: 'array', items: text } as const;
const pathList = { anyOf: [text, strings] } as const;

/** One app. A repository with several has an array of these. */
export const configShape = {
  $id: 'config',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    name: { ...text, description: 'What to call this app where a repository holds several.' },
    client: { ...pathList, description: 'Files, folders or patterns of the client sources.' },
    exclude: { ...pathList, description: 'Files and folders that are no part of the app, in patterns as `.gitignore` has them; what git ignores is left out anyway.' },
    server: { ...text, description: 'The folder of the server side, for example an App Services export; or another client, or a git revision of this one.' },
    target: { enum: TARGETS, description: 'What enforces the schemas.' },
    collections: {
      type: 'object',
      additionalProperties: text,
      description: 'The collection, or the file of a JSON Schema, that holds the objects of a class, by the name of the class.',
    },
    links: {
      type: 'object',
      additionalProperties: text,
      description: 'The class that a stored id leads to, by `Class.property`, for validators, which have no relationships.',
    },
    local: { ...strings, description: 'Names of classes that are never synced.' },
    sdk: { ...text, description: 'The version of the `realm` package, where it is neither installed nor declared.' },
    environment: { ...text, description: 'The environment that the server side is deployed to, such as `development` or `production`; by default the one that the export names.' },
    baseline: { ...text, description: 'The revision, folder or snapshot that a check also compares with, unless --against names another.' },
    released: {
      type: 'object',
      additionalProperties: false,
      description: 'The released clients that the present server side must still work with.',
      properties: {
        tags: { ...pathList, description: 'Patterns of git tags, as `git tag --list` takes them.' },
        from: { ...text, description: 'The oldest tag that is still in use.' },
        snapshots: { ...pathList, description: 'Snapshot files, or folders of them.' },
        versions: {
          type: 'object',
          description: 'What is known of single versions, by tag or snapshot name.',
          additionalProperties: {
            type: 'object',
            additionalProperties: false,
            properties: {
              share: { type: 'number', minimum: 0, maximum: 1, description: 'The share of users that have it, from 0 to 1.' },
              until: { ...text, description: 'The last day on which it is supported, such as 2026-03-31.' },
            },
          },
        },
      },
    },
    accepted: { ...text, description: 'The file of findings that were accepted with a reason; by default .realm-schema/accepted.json.' },
    rules: {
      type: 'object',
      description: 'Severity of a rule, or severity and options.',
      additionalProperties: {
        anyOf: [
          { enum: ['off', 'info', 'warn', 'error'] },
          {
            type: 'array',
            minItems: 1,
            maxItems: 2,
            items: [{ enum: ['off', 'info', 'warn', 'error'] }, { type: 'object' }],
            additionalItems: false,
          },
        ],
      },
    },
  },
} as const;
