import type { CodeBlockWriter } from 'ts-morph';
import { keyInCode, quoted } from '../schema/name-in-code';
import type { Assignment } from './assignment';
import { functionName } from './function-name';
import { member } from './member';
import type { ClassPlan, CopyPlan, Plan } from './plan';

const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

const decided = (writer: CodeBlockWriter, text: string): CodeBlockWriter => writer.writeLine(`// DECIDE: ${oneLine(text)}.`);

const oldName = (name: string, plan: Plan): string => plan.names.oldType(name);
const newName = (name: string, plan: Plan): string => plan.names.oldType(name).replace('Old', 'New');

function carryName({ after }: ClassPlan, { classes }: Plan): string {
  return functionName('carry', after.name, classes.map((each) => each.after.name));
}

/** The type of a value that holds embedded objects, of which some values are carried over. */
function holding(type: string, name: string): string {
  if (type === 'dictionary') return `Record<string, ${name} | null>`;
  return type === 'object' ? `${name} | null` : `ArrayLike<${name}>`;
}

type Members = ReadonlyMap<string, string>;

const readBy = (assignments: readonly Assignment[]): Map<string, string> =>
  new Map(assignments.flatMap(({ read }) => (read === null ? [] : [[read.name, read.type] as const])));

function writeInterface(writer: CodeBlockWriter, name: string, members: Members): void {
  if (members.size === 0) return;
  writer.write(`interface ${name} `).block(() => {
    for (const [key, type] of members) writer.writeLine(`${keyInCode(key)}: ${type};`);
  }).blankLine();
}

/** What is read of an earlier class, and what is written of it now, each as a type. */
function writeTypes(writer: CodeBlockWriter, each: ClassPlan, plan: Plan): void {
  const copied = plan.copies.find(({ before }) => before.name === each.before.name)?.assignments ?? [];
  const read = readBy([...copied, ...each.make, ...each.assign]);
  const written = new Map(each.assign.map(({ to, type }) => [to.name, type]));
  for (const { property: { mapTo, type, objectType = '' }, name } of each.nested) {
    read.set(mapTo, holding(type, oldName(objectType, plan)));
    written.set(name, holding(type, newName(objectType, plan)));
  }
  writeInterface(writer, oldName(each.before.name, plan), read);
  writeInterface(writer, newName(each.before.name, plan), written);
}

/** The types that the function speaks of. */
export function writeInterfaces(writer: CodeBlockWriter, plan: Plan): void {
  for (const each of plan.classes) writeTypes(writer, each, plan);
  const isTyped = ({ before }: CopyPlan): boolean => plan.classes.some((each) => each.before.name === before.name);
  for (const each of plan.copies) if (!isTyped(each)) writeInterface(writer, oldName(each.before.name, plan), readBy(each.assignments));
}

/** A function that gives the values of an embedded object anew. */
function writeCopy(writer: CodeBlockWriter, { before, after, assignments, decide }: CopyPlan, plan: Plan): void {
  const { typed } = plan.names;
  for (const text of decide) decided(writer, text);
  const [parameter, result] = typed ? [`old: ${oldName(before.name, plan)}`, ': object'] : ['old', ''];
  writer.write(`const ${plan.names.copy(after.name)} = (${parameter})${result} => (`).inlineBlock(() => {
    for (const { to, value, decide: text } of assignments) {
      if (text !== undefined) decided(writer, `of ${after.name}.${to.mapTo}, ${text}`);
      writer.writeLine(`${keyInCode(to.name)}: ${value('old')},`);
    }
  }).write(');').newLine();
}

function writeAssignments(writer: CodeBlockWriter, assignments: readonly Assignment[]): void {
  for (const { to, value, decide, read } of assignments) {
    if (decide !== undefined) decided(writer, `of ${read?.name ?? to.mapTo}, ${decide}`);
    writer.writeLine(`${member('newObject', to.name)} = ${value('oldObject')};`);
  }
}

/** Goes into the embedded objects of an object. */
function writeNested(writer: CodeBlockWriter, { nested }: ClassPlan, plan: Plan): void {
  for (const { property: { mapTo, type, objectType = '' }, name } of nested) {
    const [old, now] = [member('oldObject', mapTo), member('newObject', name)];
    const target = plan.classes.find(({ after }) => after.name === objectType);
    if (target === undefined) continue;
    const carry = carryName(target, plan);
    if (type === 'object') {
      writer.writeLine(`if (${old} !== null && ${now} !== null) ${carry}(${old}, ${now});`);
      continue;
    }
    const [head, at] = type === 'dictionary' ? [`const key of Object.keys(${old})`, 'key'] : [`let at = 0; at < ${old}.length; at++`, 'at'];
    writer.write(`for (${head}) `).block(() => {
      writer.writeLine(`const [before, after] = [${old}[${at}], ${now}[${at}]];`);
      writer.writeLine(`if (before != null && after != null) ${carry}(before, after);`);
    });
  }
}

const isCarried = ({ assign, nested }: ClassPlan): boolean => assign.length > 0 || nested.length > 0;

/** A function for the objects of an embedded class, which nobody can ask a realm for. */
function writeCarry(writer: CodeBlockWriter, each: ClassPlan, plan: Plan): void {
  const name = each.before.name;
  const { typed } = plan.names;
  const parameters = typed ? `oldObject: ${oldName(name, plan)}, newObject: ${newName(name, plan)}` : 'oldObject, newObject';
  writer.write(`const ${carryName(each, plan)} = (${parameters})${typed ? ': void' : ''} => `).inlineBlock(() => {
    writeAssignments(writer, each.assign);
    writeNested(writer, each, plan);
  }).write(';').newLine();
}

const objectsOf = (realm: string, type: string, name: string, { names: { typed } }: Plan): string =>
  `${realm}.objects${typed ? `<${type}>` : ''}(${quoted(name)})`;

/** The objects of a class of another name, without links, which need the objects that they lead to. */
function writeMade(writer: CodeBlockWriter, { before, after, make }: ClassPlan, plan: Plan): void {
  const objects = objectsOf('oldRealm', oldName(before.name, plan), before.name, plan);
  const each = usesIndex(make) ? `[index, oldObject] of ${objects}.entries()` : `oldObject of ${objects}`;
  writer.write(`for (const ${each}) `).block(() => {
    for (const { to, decide } of make) if (decide !== undefined) decided(writer, `of ${to.mapTo}, ${decide}`);
    const values = make.map(({ to, value }) => `${keyInCode(to.name)}: ${value('oldObject')}`);
    writer.writeLine(`newRealm.create(${quoted(after.name)}, { ${values.join(', ')} });`);
  });
}

const usesIndex = (assignments: readonly Assignment[]): boolean => assignments.some(({ read, value }) => read === null && /\bindex\b/.test(value('')));

/** The loop that the documentation of the SDK has for a migration: the objects of both realms stand in the same order. */
function writeLoop(writer: CodeBlockWriter, each: ClassPlan, at: number, plan: Plan): void {
  const { before, after } = each;
  const isRead = each.nested.length > 0 || each.assign.some(({ read }) => read !== null);
  const [old, now] = [`oldObjects${at}`, `newObjects${at}`];
  if (isRead) writer.writeLine(`const ${old} = ${objectsOf('oldRealm', oldName(before.name, plan), before.name, plan)};`);
  writer.writeLine(`const ${now} = ${objectsOf('newRealm', newName(before.name, plan), after.name, plan)};`);
  writer.write(`for (let index = 0; index < ${isRead ? old : now}.length; index++) `).block(() => {
    if (isRead) writer.writeLine(`const [oldObject, newObject] = [${old}[index], ${now}[index]];`);
    else writer.writeLine(`const newObject = ${now}[index];`);
    writer.writeLine(`if (${isRead ? 'oldObject === undefined || ' : ''}newObject === undefined) continue;`);
    writeAssignments(writer, each.assign);
    writeNested(writer, each, plan);
  });
}

/** Whether a class is only reached through what holds its objects. */
const isWithin = ({ before, after }: ClassPlan): boolean => before.embedded && after.embedded;

/** The statements of the function, from the version on that the file gets. */
export function writeBody(writer: CodeBlockWriter, plan: Plan): void {
  const { classes, copies, dropped } = plan;
  for (const each of copies) writeCopy(writer, each, plan);
  for (const each of classes.filter(isWithin)) {
    for (const text of each.decide) decided(writer, text);
    if (isCarried(each)) writeCarry(writer, each, plan);
  }
  const apart = classes.filter((each) => !isWithin(each));
  for (const each of apart) {
    for (const text of each.decide) decided(writer, text);
    if (each.make.length > 0) writeMade(writer, each, plan);
  }
  for (const [at, each] of apart.entries()) if (isCarried(each)) writeLoop(writer, each, at, plan);
  for (const name of dropped) writer.writeLine(`newRealm.deleteModel(${quoted(name)});`);
}

/** Whether the function has anything to do or to say. */
export const isNeeded = ({ classes }: Plan): boolean => classes.length > 0;

