import { runningSync } from '../src/compare/gaps';
import { sideRule } from '../src/rule/define-rule';

/** In development mode every client may change the schema of the server: where people rely on it, nobody should. */
export const rule = sideRule({
  id: 'development-mode',
  group: 'sync',
  docs: {
    description: 'disallow development mode outside of a development environment',
    reference: 'server-schema.md 7, errors.md 4.2',
  },
  severity: { sync: 'warn', validator: 'off', device: 'off' },
  on: 'server',
  messages: {
    on: {
      text: 'Development mode is on, and this app is deployed to `{{environment}}`: every client can add classes and properties to the schema of the server, documents are not validated, and whatever an unfinished version of the app declares stays there.',
      help: 'Set `development_mode_enabled` to `false` for this environment. Before that, see that the schemas in this export hold all that clients have added, or their next release is refused (225).',
      facts: ['`{{environment}}`'],
      errors: ['D1', 'D2', 'D3'],
    },
    unnamed: {
      text: 'Development mode is on, and nothing says which environment this app is deployed to: in production every client could change the schema of the server.',
      help: 'Name the environment, in `environment` of the configuration (`"development"`, if it is that) or in the export, or turn development mode off.',
      severity: { sync: 'info' },
      errors: ['D1', 'D2', 'D3'],
    },
  },
  *check({ server }) {
    const sync = runningSync(server);
    if (sync?.developmentMode !== true) return;
    const environment = sync.environment?.trim().toLowerCase() ?? '';
    const at = { class: null, property: null, client: null, server: sync.developmentModeSource };
    if (UNNAMED.has(environment)) yield { at, message: 'unnamed', breaks: [] };
    else if (!DEVELOPMENT.has(environment)) yield { at, message: 'on', data: { environment: sync.environment ?? '' }, breaks: [] };
  },
});

/** How App Services and configurations call it, and how people shorten it. */
const DEVELOPMENT: ReadonlySet<string> = new Set(['development', 'dev', 'local']);
const UNNAMED: ReadonlySet<string> = new Set(['', 'no-environment']);
