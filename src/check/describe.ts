import { placeOf } from '../compare/difference';
import { spellingsOf } from '../compare/spellings';
import type { Problem } from '../rule/define-rule';
import type { Spot } from '../rule/finding';
import { spell } from '../schema/spelling';

/** Where a problem is, on both sides and in the baseline. */
export function spotOf(at: Problem['at']): Spot {
  if (!('between' in at)) return at;
  const { class: name, property, client, server, explains } = at;
  return {
    class: name,
    property,
    client: placeOf(client),
    server: placeOf(server),
    baseline: at.between === 'revisions' ? placeOf(at.before) : null,
    explains,
  };
}

/** The folder and name of a file: enough to find it, and short enough for a sentence. */
export function shortPath(file: string): string {
  return file.split('/').slice(-2).join('/');
}

/** What a change was from and to. A class may have had no key at all. */
function changeData(at: Problem['at']): Record<string, string> {
  if (!('between' in at) || at.between === 'sides') return {};
  const { before, after } = spellingsOf(at);
  const missing = at.kind === 'primary-key' ? 'none' : null;
  const [from, to] = [before ?? missing, after ?? missing];
  return { ...(from === null ? {} : { before: from }), ...(to === null ? {} : { after: to }) };
}

/** What the two sides declare, where they disagree. */
function typeData(at: Problem['at']): Record<string, string> {
  if (!('between' in at) || at.between === 'revisions') return {};
  const [client, server] = [at.client.property, at.server?.property];
  return { ...(client === undefined ? {} : { clientType: spell(client) }), ...(server === undefined ? {} : { serverType: spell(server) }) };
}

/** The values that every message can use. */
export function standardData(at: Problem['at'], spot: Spot): Record<string, string> {
  return {
    class: spot.class ?? '',
    property: spot.property ?? '',
    ...(spot.client ? { clientFile: shortPath(spot.client.file) } : {}),
    ...(spot.server ? { serverFile: shortPath(spot.server.file) } : {}),
    ...changeData(at),
    ...typeData(at),
  };
}

/** Puts data into a template. A name without a value is a fault of ours, and stays visible. */
export function fill(template: string, data: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => data[name] ?? whole);
}
