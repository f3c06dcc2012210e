import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/schema/nearest-name';

describe('the name that is nearest to another', () => {
  it.each<[string, string[], string | undefined]>([
    ['isDnoe', ['isDone', 'text'], 'isDone'],
    ['naem', ['text', 'note'], undefined],
    // Of eight letters two may differ, and the nearest counts, whichever comes first.
    ['finished', ['fimishde', 'finishde'], 'finishde'],
    ['finished', ['finishde', 'fimishde'], 'finishde'],
    ['finished', ['fimishde', 'text'], 'fimishde'],
    ['finishe', ['fimishd'], undefined],
    // The case of letters is no step.
    ['CREATEDAT', ['createdAt'], 'createdAt'],
    ['İD', ['İd'], 'İd'],
    // As near as each other.
    ['teyt', ['text', 'test'], undefined],
    ['teyt', ['text', 'test', 'tent'], undefined],
    ['teyt', ['text', 'text'], 'text'],
    // All names of one letter are near.
    ['a', ['b'], undefined],
    ['ab', ['ac'], 'ac'],
    ['a', [], undefined],
  ])('%s of %j is %s', (name, names, expected) => {
    expect(nearestName(name, names).nearest).toBe(expected);
  });
});
