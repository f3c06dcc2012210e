import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInside, isOutside, slashed, slashedFrom } from '../../src/tree/slashed';

const { posix, win32 } = path;

describe('a path', () => {
  it.each([
    ['src\\models\\Task.ts', win32, 'src/models/Task.ts'],
    ['C:\\app\\Task.ts', win32, 'C:/app/Task.ts'],
    ['\\\\server\\share\\app', win32, '//server/share/app'],
    ['src/models/Task.ts', win32, 'src/models/Task.ts'],
    ['src/a\\b.ts', posix, 'src/a\\b.ts'],
  ])('%s is written with forward slashes', (file, system, expected) => {
    expect(slashed(file, system)).toBe(expected);
  });

  it.each([
    ['C:\\app', 'C:\\app\\src\\Task.ts', win32, 'src/Task.ts'],
    ['C:\\App', 'c:\\app\\src\\Task.ts', win32, 'src/Task.ts'],
    ['C:\\app', 'C:\\backend\\schema.json', win32, '../backend/schema.json'],
    ['C:\\app', 'D:\\backend\\schema.json', win32, 'D:/backend/schema.json'],
    ['C:\\app', 'C:\\app', win32, ''],
    ['/app', '/app/src/Task.ts', posix, 'src/Task.ts'],
    ['/app', '/backend/schema.json', posix, '../backend/schema.json'],
  ])('from %s to %s', (folder, file, system, expected) => {
    expect(slashedFrom(folder, file, system)).toBe(expected);
  });

  it.each([
    ['C:\\app', 'C:\\app\\src\\Task.ts', win32, true],
    ['C:\\app', 'C:\\app', win32, true],
    ['C:\\app', 'C:\\app2', win32, false],
    ['C:\\app', 'C:\\', win32, false],
    ['C:\\app', 'C:\\app\\..b', win32, true],
    ['C:\\app', 'D:\\app\\src', win32, false],
    ['C:\\app', '\\\\server\\share\\app', win32, false],
    ['/app', '/app/src', posix, true],
    ['/app', '/app2', posix, false],
  ])('%s holds %s: as the system has it', (folder, file, system, expected) => {
    expect(isInside(folder, file, system)).toBe(expected);
  });

  it.each([
    ['../backend/schema.json', win32, true],
    ['D:/backend/schema.json', win32, true],
    ['src/Task.ts', win32, false],
    ['..b/Task.ts', win32, false],
    ['../backend/schema.json', posix, true],
    ['src/Task.ts', posix, false],
  ])('%s of a tree: whether it leads out', (file, system, expected) => {
    expect(isOutside(file, system)).toBe(expected);
  });
});

