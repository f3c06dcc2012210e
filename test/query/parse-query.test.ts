import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/query/parse-query';
import { printQuery } from '../../src/query/print-query';
import { bare } from './bare';

/** A fault as the text with a mark below it would show it: kind, what stands there, what could. */
function faultOf(text: string): string {
  const parsed = parseQuery(text);
  if (!('fault' in parsed)) return 'none';
  const { fault } = parsed;
  const place = `${fault.offset}+${fault.length}`;
  return fault.kind === 'unexpected' ? `${place} ${fault.kind} ${fault.found || 'end'}, not ${fault.expected}` : `${place} ${fault.kind}`;
}

describe('what is malformed', () => {
  it.each([
    ['', '0+0 unexpected end, not value'],
    ['name', '4+0 unexpected end, not operator'],
    ['name ==', '7+0 unexpected end, not value'],
    ['name = "Anna', '7+5 unfinishedText'],
    [String.raw`name = 'C:\dir'`, '10+2 invalidEscape'],
    ['isDone === true', '9+1 unexpected =, not value'],
    ['a == 1 & b == 2', '7+1 invalidCharacter'],
    ['a == 1 && ', '10+0 unexpected end, not value'],
    ['(a == 1', '7+0 unexpected end, not )'],
    ['a == 1)', '6+1 unexpected ), not end'],
    ['a + 1', '5+0 unexpected end, not operator'],
    ['(a + 1) contains "x"', '8+8 unexpected contains, not operator'],
    ['a In {1}', '2+2 unexpected In, not operator'],
    ['a IN (1, 2)', '7+1 unexpected ,, not operator'],
    ['a IN [1, 2]', '5+1 unexpected [, not value'],
    ['a BETWEEN 1 AND 2', '10+1 unexpected 1, not list'],
    ['a IN {b}', '6+1 unexpected b, not constant'],
    ['list[-1] == 1', '5+2 unexpected -1, not index'],
    ['a.@count.b == 1', '8+1 unexpected ., not operator'],
    ['ANY 1 IN list', '4+1 unexpected 1, not property'],
    ['a == $0.name', '7+1 unexpected ., not end'],
    ['SUBQUERY(items, $x, $x.a == 1) > 0', '31+1 unexpected >, not @count'],
    ['SUBQUERY(items, x, x.a == 1).@count > 0', '16+1 subqueryVariable'],
    ['a == T1:-1', '5+5 invalidDate'],
    ['a == B64"abcde"', '5+10 invalidBase64'],
    ['@links.Class[0].a == 1', '13+1 unfinishedBacklink'],
    ['a == 1 SORT(name)', '16+1 unexpected ), not direction'],
    ['a == 1 LIMIT(-1)', '13+2 unexpected -1, not count'],
    ['place GEOWITHIN geoBox([-1, 2], [3, 4])', '24+2 unexpected -1, not coordinate'],
  ])('%s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });
});

describe('what a query means', () => {
  it.each([
    ['a=1 AND b=2 or !c=3', '(a == 1 and b == 2) or NOT c == 3'],
    ['a=1 or b=2 and c=3', 'a == 1 or (b == 2 and c == 3)'],
    ['((a)) = ((1 + 2 * 3))', 'a == 1 + (2 * 3)'],
    ['a <> nil && SOME b.@size =< 0x1F', 'a != nil and ANY b.@size <= 0x1F'],
    ['m[ SIZE ] = 1 sort( a.b desc ) distinct(c)  limit(3)', 'm.@size == 1 SORT(a.b DESC) DISTINCT(c) LIMIT(3)'],
    ["d['key'][*][$0][FIRST] beginswith[c] 'x'", `d["key"][*][$0][FIRST] BEGINSWITH[c] 'x'`],
    ['a between {1.5f, -inf}', 'a BETWEEN {1.5f, -inf}'],
    ['bin("x") == obj("C", oid(0123456789abcdef01234567))', 'binary("x") == obj("C", oid(0123456789abcdef01234567))'],
  ])('%s', (text, printed) => {
    const parsed = parseQuery(text);
    if ('fault' in parsed) throw new Error(JSON.stringify(parsed.fault));
    expect(bare(parseQuery(printed))).toEqual(bare(parsed));
    expect(printQuery(parsed.query)).toBe(printed);
  });

  it('has the place of everything', () => {
    const text = 'owner.nane == $0 && ANY items.@count > $12';
    const parsed = parseQuery(text);
    if ('fault' in parsed) throw new Error(text);
    const spans: string[] = [];
    JSON.stringify(parsed.query, (_, value: { offset?: number; length?: number; kind?: string }) => {
      if (value && typeof value === 'object' && typeof value.offset === 'number') {
        spans.push(text.slice(value.offset, value.offset + (value.length ?? 0)));
      }
      return value as unknown;
    });
    expect(spans).toEqual([
      text, 'owner.nane == $0', '==', 'owner.nane', 'owner.nane', 'owner', 'nane', '$0',
      'ANY items.@count > $12', '>', 'ANY items.@count', 'items', 'items', '@count', '$12', '$0', '$12',
    ]);
  });
});

describe('input that nobody means', () => {
  it.each([
    ['parentheses', '('.repeat(100_000), '201+1 tooDeep'],
    ['negations', `${'!'.repeat(100_000)}a == 1`, '201+1 tooDeep'],
    ['subqueries', 'SUBQUERY(a,$x,'.repeat(10_000), '2814+8 tooDeep'],
    ['a text that does not end', `a == "${'x'.repeat(1_000_000)}`, '5+1000001 unfinishedText'],
    ['a long chain', `${'a == 1 && '.repeat(10_000)}b == 2`, 'none'],
    ['a long sum', `a == ${'1 + '.repeat(20_000)}1`, 'none'],
    ['a long path', `a${'.b'.repeat(20_000)} == 1`, 'none'],
    ['a long name of escapes', `a${'\\ '.repeat(100_000)} == 1`, 'none'],
    ['a long list', `a IN {${'1, '.repeat(50_000)}1}`, 'none'],
    ['no characters of a query', '\0'.repeat(1_000_000), '0+1 invalidCharacter'],
  ])('%s', (_, text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });
});

const WORDS = [
  'a', 'b.c', 'in', 'sort', '@links.C.p', '.@count', '.@max.n', '[0]', '["k"]', '[*]', '$0', 'ANY ', 'NONE ', '==', '!=[c]', ' CONTAINS ',
  ' BETWEEN ', '{1, 2}', '{', '}', '(', ')', ' AND ', ' or ', 'NOT ', '+', '*', '1', '-2.5', '"t"', 'null', 'TRUEPREDICATE', ',',
  'SUBQUERY(a, $x, $x.b == 1).@size', ' SORT(a ASC)', ' LIMIT(2)', 'true\\ love', 'geoBox([0, 1], [2.0, 3])', ' GEOWITHIN ',
];
const term = fc.constantFrom(
  'a == 1', 'b.c CONTAINS[c] "t"', 'ALL d.e > $1', 'f BETWEEN {1, 2}', 'NOT g IN {}', 'TRUEPREDICATE', 'x.@sum.y * 2 < 3 - z',
  'SUBQUERY(l, $v, $v.a == null OR $v.b == 1).@count == 0', 'p GEOWITHIN geoCircle([0.5, 1], $2)', '{1, $0} == m["k"].@type',
);
const { query } = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    term,
    fc.tuple(tie('query'), fc.constantFrom('&&', 'OR', 'and', '||'), tie('query')).map((parts) => parts.join(' ')),
    fc.tuple(fc.constantFrom('(', 'NOT (', '! ('), tie('query')).map(([open, inner]) => `${open}${inner})`),
  ),
}));

function printsTheSame(text: string): void {
  const parsed = parseQuery(text);
  if ('fault' in parsed) {
    expect(parsed.fault.offset + parsed.fault.length).toBeLessThanOrEqual(text.length);
  } else {
    expect(bare(parseQuery(printQuery(parsed.query)))).toEqual(bare(parsed));
  }
}

describe('printed and read again, a query is the same', () => {
  it('where it is well formed', () => {
    fc.assert(fc.property(query, (text) => {
      expect(faultOf(text)).toBe('none');
      printsTheSame(text);
    }), { numRuns: 100 });
  });

  it('where words are put together at random, or it has one fault within the text', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 2 })), { maxLength: 9 }), (words) => {
      printsTheSame(words.join(''));
    }), { numRuns: 600 });
  });
});
