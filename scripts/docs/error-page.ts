import { rules } from '../../rules/index';
import { catalogue, PLACEHOLDER, withThoseBehind, type CatalogueEntry, type Wording } from '../../src/explain/catalogue';
import { rulesNaming } from '../../src/diagnose/explained-entry';

const GROUPS: Readonly<Record<string, readonly [heading: string, about: string]>> = {
  A: ['Messages without detail', 'They say that something went wrong, and not what. The line before them in the sync log does.'],
  B: ['While changes are merged', 'The device has a definition of its own and receives another one. Each line follows `Failed to transform received changeset:`; the app sees `Bad changeset (DOWNLOAD)`.'],
  C: ['While changes are applied', 'The device cannot apply what the server sent. Each line follows `Failed to apply received changeset:`; the app sees `Bad changeset (DOWNLOAD)`.'],
  D: ['Said by the server', 'In the error that the app gets, or on the log page of App Services.'],
  E: ['When a realm is opened', 'Thrown on the device. "From" is what the file holds (what the server sent, or an older version of the app wrote), "to" is the client\'s model.'],
  F: ['During a client reset', 'The fresh copy from the server and the file on the device do not fit together. The first of two values is the server\'s.'],
  G: ['After Device Sync', 'Validators of collections, and sync services of others.'],
};

const TYPES: Readonly<Record<string, string>> = {
  C: 'class', D: 'class', E: 'class', X: 'class', p: 'property', q: 'property', T: 'type', K: 'attributes', I: 'instruction', n: 'number', v: '…',
};

/** A wording as a reader sees it: `{C}.{p}` is `‹class›.‹property›`. */
function shown({ text, versions }: Wording): string {
  const readable = text.replace(PLACEHOLDER, (_, name: string) => {
    const type = TYPES[name.charAt(0)] ?? name;
    return type === '…' ? type : `‹${type}${name.endsWith('s') ? ', …' : ''}›`;
  });
  const fence = readable.includes('`') ? '``' : '`';
  return `- ${fence}${readable}${fence}${versions === undefined ? '' : ` (${versions})`}`;
}

const ruleLink = (rule: string): string => `[\`${rule}\`](../rules/${rule}.md)`;

function section({ id, title, wordings, codes, schemaProblem, breaks, cause, advice, source }: CatalogueEntry): string {
  const finders = rulesNaming(withThoseBehind([id]), rules);
  return [
    `<a id="${id.toLowerCase()}"></a>`,
    `### ${id}: ${title}`,
    ...(wordings.length === 0 ? [] : [wordings.map(shown).join('\n')]),
    ...(schemaProblem ? [] : ['**Not a schema problem.**']),
    cause,
    advice.map((each) => `- ${each}`).join('\n'),
    [
      ...(codes === undefined ? [] : [`Numbers: ${codes.join(', ')}.`]),
      ...(breaks.length === 0 ? [] : [`Breaks: ${breaks.join(', ')}.`]),
      finders.length === 0 ? 'No rule can find it beforehand.' : `Found beforehand by ${finders.map(ruleLink).join(', ')}.`,
      `Source: ${source}.`,
    ].join(' '),
  ].join('\n\n');
}

/** The catalogue as a page. Each error has the anchor of its id in lower case: `docs/errors/README.md#a1`. */
export function cataloguePage(): string {
  const groups = Object.entries(GROUPS).map(([letter, [heading, about]]) => {
    const entries = catalogue.filter(({ id }) => id.startsWith(letter));
    return [`## ${letter}: ${heading}`, about, ...entries.map(section)].join('\n\n');
  });
  return `${[
    '# Runtime errors',
    '<!-- generated from src/explain/catalogue: npm run docs -->',
    'What Realm and MongoDB print when schemas do not fit, what it means, and which rule finds the cause beforehand. '
      + '`npx realm-schema explain "<line>"` looks a line up here, names the class and the property, and shows the finding behind it where a project is at hand.',
    'One mismatch has several faces. A property that is required on the server and optional on the client is E2 where the realm is opened after the download, '
      + 'B2 and A1 where it was opened first, A2 or error 225 where the client uploads its schema first, and F4 during a client reset.',
    ...groups,
  ].join('\n\n')}\n`;
}
