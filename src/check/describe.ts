import type { Problem, Spot } from '../rule/define-rule';
import { spell } from '../schema/spelling';

/** Where a mismatch is, on both sides: at the property, and where there is none at the class. */
export function spotOf(at: Problem['at']): Spot {
  if (!('kind' in at)) return at;
  switch (at.kind) {
    case 'client-only-class':
      return { class: at.client.name, property: null, client: at.client.source, server: at.similar?.source ?? null };
    case 'class-kind':
      return { class: at.client.name, property: null, client: at.client.source, server: at.server.source };
    case 'primary-key':
      return {
        class: at.client.name,
        property: (at.serverKey ?? at.clientKey)?.mapTo ?? null,
        client: at.clientKey?.source ?? at.client.source,
        server: at.serverKey?.source ?? at.server.source,
      };
    case 'client-only-property':
      return { class: at.client.name, property: at.clientProperty.mapTo, client: at.clientProperty.source, server: (at.similar ?? at.server).source };
    case 'server-only-property':
      return { class: at.client.name, property: at.serverProperty.mapTo, client: at.client.source, server: at.serverProperty.source };
    default:
      return { class: at.client.name, property: at.clientProperty.mapTo, client: at.clientProperty.source, server: at.serverProperty.source };
  }
}

/** The folder and name of a file: enough to find it, and short enough for a sentence. */
function shortPath(file: string): string {
  return file.split('/').slice(-2).join('/');
}

/** The values that every message can use. */
export function standardData(at: Problem['at'], spot: Spot): Record<string, string> {
  const data: Record<string, string> = { class: spot.class ?? '', property: spot.property ?? '' };
  if (spot.client) data.clientFile = shortPath(spot.client.file);
  if (spot.server) data.serverFile = shortPath(spot.server.file);
  if ('change' in at) {
    if (at.before !== null) data.before = at.before;
    if (at.after !== null) data.after = at.after;
  }
  if (!('kind' in at)) return data;
  const client = at.kind === 'primary-key' ? at.clientKey : 'clientProperty' in at ? at.clientProperty : undefined;
  const server = at.kind === 'primary-key' ? at.serverKey : 'serverProperty' in at ? at.serverProperty : undefined;
  if (client !== undefined) data.clientType = spell(client);
  if (server !== undefined) data.serverType = spell(server);
  return data;
}

/** Puts data into a template. A name without a value is a fault of ours, and stays visible. */
export function fill(template: string, data: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => data[name] ?? whole);
}
