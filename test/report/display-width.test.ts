import { expect, it } from 'vitest';
import { displayWidth } from '../../src/report/display-width';

it.each([
  ['', 0],
  ['Task.title', 10],
  ['Größe', 5],
  ['取引履歴', 8],
  ['カード', 6],
  ['ｶｰﾄﾞ', 4],
  ['한국어', 6],
  ['ＡＢ', 4],
  ['e\u0301', 1],
  ['\u{1f600}', 2],
  ['…', 1],
])('a terminal draws %j in %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});
