import { describe, expect, it } from 'vitest';
import type { ClassView, PropertyRow, Standing } from '../../../src/report/html/class-view';
import { chosenClasses } from '../../../src/report/html/diagram/chosen-classes';
import { graphOf } from '../../../src/report/html/diagram/graph';
import { layoutOf } from '../../../src/report/html/diagram/layout';
import { finding } from '../../support/report';

const source = { file: 'a.ts', line: 1, column: 1, endLine: 1, endColumn: 1 };

function row(name: string, leadsTo: string | null, standing: Standing = 'same'): PropertyRow {
  const side = { type: leadsTo ?? 'string', remarks: '', leadsTo };
  return { name, client: standing === 'server-only' ? null : side, server: standing === 'client-only' ? null : side, standing, reason: null, findings: [] };
}

function view(name: string, rows: readonly PropertyRow[] = [], more: Partial<ClassView> = {}): ClassView {
  const schema = { name, embedded: false, asymmetric: false, properties: new Map(), source };
  const client = { ...schema, synced: true, unread: { kind: false, primaryKey: false, properties: new Set<string>(), more: false } };
  const server = { ...schema, collection: name, database: null, service: null, titled: true, required: [], closed: false, advisory: false, unread: new Set<string>() };
  return { id: name, name, kind: 'top-level', standing: 'same', client, pairings: [{ server, rows }], findings: [], severity: null, reason: null, ...more };
}

/** Boxes that share a point. */
function overlaps(views: readonly ClassView[]): readonly string[] {
  const boxes = layoutOf(graphOf(views)).parts.flatMap(({ part, x, y }) => part.boxes.map((each) => ({ ...each, x: each.x + x, y: each.y + y })));
  return boxes.flatMap((a, at) => boxes.slice(at + 1).flatMap((b) => {
    const apart = a.x + a.box.width <= b.x || b.x + b.box.width <= a.x || a.y + a.box.height <= b.y || b.y + b.box.height <= a.y;
    return apart ? [] : [`${a.box.view.name} ${b.box.view.name}`];
  }));
}

describe('the diagram', () => {
  it('has a link for each row that leads to a class, and none to a class that is not drawn', () => {
    const { links } = graphOf([view('A', [row('b', 'B'), row('c', 'C'), row('self', 'A')]), view('B', [row('a', 'A', 'client-only')])]);
    expect(links.map(({ from, to, row: at, standing }) => [from, to, at, standing])).toEqual([[0, 1, 0, 'same'], [0, 0, 2, 'same'], [1, 0, 0, 'client-only']]);
  });

  it('keeps boxes apart, and gives each link a line', () => {
    const views = Array.from({ length: 38 }, (_each, index) => view(`Class${index}`, [row('next', `Class${(index * 7) % 30}`), row('other', `Class${index % 5}`)]));
    expect(overlaps([...views, view('Alone'), view('AloneToo')])).toEqual([]);
    const { parts } = layoutOf(graphOf(views));
    expect(parts.flatMap(({ part }) => part.links.filter(({ path }) => !/^M[-\d.]+ [-\d.]+(?:C[-\d. ]+|H[-\d.]+)+$/.test(path)))).toEqual([]);
  });

  it('has room for the first rows of a class only, from the last of which the others lead away', () => {
    const { boxes: [box], links } = graphOf([view('A', Array.from({ length: 20 }, (_each, index) => row(`b${index}`, 'B'))), view('B')]);
    expect(box?.rows.map(({ text }) => text).slice(-2)).toEqual(['b11: B', 'and 8 more']);
    expect(Math.max(...links.map((link) => link.row))).toBe(12);
  });

  it('draws the classes that need a look first, where there are too many', () => {
    const views = Array.from({ length: 130 }, (_each, index) => view(`Class${index}`, [], index === 129 ? { standing: 'differs', findings: [finding()] } : {}));
    const drawn = chosenClasses(views);
    expect(drawn).toHaveLength(120);
    expect(drawn.at(-1)?.name).toBe('Class129');
  });
});
