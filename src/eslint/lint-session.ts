import path from 'node:path';
import { readClient } from '../client/read-client';
import type { AppConfig } from '../config/config';
import type { FileTree } from '../tree/file-tree';
import { filesWithFindings, judgeReading } from './findings';
import { clientsOf } from '../workspace/clients';
import { scopeOf } from '../workspace/scope';
import { liveTree, type LiveTree } from '../tree/live-tree';
import { appsFor } from './project-root';
import { createSession, type Reading, type Session } from './session';

/** What is known when a file is linted. */
export type LintState =
  | { readonly kind: 'irrelevant' }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'ready'; readonly reading: Extract<Reading, { comparison: unknown }>; readonly file: string };

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

/** Apps in the order in which they may claim a file: one whose configuration says where its client is comes before one that takes what it finds. */
function sessionsOf(apps: readonly AppConfig[]): Session[] {
  const explicit = apps.filter(({ client }) => client !== undefined);
  return [...explicit, ...apps.filter((each) => !explicit.includes(each))].flatMap(clientsIn).map(sessionOf);
}

/** Whether a text does declare a class; the cheap test before only says that it might. */
function declares(file: string, text: string): boolean {
  const name = path.basename(file);
  const only: FileTree = { root: '/', files: () => [name], read: () => ({ text, byteOrderMark: false }), has: (each) => each === name };
  const { classes, unresolved, invalid } = readClient(only, { files: [name] });
  return classes.length + unresolved.length + invalid.length > 0;
}

const NO_SERVER = 'No server found: there is no App Services export (a folder with data_sources/) above this file, and no realm-schema.config.json that says where the server side is.';

function lintSource(file: string, text: string): LintState {
  const broken = (reason: string): LintState => (declares(file, text) ? { kind: 'broken', reason } : IRRELEVANT);
  try {
    const apps = appsFor(file);
    if (apps.length === 0) return broken(NO_SERVER);
    const session = sessionsOf(apps).find(({ nameOf, holds }) => holds(nameOf(file)));
    if (session === undefined) return IRRELEVANT;
    const name = session.nameOf(file);
    const reading = session.read(name, text);
    if ('broken' in reading) return broken(reading.broken);
    judgeReading(reading);
    return { kind: 'ready', reading, file: name };
  } catch (error) {
    return broken((error as Error).message);
  }
}

/** A fault of the server side is reported where the client needs it, and in the file itself by ESLint's JSON parser. */
function lintJson(file: string, text: string): LintState {
  try {
    for (const session of sessionsOf(appsFor(file))) {
      const name = session.nameOf(file);
      const isHeld = session.holds(name);
      const reading = session.read(name, text);
      if (!('broken' in reading) && (isHeld || filesWithFindings(reading).has(name))) return { kind: 'ready', reading, file: name };
    }
    return IRRELEVANT;
  } catch {
    return IRRELEVANT;
  }
}

/** The state for one file that may matter. Never throws: what goes wrong is the state `broken`, with the reason in one sentence. */
export function lint(file: string, text: string): LintState {
  return /\.jsonc?$/.test(file) ? lintJson(file, text) : lintSource(file, text);
}
