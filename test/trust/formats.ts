/** What each format says of findings, read back: `severity rule file:line` for each, with its first place, or `-` where it has none. */
export type Said = (text: string) => readonly string[];

const LEVELS: Readonly<Record<string, string>> = { error: 'error', warning: 'warn', note: 'info', notice: 'info', major: 'error', minor: 'warn', info: 'info', warn: 'warn' };

const said = (level: string, rule: string, place: string): string => `${LEVELS[level] ?? level} ${rule} ${place}`;

/** A text of XML or HTML as it is meant. */
function unescaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };
  return text.replace(/<[^>]*>/g, '').replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: { readonly startLine: number } } }[];
}

const sarif: Said = (text) => {
  const { runs } = JSON.parse(text) as { readonly runs: readonly { readonly results: readonly SarifResult[] }[] };
  return runs.flatMap(({ results }) => results).map(({ ruleId, level, locations: [first] }) => {
    const { artifactLocation, region } = first?.physicalLocation ?? {};
    return said(level, ruleId, artifactLocation === undefined ? '-' : `${decodeURIComponent(artifactLocation.uri)}:${region?.startLine ?? 0}`);
  });
};

interface GitlabEntry {
  readonly check_name: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const gitlab: Said = (text) => (JSON.parse(text) as readonly GitlabEntry[])
  .map(({ check_name: rule, severity, location: { path, lines } }) => said(severity, rule, path === '.' ? '-' : `${path}:${lines.begin}`));

/** A notice at the other side of a finding is no finding. */
const github: Said = (text) => text.split('\n').flatMap((line) => {
  const [, level = '', head = ''] = /^::(\w+) ([^]*?)::.*%0Ahelp: /.exec(line) ?? [];
  if (level === '') return [];
  const of = Object.fromEntries(head.split(',').map((each) => each.split('=', 2).map((part) => part.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%')) as [string, string]));
  return [said(level, of.title ?? '', of.file === undefined ? '-' : `${of.file}:${of.line ?? ''}`)];
});

/** The first place in the lines that tell of a finding. */
const placeIn = (lines: readonly string[]): string => /^\w+: (.*:\d+):\d+$/.exec(lines.find((line) => /^(?:client|server|before): .*:\d+:\d+$/.test(line)) ?? '')?.[1] ?? '-';

const junit: Said = (text) => [
  ...[...text.matchAll(/<failure type="([^"]*)"[^>]*>([^]*?)<\/failure>/g)].map(([, rule = '', body = '']) =>
    said('error', rule, placeIn(body.split('\n').map((line) => unescaped(line).trim())))),
  ...[...text.matchAll(/<system-out>([^]*?)<\/system-out>/g)].flatMap(([, body = '']) => {
    const lines = body.split('\n').map((line) => unescaped(line).trim());
    const heads = lines.flatMap((line, at) => (/^(?:warn|info) [a-z-]+$/.test(line) ? [at] : []));
    return heads.map((at, index) => {
      const [level = '', rule = ''] = (lines[at] ?? '').split(' ');
      return said(level, rule, placeIn(lines.slice(at, heads[index + 1])));
    });
  }),
];

const html: Said = (text) => [...text.matchAll(/<article class="finding \w+"[^>]* data-rule="([^"]*)" data-severity="([^"]*)"[^>]*>([^]*?)<\/article>/g)]
  .map(([, rule = '', level = '', body = '']) => {
    const place = unescaped(/<span class="place">([^]*?)<\/span>/.exec(body)?.[1] ?? '');
    return said(level, rule, place === '' ? '-' : place.replace(/:\d+$/, ''));
  });

/** A place in a text of Markdown. */
const placeOf = (text: string): string => (/`+ ?([^`]*:\d+) ?`+/.exec(text)?.[1] ?? '-').replaceAll('\\|', '|');

/** A detail is of one finding, and of those that are alike: each of these has a line of its own. */
const markdown: Said = (text) => {
  const [, details = ''] = /<summary>Details<\/summary>\n\n([^]*?)\n\n<\/details>/.exec(text) ?? [];
  return details.split('\n\n---\n\n').filter((each) => each !== '').flatMap((detail) => {
    const [, level = '', rule = ''] = /^\*\*(\w+)\*\* [^\n]*, `([a-z-]+)`$/m.exec(detail) ?? [];
    const [own = '', others = ''] = detail.split('The same in\n\n');
    const places = own.trimEnd().split('\n\n').at(-1) ?? '';
    const alike = others.split('\n').filter((line) => line.startsWith('- ')).map((line) => said(level, rule, placeOf(line.split(' at ').at(-1) ?? '')));
    return [said(level, rule, placeOf(places)), ...alike];
  });
};

/** The formats for services and people that list findings. */
export const READ_BACK = { sarif, junit, gitlab, github, markdown, html } as const satisfies Readonly<Record<string, Said>>;
