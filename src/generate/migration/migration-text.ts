import { CodeBlockWriter } from 'ts-morph';
import type { Change } from '../../compare/changes';
import type { ClientClass } from '../../schema/client-schemas';
import { isPrimitive, type Primitive, type Property } from '../../schema/model';
import { keyInCode, quoted } from '../name-in-code';
import { member, stepsOf, type Step } from './steps';

/** What a migration leads from and to. */
export interface Migration {
  /** The version of the files that are there, and the one that they get. */
  readonly from: number;
  readonly to: number;
  readonly changes: readonly Change<ClientClass>[];
  /** How the SDK calls the function: `migration` before 11 (client-schema.md 4.1). */
  readonly functionName: 'onMigration' | 'migration';
}

type Carried = Extract<Step, { expression: string }>;
const isCarried = (step: Step): step is Carried => 'expression' in step;

const TYPES: Readonly<Record<Primitive, string>> = {
  bool: 'boolean', int: 'number', float: 'number', double: 'number', decimal128: 'Realm.BSON.Decimal128', objectId: 'Realm.BSON.ObjectId',
  string: 'string', data: 'ArrayBuffer', date: 'Date', mixed: 'Realm.Types.Mixed', uuid: 'Realm.BSON.UUID',
};

const COLLECTION_TYPES: Readonly<Record<string, string>> = { list: 'Realm.List', set: 'Realm.Set', dictionary: 'Realm.Dictionary' };

function typeOf({ type, objectType = 'mixed', optional }: Property): string {
  const value = isPrimitive(type) ? type : isPrimitive(objectType) ? objectType : 'mixed';
  const text = optional && value !== 'mixed' ? `${TYPES[value]} | null` : TYPES[value];
  const collection = COLLECTION_TYPES[type];
  return collection === undefined ? text : `${collection}<${text}>`;
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

/** A type with the properties that are read, or written. */
function writeType(writer: CodeBlockWriter, name: string, properties: ReadonlyMap<string, Property>): void {
  writer.write(`interface ${name} `).block(() => {
    for (const [key, property] of properties) writer.writeLine(`${keyInCode(key)}: ${typeOf(property)};`);
  }).blankLine();
}

/** The loop that the documentation of the SDK has for a migration: the objects of both realms stand in the same order. */
function writeClass(writer: CodeBlockWriter, name: string, steps: readonly Step[], at: number): void {
  const carried = steps.filter(isCarried);
  for (const step of steps) if (!isCarried(step)) writer.writeLine(`// DECIDE: ${oneLine(step.decide)}.`);
  if (carried.length === 0) return;
  writer.writeLine(`const oldObjects${at} = oldRealm.objects<Old${at}>(${quoted(name)});`);
  writer.writeLine(`const newObjects${at} = newRealm.objects<New${at}>(${quoted(name)});`);
  writer.write(`for (let index = 0; index < oldObjects${at}.length; index++) `).block(() => {
    writer.writeLine(`const [oldObject, newObject] = [oldObjects${at}[index], newObjects${at}[index]];`);
    writer.writeLine('if (oldObject === undefined || newObject === undefined) continue;');
    for (const { to, expression, decide, from } of carried) {
      if (decide !== undefined) writer.writeLine(`// DECIDE: of ${oneLine(from.mapTo)}, ${oneLine(decide)}.`);
      writer.writeLine(`${member('newObject', to.name)} = ${expression};`);
    }
  });
}

/** The version of the realm, and the function that carries over what Realm does not carry over by itself. */
export function migrationText({ from, to, changes, functionName }: Migration): string {
  const writer = new CodeBlockWriter({ indentNumberOfSpaces: 2, useTabs: false, newLine: '\n' });
  const steps = changes.flatMap(stepsOf);
  const names = [...new Set(steps.map((step) => step.class))];
  const classes = names.map((name) => ({ name, steps: steps.filter((step) => step.class === name) }));
  if (steps.length > 0) writer.writeLine("import Realm from 'realm';").blankLine();
  writer.writeLine(`/** It was ${from}, and rises with the schema. */`).writeLine(`export const schemaVersion = ${to};`);
  if (steps.length === 0) return `${writer.toString()}\n// Realm carries all values over by itself: no migration function is needed.\n`.replace(/\n{3,}/, '\n\n');
  writer.blankLine();
  for (const [at, { steps: own }] of classes.entries()) {
    const carried = own.filter(isCarried);
    if (carried.length === 0) continue;
    writeType(writer, `Old${at}`, new Map(carried.map((step) => [step.from.mapTo, step.from])));
    writeType(writer, `New${at}`, new Map(carried.map((step) => [step.to.name, step.to])));
  }
  writer.writeLine('/** Carries over what Realm does not carry over by itself. */');
  writer.write(`export function ${functionName}(oldRealm: Realm, newRealm: Realm): void `).block(() => {
    writer.writeLine(`if (oldRealm.schemaVersion >= ${to}) return;`);
    for (const [at, { name, steps: own }] of classes.entries()) writeClass(writer, name, own, at);
  });
  return `${writer.toString().trimEnd()}\n`;
}
