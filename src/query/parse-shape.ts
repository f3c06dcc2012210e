import { readPlain } from './parse-value';
import type { Coordinate, Point, Shape } from './syntax-tree';
import type { TokenReader } from './token-reader';

function readCoordinate(reader: TokenReader): Coordinate {
  return readPlain(reader, 'coordinate', ['float', 'natural']);
}

function readPoint(reader: TokenReader): Point {
  reader.expect('[');
  const point = [readCoordinate(reader)];
  reader.expect(',');
  point.push(readCoordinate(reader));
  if (reader.take(',')) {
    if (!reader.is('float')) reader.refuse('coordinate');
    point.push(readCoordinate(reader));
  }
  reader.expect(']');
  return point;
}

function readRing(reader: TokenReader): Point[] {
  reader.expect('{');
  const ring = [readPoint(reader)];
  while (reader.take(',')) ring.push(readPoint(reader));
  reader.expect('}');
  return ring;
}

/** `geoBox([0.0, 0.0], [1.0, 1.0])`, `geoCircle([0.0, 0.0], 1.0)`, `geoPolygon({[0.0, 0.0], …})`. */
export function readShape(reader: TokenReader): Shape {
  const start = reader.expect('shape', 'geobox', 'geocircle', 'geopolygon');
  reader.expect('(');
  const shape = readParts(reader, start.kind);
  reader.expect(')');
  return { kind: 'shape', ...shape, ...reader.spanFrom(start) };
}

function readParts(reader: TokenReader, kind: string): Pick<Shape, 'form' | 'rings' | 'radius'> {
  if (kind === 'geopolygon') {
    const rings = [readRing(reader)];
    while (reader.take(',')) rings.push(readRing(reader));
    return { form: 'polygon', rings };
  }
  const point = readPoint(reader);
  reader.expect(',');
  if (kind === 'geobox') return { form: 'box', rings: [[point, readPoint(reader)]] };
  return { form: 'circle', rings: [[point]], radius: readCoordinate(reader) };
}
