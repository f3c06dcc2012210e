import fc from 'fast-check';
import { serverExport, type Files } from './app';

/** The forms in which a client declares a class, or fails to. */
const FORMS = ['constant', 'class', 'plugin', 'common', 'spread', 'dynamic', 'refused', 'cut'] as const;
/** What is done with a class that could be read. */
const USES = ['synced', 'local', 'unused', 'none'] as const;
const SERVERS = ['fine', 'other', 'type', 'keyword', 'cut', 'array', 'absent'] as const;

/** One class of a random app, on the sides that it is on. */
export interface LaidOut {
  readonly name: string;
  /** The package that declares it; `null` where the client does not. */
  readonly package: string | null;
  readonly form: (typeof FORMS)[number];
  readonly use: (typeof USES)[number];
  readonly server: (typeof SERVERS)[number];
}

export interface Layout {
  readonly classes: readonly LaidOut[];
  /** Whether each package opens its realms where that can be seen. */
  readonly opens: boolean;
}

const laidOut = fc.record({
  package: fc.constantFrom('app', 'app', 'tool', null),
  form: fc.constantFrom(...FORMS),
  use: fc.constantFrom(...USES),
  server: fc.constantFrom(...SERVERS),
});

/** Apps of one or two packages, with up to five classes. Each is on one side at least. */
export const layouts: fc.Arbitrary<Layout> = fc.record({
  classes: fc.array(laidOut, { minLength: 1, maxLength: 5 }).map((all) =>
    all.map((each, index): LaidOut => ({
      ...each,
      name: `Class${String.fromCharCode(65 + index)}`,
      server: each.package === null && each.server === 'absent' ? 'fine' : each.server,
    })),
  ),
  opens: fc.boolean(),
});

export const fileOf = ({ name, package: folder, form }: LaidOut): string => `${folder ?? ''}/src/${name}.${form === 'common' ? 'js' : 'ts'}`;
export const schemaOf = ({ name }: LaidOut): string => `server/data_sources/mongodb-atlas/app/${name}/schema.json`;

const IMPORT = "import Realm, { BSON } from 'realm';\n";

/** The source of a class. */
function sourceOf({ name, form }: LaidOut): string {
  const literal = `{ name: '${name}', primaryKey: '_id', properties: { _id: 'objectId', note: 'string' } }`;
  switch (form) {
    case 'constant': return `${IMPORT}export const ${name}: Realm.ObjectSchema = ${literal};\n`;
    case 'class': return `${IMPORT}export class ${name} extends Realm.Object {\n  static schema = ${literal};\n}\n`;
    case 'plugin': return `${IMPORT}export class ${name} extends Realm.Object<${name}> {\n  _id!: BSON.ObjectId;\n  note!: string;\n  static primaryKey = '_id';\n}\n`;
    case 'common': return `const Realm = require('realm');\nclass ${name} extends Realm.Object {}\n${name}.schema = ${literal};\nmodule.exports = { ${name} };\n`;
    case 'spread': return `${IMPORT}import { more } from './missing';\nexport const ${name}: Realm.ObjectSchema = { name: '${name}', primaryKey: '_id', properties: { _id: 'objectId', note: 'string', ...more } };\n`;
    case 'dynamic': return `${IMPORT}export const ${name}: Realm.ObjectSchema = { name: process.env.NAME, primaryKey: '_id', properties: { _id: 'objectId' } };\n`;
    case 'refused': return `${IMPORT}export const ${name}: Realm.ObjectSchema = { name: '${name}', primaryKey: 'gone', properties: { _id: 'objectId' } };\n`;
    case 'cut': return `${IMPORT}export class ${name} extends Realm.Object {\n  static schema = { name: '${name}', primaryKey: '_id', properties: {\n`;
  }
}

/** Where the realms of a package are opened. */
function openOf(classes: readonly LaidOut[]): string {
  const used = (use: LaidOut['use']): string[] => classes.filter((each) => each.use === use).map(({ name }) => name);
  const imports = classes.filter(({ use }) => use === 'synced' || use === 'local').map(({ name }) => `import { ${name} } from './${name}';\n`);
  const local = used('local').length === 0 ? '' : `export const cache = new Realm({ path: 'cache.realm', schema: [${used('local').join(', ')}] });\n`;
  return `import Realm from 'realm';\n${imports.join('')}${local}export const open = (user) => Realm.open({ schema: [${used('synced').join(', ')}], sync: { user, flexible: true } });\n`;
}

const NOTES: Readonly<Record<LaidOut['server'], object>> = {
  fine: { bsonType: 'string' },
  other: { bsonType: 'int' },
  type: { bsonType: 'timestamp' },
  keyword: { bsonType: 'string', oneOf: [{ maxLength: 3 }] },
  cut: {}, array: {}, absent: {},
};

function serverOf(classes: readonly LaidOut[]): Files {
  const there = classes.filter(({ server }) => server !== 'absent');
  const whole = serverExport(Object.fromEntries(there.map(({ name, server }) => [name, { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: NOTES[server] } }])));
  const damaged = there.filter(({ server }) => server === 'cut' || server === 'array')
    .map((each) => [schemaOf(each), each.server === 'cut' ? `{ "title": "${each.name}", ` : '[]\n']);
  return { ...whole, ...(Object.fromEntries(damaged) as Files) };
}

/** The files of a layout. */
export function filesOf({ classes, opens }: Layout): Files {
  const packages = [...new Set(classes.flatMap(({ package: folder }) => folder ?? []))];
  const ofPackages = packages.flatMap((folder) => {
    const own = classes.filter((each) => each.package === folder);
    return [
      [`${folder}/package.json`, { name: folder, dependencies: { realm: '12.0.0' }, devDependencies: { '@realm/babel-plugin': '^0.2.0' } }],
      ...own.map((each) => [fileOf(each), sourceOf(each)]),
      ...(opens ? [[`${folder}/src/open.ts`, openOf(own)]] : []),
    ];
  });
  return { ...(Object.fromEntries(ofPackages) as Files), ...serverOf(classes) };
}
