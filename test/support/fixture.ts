import { existsSync } from 'node:fs';
import path from 'node:path';
import { defaultConfig, readConfig, type AppConfig } from '../../src/config/config';

/** The configuration of a fixture app: its own, or none. */
export function fixtureConfig(root: string): AppConfig {
  const file = path.join(root, 'realm-schema.config.json');
  const [own] = existsSync(file) ? readConfig(file) : [];
  return own ?? defaultConfig(root);
}
