import { droppedClasses } from '../src/compare/dropped-classes';
import { sideRule, type Problem } from '../src/rule/define-rule';
import type { Spot } from '../src/rule/finding';
import { respell } from '../src/rule/repair';
import type { ClientSchemas } from '../src/schema/client-schemas';
import { nearestName } from '../src/schema/nearest-name';
import type { Use } from '../src/schema/uses';

/** Code names a class that no realm has: the call throws when it runs. */
export const rule = sideRule({
  id: 'unknown-class',
  group: 'client',
  docs: {
    description: 'disallow classes in code that no realm is given',
    reference: 'client-schema.md 4.5',
  },
  severity: { sync: 'warn', validator: 'warn', device: 'warn' },
  on: 'client',
  facts: ['{{class}}'],
  messages: {
    undeclared: {
      text: 'No class is called `{{class}}`, in whatever list a realm is opened with: the call throws when it runs.',
      help: 'Write the `name` of a class as its schema has it, or better the class itself: then a misspelling does not compile.',
      errors: ['E39'],
    },
    misspelt: {
      text: 'No class is called `{{class}}`, in whatever list a realm is opened with: the call throws when it runs. There is `{{near}}`.',
      help: 'Write `{{near}}`, if that is what is meant, or better the class itself: then a misspelling does not compile.',
      errors: ['E39'],
    },
    unlisted: {
      text: '`{{class}}` is in the list of no realm, and all lists were read: the call throws when it runs.',
      help: 'Add the class to the list that the realm is opened with.',
      errors: ['E39'],
    },
  },
  *check(comparison) {
    const { client } = comparison;
    if (!isEachClassKnown(client)) return;
    // What the server dropped is reported as that.
    const dropped = droppedClasses(comparison);
    const declared = new Map(client.classes.map((each) => [each.name, each]));
    for (const use of client.uses) {
      const { class: name, classPlace } = use;
      if (!namesClass(use) || isDamaged(name, client) || dropped.has(name)) continue;
      const schema = declared.get(name);
      const at: Spot = { class: name, property: null, client: classPlace, server: null };
      if (schema === undefined) yield undeclared(at, name, client);
      else if (schema.unlisted === true) yield { at, message: 'unlisted', breaks: [] };
    }
  },
  repairs: respell,
});

function undeclared(at: Spot, name: string, { classes }: ClientSchemas): Problem<'undeclared' | 'misspelt', Spot> {
  const { nearest: near } = nearestName(name, classes.filter(({ unlisted }) => unlisted !== true).map((each) => each.name));
  if (near === undefined) return { at, message: 'undeclared', breaks: [] };
  return { at: { ...at, misspelt: { written: name, meant: near } }, message: 'misspelt', data: { near }, breaks: [] };
}

/** Whether a use is a call that names its class: what is made of its results is no second fault. Classes of the SDK begin with two lines. */
const namesClass = (use: Use): boolean =>
  (use.kind === 'created' || (use.kind === 'queried' && use.queries.length === 0)) && !use.class.startsWith('__');

/** Whether all realms are opened with lists, these were read whole, and no schema is hidden. */
function isEachClassKnown({ configurations, opensListless, unresolved, invalid }: ClientSchemas): boolean {
  if (opensListless === true || configurations.length === 0 || !configurations.every(({ complete }) => complete)) return false;
  return [...unresolved, ...invalid].every(({ class: name }) => name !== null);
}

/** Whether a class is declared in a way that could not be read, or that is reported by itself. */
const isDamaged = (name: string, { unresolved, invalid }: ClientSchemas): boolean =>
  [...unresolved, ...invalid].some((each) => each.class === name);
