import path from 'node:path';
import { readClient } from '../client/read-client';
import { CONFIG_FILES, ConfigError, type AppConfig } from '../config/config';
import type { FileTree } from '../tree/file-tree';
import { filesWithFindings } from './findings';
import { clientsOf } from '../workspace/clients';
import { scopeOf } from '../workspace/scope';
import { liveTree, type LiveTree } from '../tree/live-tree';
import { appsFor } from './project-root';
import { createSession, type Reading, type Session } from './session';

/** What is known when a file is linted. */
export type LintState =
  | { readonly kind: 'irrelevant' }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'ready'; readonly parts: readonly Part[]; readonly faults: readonly string[] };

/** A file as a part of one client and its server. It may be one of several: sources that two apps share, or a server of two clients. */
export interface Part {
  readonly reading: Extract<Reading, { comparison: unknown }>;
  /** The file, relative to the root of the app. */
  readonly file: string;
}

const IRRELEVANT: LintState = { kind: 'irrelevant' };

const sessions = new Map<string, { readonly written: string; readonly session: Session }>();

/** The session of an app; a new one where its configuration changed. */
function sessionOf(config: AppConfig): Session {
  const key = `${config.folder}\0${config.name ?? ''}`;
  const written = JSON.stringify(config);
  const known = sessions.get(key);
  if (known?.written === written) return known.session;
  const session = createSession(config);
  sessions.set(key, { written, session });
  return session;
}

/** The clients of apps, with what must be as it was for the answer to stand: the list of files, and the packages among them. */
const clients = new Map<string, { readonly tree: LiveTree; configs: readonly AppConfig[] | undefined }>();

/** Each client of an app, as the command finds them. */
function clientsIn(config: AppConfig): readonly AppConfig[] {
  const key = JSON.stringify(config);
  const known = clients.get(key) ?? { tree: liveTree(config.folder, scopeOf(config)), configs: undefined };
  clients.set(key, known);
  const { relisted, changed } = known.tree.refresh([]);
  if (relisted || changed.length > 0) known.configs = undefined;
  known.configs ??= clientsOf(known.tree, config);
  return known.configs;
}

const sessionsOf = (apps: readonly AppConfig[]): Session[] => apps.flatMap(clientsIn).map(sessionOf);

/** Whether a text does declare a class; the cheap test before only says that it might. */
function declares(file: string, text: string): boolean {
  const name = path.basename(file);
  const only: FileTree = { root: '/', files: () => [name], read: () => ({ text, byteOrderMark: false }), has: (each) => each === name };
  const { classes, unresolved, invalid } = readClient(only, { files: [name] });
  return classes.length + unresolved.length + invalid.length > 0;
}

const NO_SERVER = 'No server found: there is no App Services export (a folder with data_sources/) above this file, and no realm-schema.config.json that says where the server side is.';

/** A file in one client; `undefined` where it is no part of that. What goes wrong is one sentence. */
function partOf(session: Session, file: string, text: string): Part | string | undefined {
  try {
    const name = session.nameOf(file);
    if (!session.holds(name)) return undefined;
    const reading = session.read(name, text);
    return 'broken' in reading ? reading.broken : { reading, file: name };
  } catch (error) {
    return (error as Error).message;
  }
}

function lintSource(file: string, text: string): LintState {
  const broken = (reason: string): LintState => (declares(file, text) ? { kind: 'broken', reason } : IRRELEVANT);
  try {
    const apps = appsFor(file);
    if (apps.length === 0) return broken(NO_SERVER);
    const found = sessionsOf(apps).map((session) => partOf(session, file, text));
    const parts = found.filter((each) => typeof each === 'object');
    const faults = [...new Set(found.filter((each) => typeof each === 'string'))];
    if (parts.length > 0) return { kind: 'ready', parts, faults };
    return faults[0] === undefined ? IRRELEVANT : broken(faults.join(' '));
  } catch (error) {
    return broken((error as Error).message);
  }
}

/** A JSON file in the clients of one app, as far as something is to be said of it there. */
function jsonParts(app: AppConfig, file: string, text: string): Part[] {
  return sessionsOf([app]).flatMap((session) => {
    const name = session.nameOf(file);
    const isHeld = session.holds(name);
    const reading = session.read(name, text);
    return !('broken' in reading) && (isHeld || filesWithFindings(reading).has(name)) ? [{ reading, file: name }] : [];
  });
}

/**
 * A fault of the server side is reported where the client needs it, and in the file itself by ESLint's JSON parser; one of the
 * configuration in its file too.
 */
function lintJson(file: string, text: string): LintState {
  try {
    const parts: Part[] = [];
    for (const app of appsFor(file)) {
      parts.push(...jsonParts(app, file, text));
      // Without a configuration, the apps are folders that may be the app: the nearest is.
      if (app.file === null && parts.length > 0) break;
    }
    return parts.length === 0 ? IRRELEVANT : { kind: 'ready', parts, faults: [] };
  } catch (error) {
    const isOwn = error instanceof ConfigError && CONFIG_FILES.includes(path.basename(file)) && error.message.startsWith(`${file}:`);
    return isOwn ? { kind: 'broken', reason: error.message } : IRRELEVANT;
  }
}

/** The state for one file that may matter. Never throws: what goes wrong is the state `broken`, with the reason in one sentence. */
export function lint(file: string, text: string): LintState {
  return /\.jsonc?$/.test(file) ? lintJson(file, text) : lintSource(file, text);
}
