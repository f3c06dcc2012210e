import { ts } from 'ts-morph';
import { isCollection, type Place } from '../schema/model';
import { scriptOf } from '../tree/script-blocks';
import { addProperty } from './add-property';
import { offsetOf, type Edit } from './edit';
import { declareField, mapField, widenFieldBeside } from './field';
import { declareProperty, isProperty, mapProperty } from './literal';
import { isSaid, migrate } from './migrate';
import type { ClientChange } from '../rule/repair';
import { respelt } from './respelt';

/** The last text parsed: the findings of one file come in a row. */
let last: { readonly text: string; readonly file: string; readonly source: ts.SourceFile } | undefined;

function parse(text: string, file: string): ts.SourceFile {
  if (last?.text !== text || last.file !== file) last = { text, file, source: parseFresh(text, file) };
  return last.source;
}

function parseFresh(text: string, file: string): ts.SourceFile {
  return ts.createSourceFile(
    /\.(?:[cm]?[jt]sx?|json)$/.test(file) ? file : `${file}.tsx`,
    scriptOf(file, text),
    ts.ScriptTarget.Latest,
    true,
  );
}

/** All nodes that start at an offset, the outermost first. */
function nodesAt(source: ts.SourceFile, offset: number): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (offset < node.pos || offset >= node.end) return;
    if (node.getStart(source, false) === offset) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The edits that make a change at a place of a source; `undefined` where the place holds nothing that can be edited. */
export function clientEdits(text: string, place: Place, change: ClientChange): readonly Edit[] | undefined {
  const source = parse(text, place.file);
  if (change.kind === 'respell') {
    return respelt(source, offsetOf(text, place.line, place.column), offsetOf(text, place.endLine, place.endColumn), change);
  }
  const nodes = nodesAt(source, offsetOf(text, place.line, place.column));
  if (change.kind === 'migrate') {
    const said = nodes.find(isSaid);
    return said && migrate(said, change);
  }
  if (change.kind === 'add') {
    const holder = nodes.find((node) => !ts.isSourceFile(node));
    return holder && addProperty(holder, change);
  }
  const field = nodes.find(ts.isPropertyDeclaration);
  if (field !== undefined) return change.kind === 'map' ? mapField(field, change.to) : declareField(field, change.from, change.to);
  const property = nodes.find(isProperty);
  if (property === undefined) return undefined;
  if (change.kind === 'map') return mapProperty(property, change.from, change.to);
  const edits = declareProperty(property, change.from, change.to);
  return isWidened(change) ? [...edits, ...widenFieldBeside(property, nameOf(property))] : edits;
}

const isWidened = ({ from, to }: Extract<ClientChange, { kind: 'declare' }>): boolean =>
  from.type === to.type && !isCollection(to.type) && !from.optional && to.optional;

/** What a property of a literal is called; nothing that a field could be called where that is written some other way. */
const nameOf = (property: ts.Node): string =>
  (ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property)) && ts.isIdentifier(property.name) ? property.name.text : '';
