/** Reads and checks the project in a folder with what was built, and prints as JSON the lines of its summary. Run as a process of its own: a crash ends only this one. */
import { createRequire } from 'node:module';
import path from 'node:path';

const load = createRequire(path.join(import.meta.dirname, '../../dist/src/'));
const { checkProject } = load('./api/check-project.js');
const { readClient, readServer } = load('./api/read-side.js');

const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

/** How often each word occurs, in the order of the words. */
function tally(words) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

const sizeOf = (side) => `${count(side.classes.length, 'class', 'classes')}, ${count(sum(side.classes.map(({ properties }) => properties.size)), 'property', 'properties')}`;

/** What a check of one app came to. */
function linesOf({ result: { comparison, classes }, report: { findings, notCompared, unresolved }, failures }) {
  return [
    `client: ${sizeOf(comparison.client)}; unresolved ${unresolved.length}`,
    ...(comparison.server === null || comparison.target === 'local' ? [] : [`server: ${sizeOf(comparison.server)}; ${comparison.target}`]),
    `compared: ${count(classes.compared, 'class', 'classes')}`,
    ...tally(findings.map(({ rule, severity }) => `${rule} ${severity}`)).map(([what, times]) => `${what}: ${times}`),
    ...(notCompared.length === 0 ? [] : [`not compared: ${tally(notCompared.map(({ kind }) => kind)).map(([kind, times]) => `${kind} ${times}`).join(', ')}`]),
    ...failures.map((failure) => `failed: ${shown(failure)}`),
  ];
}

/** The beginning of a message says what it is about; the rest is advice. */
const shown = (text) => text.replaceAll(folder, '.').split(/[:.](?:\s|$)/)[0];

/** One side alone, where both cannot be compared: what is read of it should not change unseen either. */
function sideAlone(side, read) {
  try {
    return `${side}: ${sizeOf(read([], {}, folder))}`;
  } catch (error) {
    return `${side}: ${shown(error.message)}`;
  }
}

function linesOfProject(request) {
  const checked = checkProject(request, { cwd: folder, env: {} });
  if ('only' in checked) return linesOf(checked.only);
  return checked.several.flatMap(({ name, checked: each }) => [
    `app ${name}`,
    ...(each instanceof Error ? [`not checked: ${shown(each.message)}`] : linesOf(each)).map((line) => `  ${line}`),
  ]);
}

const USER_ERRORS = ['WorkspaceError', 'ConfigError', 'HistoryError'];

/** What can be said of a project: of both sides, or of its local realms and each side alone. */
function summary() {
  const failures = [];
  for (const request of [{}, { target: 'local' }]) {
    try {
      return [...failures, ...linesOfProject(request), ...(failures.length === 0 ? [] : [sideAlone('server', readServer)])];
    } catch (error) {
      if (!USER_ERRORS.includes(error.name)) throw error;
      failures.push(`not checked${request.target === undefined ? '' : ` as ${request.target}`}: ${shown(error.message)}`);
    }
  }
  return [...failures, sideAlone('client', readClient), sideAlone('server', readServer)];
}

const folder = path.resolve(process.argv[2] ?? '.');
process.stdout.write(JSON.stringify(summary()));
