import { rules } from '../../rules';
import type { Mismatch } from '../../src/compare/difference';
import type { Finding } from '../../src/rule/finding';
import { checkFiles, type Files } from '../support/app';
import { damage } from './class-damage';
import { inPlace, objectIn, type ClassKind, type Schema } from './class-kinds';
import { heldBy, storedIn, writtenOf, type Held } from './held-classes';
import { simplerThan } from './minimal';
import { clientFiles, fittingServer, type RandomApp, type RandomClass } from './random-classes';

/** An object of a server, with the class of the client whose objects it takes. */
interface Taken {
  readonly owner: RandomClass;
  readonly schema: Schema;
  /** The file whose references it may follow. */
  readonly root: object;
}

/** The objects of the server that a class stands for, and those that are inside of it. Each is there once. */
function takenFrom(first: readonly Taken[], classes: readonly RandomClass[]): Taken[] {
  const all = [...first];
  for (const { owner, schema, root } of all) {
    for (const { name, element } of heldBy(owner, classes)) {
      const inside = element.is === 'embedded' ? objectIn((schema.properties as Schema)[name], root) : undefined;
      if (element.is !== 'embedded' || inside === undefined || all.some((each) => each.schema === inside && each.owner === element.owner)) continue;
      all.push({ owner: element.owner, schema: inside, root });
    }
  }
  return all;
}

/** An app whose server side is damaged, with what stands for what. */
interface Built {
  readonly files: Files;
  readonly taken: readonly Taken[];
  /** The objects by the mark that each bears in its `description`. */
  readonly marked: ReadonlyMap<string, Schema>;
}

function build({ classes, damages, hasPlaces }: RandomApp, kind: ClassKind): Built {
  const client = clientFiles(classes);
  const fitting = fittingServer(client, kind.target, kind.version);
  const place: Schema = { ...(kind.kind.object({}) as Schema), additionalProperties: undefined, required: ['_id', 'city'], properties: { _id: {}, city: {} } };
  const server = hasPlaces ? kind.withRoot(fitting, 'Place', place) : fitting;
  const roots = (): Taken[] => classes.filter(({ isEmbedded }) => !isEmbedded).flatMap((owner) => {
    const schema = kind.rootOf(server, owner.name);
    return schema?.properties === undefined ? [] : [{ owner, schema, root: Object.values(server).find((file) => file === schema || JSON.stringify(file).includes(JSON.stringify(schema))) ?? {} }];
  });
  for (const each of damages) {
    const objects = takenFrom(roots(), classes);
    damage(objects[each.object % objects.length]?.schema ?? {}, each, kind);
  }
  const taken = takenFrom(roots(), classes);
  const marked = new Map<string, Schema>();
  for (const { schema } of taken) {
    if (marked.has(String(schema.description))) continue;
    const { title, ...rest } = schema;
    for (const key of Object.keys(schema)) delete schema[key];
    Object.assign(schema, { description: `object ${marked.size}`, ...(title === undefined ? {} : { title }) }, rest);
    marked.set(String(schema.description), schema);
  }
  return { files: { ...client, ...server }, taken, marked };
}

/** The object of the server that a finding is about. */
function objectOf({ about }: Finding, { files, marked }: Built): Schema | undefined {
  const { server } = about as Mismatch;
  if (server === null) return undefined;
  const { source, name } = server.schema;
  const text = JSON.stringify(files[source.file], null, 2).split('\n');
  const near = [text[source.line - 2], text[source.line - 1], text[source.line]].join('\n');
  const [, mark = ''] = /"description": "(object \d+)"/.exec(near) ?? [];
  const components = (files[source.file] as { readonly components?: { readonly schemas?: Record<string, Schema> } }).components?.schemas;
  return marked.get(mark) ?? marked.get(String(components?.[name]?.description));
}

const COMPATIBILITY = new Set<string>(rules.filter(({ group }) => group === 'compatibility').map(({ id }) => id));

/** What a random app came to. Faults are sentences. */
export interface Judged {
  readonly findings: number;
  readonly proved: number;
  readonly silent: readonly string[];
  readonly extra: readonly string[];
  readonly disproved: readonly string[];
  readonly larger: readonly string[];
  readonly unproved: readonly string[];
}

type Validate = (document: unknown) => boolean;

/** Executes the schemas of a server. */
function executor({ kind }: ClassKind): (schema: unknown, root: object) => Validate {
  const known = new Map<string, Validate>();
  return (schema, root) => {
    const whole = inPlace(schema, root) as object;
    const text = JSON.stringify(whole);
    const validate = known.get(text) ?? kind.validator(whole, true);
    known.set(text, validate);
    return (document) => validate({ p: document });
  };
}

/** A document that an object of a server takes, with what it must have and no more; `undefined` where none is found. */
function fitting(schema: Schema, root: object, kind: ClassKind, run: ReturnType<typeof executor>): Record<string, unknown> | undefined {
  const properties = schema.properties as Readonly<Record<string, Schema>>;
  const names = (schema.required ?? []) as string[];
  const values = names.map((name): [string, unknown] => {
    const node = properties[name];
    const inside = node === undefined ? undefined : objectIn(node, root);
    const object = inside === undefined ? undefined : fitting(inside, root, kind, run);
    const singles = [...Object.values(kind.kind.values), null, [], {}, ...(object === undefined ? [] : [object])];
    const takes = run(node ?? {}, root);
    return [name, [...singles, { e0: null }, { e0: 'a' }].find((each) => takes(each))];
  });
  if (values.some(([, value]) => value === undefined)) return undefined;
  const document = Object.fromEntries(values);
  return run(schema, root)(document) ? document : undefined;
}

/** An object of an embedded class as its client writes it, and as the server takes it where that can be. */
function objectsOf(owner: RandomClass, inside: Schema | undefined, root: object, app: RandomApp, kind: ClassKind, run: ReturnType<typeof executor>): object[] {
  const properties = (inside?.properties ?? {}) as Readonly<Record<string, Schema>>;
  const own = heldBy(owner, app.classes).map((held): [string, unknown] => {
    const node = properties[held.name] ?? {};
    const objects = held.element.is === 'embedded' ? objectsOf(held.element.owner, objectIn(node, root), root, app, kind, run) : [];
    const [first, ...others] = writtenOf(held, kind.kind, objects).flat();
    const takes = run(node, root);
    return [held.name, [first, ...others].find((each) => takes(each)) ?? first];
  });
  const written = Object.fromEntries(own);
  if (inside === undefined) return [written];
  const more = fitting(inside, root, kind, run) ?? {};
  const whole = { ...more, ...Object.fromEntries(own.filter(([name]) => inside.additionalProperties !== false || name in properties)) };
  // What does not fit inside is said of the class that stands there.
  return run(inside, root)(whole) ? [whole] : [];
}

const named = ({ rule, message, property, class: name }: Finding): string => `${rule} ${name ?? ''}.${property ?? ''} (${message.replaceAll(/`[^`]*`/g, '`…`').slice(0, 90)})`;

const keyOf = (schema: Schema, root: object): string => JSON.stringify(inPlace(schema, root));

/** A class and an object of the server that takes its objects, with what is found of the two. */
interface Judging extends Taken {
  readonly app: RandomApp;
  readonly kind: ClassKind;
  readonly run: ReturnType<typeof executor>;
  readonly found: readonly Finding[];
}

/** What is wrong about a property. */
type Faults = Pick<Judged, 'silent' | 'extra'>;

const NONE: Faults = { silent: [], extra: [] };

/** Gives the server all that the client may write in a property. */
function judgeUpload(held: Held, where: string, { schema, root, app, kind, run, found }: Judging): Faults {
  const node = (schema.properties as Readonly<Record<string, Schema>>)[held.name];
  const takes = node === undefined ? () => schema.additionalProperties !== false : run(node, root);
  const inside = node === undefined ? undefined : objectIn(node, root);
  const objects = held.element.is === 'embedded' ? objectsOf(held.element.owner, inside, root, app, kind, run) : [];
  const keys = Object.keys((inside?.properties ?? {}) as object);
  const isRefused = writtenOf(held, kind.kind, objects, keys).some((spellings) => !spellings.some((each) => takes(each)));
  if (isRefused) return found.length === 0 ? { ...NONE, silent: [`upload ${where}`] } : NONE;
  const isInstead = ({ about }: Finding): boolean => (about as Mismatch).kind === 'client-only-property' && (about as Mismatch).server?.property !== undefined;
  const uploads = found.filter((each) => each.breaks.includes('upload') && !isInstead(each));
  return { ...NONE, extra: uploads.map((each) => `upload ${where}: ${named(each)}`) };
}

/** Holds what the server takes in a property against the client. */
function judgeDownload(held: Held, where: string, { owner, schema, root, kind, run, found }: Judging): Faults {
  const node = (schema.properties as Readonly<Record<string, Schema>>)[held.name];
  if (node === undefined) return NONE;
  const [takes, inside] = [run(node, root), objectIn(node, root)];
  const server = inside === undefined ? undefined : fitting(inside, root, kind, run);
  // A document without its key gets one.
  const isThere = ((schema.required ?? []) as string[]).includes(held.name) || (held.name === '_id' && !owner.isEmbedded);
  const sent = storedIn(held, kind.kind, server === undefined ? [] : [server]).filter(({ document }) => (held.name in document ? takes(document[held.name]) : !isThere));
  const unheld = sent.filter(({ isHeld }) => isHeld === false);
  if (unheld.length > 0 && found.length === 0 && !saysNothing(node, root)) return { ...NONE, silent: [`download ${where}: ${unheld.map(({ document }) => kind.kind.text(document)).join(' ')}`] };
  const isOpen = unheld.length > 0 || sent.some(({ isHeld }) => isHeld === undefined);
  return { ...NONE, extra: isOpen ? [] : found.filter(({ breaks }) => breaks.includes('download')).map((each) => `download ${where}: ${named(each)}`) };
}

/** What the server requires, and the client does not write. */
function judgeRequired({ owner, schema, kind, found }: Judging): Faults {
  const isSaid = (name: string): boolean => found.some(({ property, about, breaks }) => breaks.includes('upload') && (property === name || (about as Mismatch).server?.property?.mapTo === name));
  const isWritten = (name: string): boolean => name in owner.properties || (name === '_id' && !owner.isEmbedded && kind.target === 'mongodb');
  const missing = ((schema.required ?? []) as string[]).filter((name) => !isWritten(name) && !isSaid(name));
  return { ...NONE, silent: missing.map((name) => `upload ${kind.kind.name} ${owner.name} requires ${name}`) };
}

/** Checks an app, and has its server say what it takes, class by class. */
export function judgeClasses(app: RandomApp, kind: ClassKind): Judged {
  const built = build(app, kind);
  const { findings, notCompared } = checkFiles(built.files, { server: '/app/server', target: kind.target });
  const run = executor(kind);
  const about = findings.filter(({ rule }) => COMPATIBILITY.has(rule)).map((finding) => ({ finding, object: objectOf(finding, built) }));
  const unread = new Set([...notCompared, ...findings.filter(({ rule }) => rule === 'undefined-required-property' || rule === 'unsupported-server-type')].map(({ property }) => property));
  const faults = built.taken.flatMap((taken): Faults[] => {
    const { owner, schema, root } = taken;
    const key = keyOf(schema, root);
    // Objects that say the same are compared once.
    const found = about.filter(({ object, finding }) => object !== undefined && finding.class === owner.name && keyOf(object, root) === key).map(({ finding }) => finding);
    const judging = { ...taken, app, kind, run, found: found.filter(({ property }) => !unread.has(property)) };
    const properties = heldBy(owner, app.classes).filter(({ name }) => !unread.has(name)).flatMap((held) => {
      const own = { ...judging, found: found.filter(({ property }) => property === held.name) };
      const where = `${kind.kind.name} ${owner.name}.${held.name}: ${owner.properties[held.name] ?? ''} against ${JSON.stringify((schema.properties as Schema)[held.name])} in ${JSON.stringify(schema.required)} ${String(schema.additionalProperties)}`;
      return [judgeUpload(held, where, own), judgeDownload(held, where, own)];
    });
    return [...properties, judgeRequired({ ...judging, schema: { ...schema, required: ((schema.required ?? []) as string[]).filter((name) => !unread.has(name)) } })];
  });
  const proofs = about.filter(({ finding }) => finding.witness !== null).map(({ finding, object }) => ({ finding, ...prove(finding, object, built, app, kind, run) }));
  const shown = (some: typeof proofs): string[] => some.map(({ finding }) => `${named(finding)} ${JSON.stringify(finding.witness)}`);
  return {
    findings: about.length,
    silent: faults.flatMap(({ silent }) => silent),
    extra: faults.flatMap(({ extra }) => extra),
    proved: proofs.filter(({ verdict }) => verdict === 'proved').length,
    disproved: shown(proofs.filter(({ verdict }) => verdict === 'disproved' || verdict === 'nowhere')),
    larger: shown(proofs.filter(({ isLarger }) => isLarger)),
    // Of which kind a class is no document shows: a validator knows nothing of it.
    unproved: about.filter(({ finding: { rule, severity, witness } }) => rule !== 'class-kind-mismatch' && severity === 'error' && witness === null).map(({ finding }) => named(finding)),
  };
}

/** Whether a schema says nothing of the values in an object or a list. */
function saysNothing(node: Schema, root: object): boolean {
  const { bsonType, type, properties, items, additionalProperties } = inPlace(node, root) as Schema;
  const names = [bsonType ?? type].flat() as string[];
  const isTyped = (inner: unknown): boolean => typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0;
  return properties === undefined && !isTyped(items) && !isTyped(additionalProperties) && (names.includes('object') || names.includes('array'));
}

/** What became of a witness. It is `unfit` where no document is found that the server takes otherwise, `nowhere` where its object is not known. */
interface Proof {
  readonly verdict: 'proved' | 'disproved' | 'unfit' | 'nowhere';
  readonly isLarger: boolean;
}

/** Puts a witness into a document that the server takes otherwise, and has the server say what it makes of that. */
function prove(finding: Finding, object: Schema | undefined, { taken }: Built, app: RandomApp, kind: ClassKind, run: ReturnType<typeof executor>): Proof {
  const place = taken.find(({ schema, owner }) => schema === object && owner.name === finding.class);
  if (object === undefined || place === undefined) return { verdict: 'nowhere', isLarger: false };
  const rest = fitting(object, place.root, kind, run);
  if (rest === undefined) return { verdict: 'unfit', isLarger: false };
  const subjects = [finding.property, (finding.about as Mismatch).server?.property?.mapTo];
  const others = Object.fromEntries(Object.entries(rest).filter(([name]) => !subjects.includes(name)));
  const takes = run(object, place.root);
  const held = heldBy(place.owner, app.classes).find(({ name }) => name === finding.property);
  // A document without its key gets one.
  const isKeyed = finding.property === '_id' && !place.owner.isEmbedded;
  const breaks = finding.breaks.includes('upload')
    ? (document: unknown): boolean => !takes({ ...others, ...(document as object) })
    : (document: unknown): boolean => takes({ ...others, ...(document as object) }) && isUnheld(document as object, held, kind) && !(isKeyed && Object.keys(document as object).length === 0);
  const witness = kind.kind.stored(finding.witness);
  return { verdict: breaks(witness) ? 'proved' : 'disproved', isLarger: simplerThan(witness, finding).some((each) => breaks(each)) };
}

/** Whether a client can hold a document in a property not for sure. */
function isUnheld(document: object, held: Held | undefined, { kind }: ClassKind): boolean {
  if (held === undefined) return false;
  const text = kind.text(document);
  return storedIn(held, kind, []).some((each) => each.isHeld !== true && kind.text(each.document) === text);
}
