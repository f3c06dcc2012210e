import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const CLIENT = `const Realm = require('realm');

class Task extends Realm.Object {
  static schema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', note: 'string?' } };
}

module.exports = { Task };
`;

const SCHEMA = {
  title: 'Task',
  bsonType: 'object',
  required: ['_id', 'note'],
  properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } },
};

/** The rule that has something to say of the app: `note` is optional on the client and required on the server. */
export const expected = 'optional-required-mismatch';

/** Writes an app of one class, with a fault, that installs the package from a tarball. */
export function writeApp(folder, tarball, files) {
  const all = {
    'package.json': {
      name: 'app',
      private: true,
      devDependencies: { eslint: '^9.39.0', 'eslint-plugin-realm-schema': `file:${tarball}` },
    },
    'eslint.config.mjs': "import realmSchema from 'eslint-plugin-realm-schema';\n\nexport default [{ files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } }, realmSchema.configs['flat/recommended']];\n",
    'api.cjs': "const { check } = require('eslint-plugin-realm-schema/api');\nconsole.log(check().findings.map(({ rule }) => rule).join());\n",
    'client/Task.js': CLIENT,
    'server/root_config.json': { app_id: 'app', name: 'app' },
    'server/data_sources/cluster/config.json': { name: 'cluster', type: 'mongodb-atlas', config: { clusterName: 'Cluster0' } },
    'server/data_sources/cluster/app/Task/schema.json': SCHEMA,
    'server/sync/config.json': { type: 'flexible', state: 'enabled', service_name: 'cluster', database_name: 'app' },
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  }
}
