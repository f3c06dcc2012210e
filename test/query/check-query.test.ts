import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuery } from '../../src/query/check-query';
import { parseQuery } from '../../src/query/parse-query';
import type { ArgumentType, Classes } from '../../src/query/scope';
import { classesOf } from './classes';

const CLASSES = classesOf({
  Task: {
    _id: 'objectId', name: 'string', notes: 'text?', isDone: 'done: bool', priority: 'int?', price: 'decimal128', due: 'date?', photo: 'data',
    owner: 'Person', project: 'Project', extra: 'mixed', tags: 'string[]', scores: 'int<>', steps: 'Step[]', labels: 'string{}', people: 'Person{}',
    helpers: 'Person<>', place: 'Place', unknown: 'Elsewhere', key: 'uuid',
  },
  Person: { _id: 'objectId', name: 'full name: string', age: 'int', tasks: 'Task.owner', friend: 'Person', swap: 'age2: int', age2: 'int' },
  Project: { title: 'string', tasks: 'Task[]', total: 'double' },
  Step: { text: 'string', weight: 'double', at: 'date' },
  Place: { type: 'string', coordinates: 'double[]' },
});

type Given = readonly (ArgumentType | undefined)[];

/** Each fault as `place kind facts`, where the place is the text that it stands at. */
function faultsOf(text: string, given?: Given, classes: Classes = CLASSES): string[] {
  const parsed = parseQuery(text);
  const schema = classes.all.get('Task');
  if ('fault' in parsed || schema === undefined) throw new Error(JSON.stringify(parsed));
  return checkQuery(parsed.query, schema, classes, given).map(({ offset, length, kind, ...facts }) =>
    [`${offset}:${text.slice(offset, offset + length)}`, kind, ...Object.values(facts)].join(' | '));
}

describe('names', () => {
  it.each<[string, string[]]>([
    ['isDnoe == true', ['0:isDnoe | unknownProperty | Task | isDnoe | isDone']],
    ['isdone == true', ['0:isdone | unknownProperty | Task | isdone | isDone']],
    ['color == 1', ['0:color | unknownProperty | Task | color']],
    ['isDone == True', ['10:True | unknownProperty | Task | True']],
    ['name == Anna', ['8:Anna | unknownProperty | Task | Anna']],
    ['isDone == true AND done == true', []],
    ['owner.nane == "x"', ['6:nane | unknownProperty | Person | nane | name']],
    ['owner.full\\ name == owner.name', []],
    ['owner.friend.friend.aeg > 1', ['20:aeg | unknownProperty | Person | aeg | age']],
    ['owner.tasks.priorty > 1', ['12:priorty | unknownProperty | Task | priorty | priority']],
    ['unknown.anything.at.last == 1', []],
    ['people.anyKey.age == 1', []],
    ['people.@keys == "x"', []],
    ['labels.anyKey == "x" AND labels["k"] == 1 AND labels.@values == "v"', []],
    ['extra.a[0].b == 1', []],
    ['name.length == 3', ['5:length | nothingWithin | Task | name']],
    ['tags.length == 3 AND tags.size > 1', ['26:size | nothingWithin | Task | tags']],
    ['priority[0] == 1', ['9:0 | noIndex | Task | priority']],
    ['scores[0] == 1', ['7:0 | noIndex | Task | scores']],
    ['owner[0].age == 1', ['6:0 | noIndex | Task | owner']],
    ['steps[0].weight == 1 AND tags[FIRST] == "a"', []],
    ['labels[0] == "a"', ['7:0 | noIndex | Task | labels']],
    ['@links.Project.tasks.titel == "x"', ['21:titel | unknownProperty | Project | titel | title']],
    ['@links.Projekt.tasks.title == "x"', ['7:Projekt | unknownClass | Projekt | Project']],
    ['@links.Project.taks.@count > 0', ['15:taks | unknownProperty | Project | taks | tasks']],
    ['@links.Person.friend.@count > 0', ['14:friend | noBacklink | Person | friend | Task']],
    ['@links.Project.title.@count > 0', ['15:title | noBacklink | Project | title | Task']],
    ['@links.@count == 0', []],
    ['SUBQUERY(steps, $s, $s.wieght > 1 AND text == "a").@count > 0', ['23:wieght | unknownProperty | Step | wieght | weight']],
    ['SUBQUERY(owner, $o, $o.age > 1).@count > 0', ['9:owner | subqueryOfNoList | Task | owner']],
    ['SUBQUERY(tags, $t, $t == "a").@count > 0', ['9:tags | subqueryOfNoList | Task | tags']],
    ['SUBQUERY(owner.tasks, $t, SUBQUERY($t.owner.tasks, $t, TRUEPREDICATE).@count > 0).@count > 0', ['51:$t | subqueryVariableTwice | $t']],
    ['SUBQUERY(owner.tasks, $t, $u.priority > 1).@count > 0', ['26:$u | unknownProperty | Task | $u']],
    ['steps.@avg.wight > 1', ['11:wight | unknownProperty | Step | wight | weight']],
    ['isDone == true SORT(nmae ASC, owner.aeg DESC) DISTINCT(owner.nam)', [
      '20:nmae | unknownProperty | Task | nmae | name', '36:aeg | unknownProperty | Person | aeg | age', '61:nam | unknownProperty | Person | nam | name',
    ]],
    ['TRUEPREDICATE SORT(name.first ASC)', ['24:first | nothingWithin | Task | name']],
    ['owner.swap == 1', []],
  ])('%s', (text, expected) => {
    expect(faultsOf(text)).toEqual(expected);
  });

  it('that may be declared where it could not be read are not reported', () => {
    expect(faultsOf('isDnoe == true', undefined, { ...CLASSES, mayHaveMore: () => true })).toEqual([]);
    expect(faultsOf('@links.Projekt.tasks.title == "x"', undefined, { ...CLASSES, complete: false })).toEqual([]);
  });

  it('have no nearest one where two are as near', () => {
    const classes = classesOf({ Task: { statusA: 'int', statusB: 'int' } });
    expect(faultsOf('statusC == 1', undefined, classes)).toEqual(['0:statusC | unknownProperty | Task | statusC']);
  });
});

describe('a query that nobody writes', () => {
  it('is checked without a pause', () => {
    expect(faultsOf(`owner${'.friend'.repeat(20_000)}.aeg == 1`)).toEqual(['140006:aeg | unknownProperty | Person | aeg | age']);
    expect(faultsOf(`${'isDone == true AND '.repeat(5000)}nmae == ""`)).toEqual(['95000:nmae | unknownProperty | Task | nmae | name']);
    expect(faultsOf(`${'('.repeat(150)}nmae == ""${')'.repeat(150)}`)).toEqual(['150:nmae | unknownProperty | Task | nmae | name']);
  });
});

const side = fc.constantFrom(
  'name', 'isDone', 'priority', 'due', 'owner', 'owner.age', 'owner.tasks', 'tags', 'scores', 'steps.weight', 'labels', 'people', 'people.k.age',
  'helpers[0]', 'place.coordinates', 'unknown.a', 'extra.a[1]', 'extra.@type', 'tags.@type', 'tags.@count', 'steps.@max.weight', 'owner.@sum.age',
  'ANY tags', 'ALL owner.name', 'NONE people.name', '@links.Project.tasks', '@links.@count', '$0', '$K1', '1', '"text"', 'null', '{1, "a"}', '{}',
  'ANY {1}', 'infinity', 'obj("Task", 1)', 'priority + 1', '2 * (owner.age - price)', 'SUBQUERY(steps, $s, $s.text == name).@count', 'nmae', 'In',
);
const operator = fc.constantFrom('==', '!=[c]', '<', '>=', 'IN', 'CONTAINS', 'LIKE[c]', 'TEXT', 'BETWEEN');
const given = fc.array(fc.constantFrom(undefined, 'double', 'string', 'list', 'null', 'date') as fc.Arbitrary<ArgumentType | undefined>, { maxLength: 2 });

describe('whatever is compared with whatever', () => {
  it('each fault is of a place within the text, and there is none where less is known and was none before', () => {
    fc.assert(fc.property(side, operator, side, given, (left, sign, right, values) => {
      const text = `${left} ${sign} ${right}`;
      const parsed = parseQuery(text);
      const schema = CLASSES.all.get('Task');
      if ('fault' in parsed || schema === undefined) return;
      const faults = checkQuery(parsed.query, schema, CLASSES, values);
      expect(faults.every(({ offset, length }) => length > 0 && offset + length <= text.length)).toBe(true);
      const less = checkQuery(parsed.query, schema, { ...CLASSES, complete: false, mayHaveMore: () => true });
      if (faults.length === 0) expect(less).toEqual([]);
    }), { numRuns: 1000 });
  });
});

describe('types', () => {
  it.each<[string, string[]]>([
    ['isDone == 1', ['10:1 | comparison | bool | int']],
    ['1 == isDone', ['0:1 | comparison | int | bool']],
    ['isDone != "true"', ['10:"true" | comparison | bool | string']],
    ['name == 5', ['8:5 | comparison | string | int']],
    ['priority == "high"', ['12:"high" | comparison | int | string']],
    ['priority == "3" AND price > "1.5" AND priority > 2.5f', []],
    ['due > "2020-01-01"', ['6:"2020-01-01" | comparison | date | string']],
    ['due > 2020-01-01@00:00:00 AND due == null', []],
    ['_id == "5f1e2d"', ['7:"5f1e2d" | comparison | objectId | string']],
    ['_id == oid(0123456789abcdef01234567)', []],
    ['_id == uuid(01234567-0123-0123-0123-0123456789ab)', ['7:uuid(01234567-0123-0123-0123-0123456789ab) | comparison | objectId | uuid']],
    ['owner == 1', ['9:1 | comparison | link | int']],
    ['owner == null AND owner == obj("Person", 1)', []],
    ['owner.tasks == null', ['0:owner.tasks == null | linksWithNull']],
    ['owner > owner.friend', ['6:> | operator | > | link']],
    ['name == priority', ['8:priority | comparison | string | int']],
    ['priority == price AND extra == name', []],
    ['tags == tags', ['0:tags == tags | twoLists']],
    ['tags == 1', ['8:1 | comparison | string | int']],
    ['labels == 1', []],
    ['1 == 1', ['0:1 == 1 | twoConstants']],
    ['priority == infinity', ['12:infinity | infinity | int']],
    ['price < infinity', []],
    ['name CONTAINS 5', ['14:5 | operator | contains | int']],
    ['name CONTAINS priority', ['14:priority | operator | contains | int']],
    ['priority BEGINSWITH "x"', []],
    ['photo CONTAINS "x" AND name LIKE[c] {"a*", "b*"}', []],
    ['notes TEXT "word"', []],
    ['name TEXT "word"', ['0:name | noFullText | Task | name']],
    ['name IN "a"', ['8:"a" | inNoList']],
    ['owner.name IN name', ['14:name | inNoList']],
    ['name IN tags AND priority IN {1, "a", null}', []],
    ['priority BETWEEN {1}', ['17:{1} | betweenCount']],
    ['priority BETWEEN {1, true}', ['21:true | comparison | int | bool']],
    ['scores BETWEEN {1, 2}', ['0:scores | betweenList']],
    ['ALL scores BETWEEN {1, 2}', []],
    ['ANY owner.name == "a"', ['4:owner.name | noList | any']],
    ['ANY steps.weight > 1 AND NONE tags == "a" AND ALL people.age > 1', []],
    ['priority.@count > 1', ['9:@count | operation | size | int']],
    ['name.@count > 1 AND owner.@count > 0 AND tags.@size == 1 AND photo.@size > 1', []],
    ['steps.@count == "many"', ['16:"many" | comparison | int | string']],
    ['tags.@max > 1', ['5:@max | operation | max | string']],
    ['scores.@sum == "all"', ['15:"all" | comparison | int | string']],
    ['priority.@max > 1', ['9:@max | operation | max | int']],
    ['steps.@max > 1', ['6:@max | operation | max | link']],
    ['steps.@max.text > 1', ['6:@max | operation | max | string']],
    ['steps.@sum.at > 1', ['6:@sum | operation | sum | date']],
    ['steps.@max.at > 1', ['16:1 | comparison | date | int']],
    ['extra.@type == "int" AND extra.@type IN {"string", "list"}', []],
    ['extra.@type == "integr"', ['15:"integr" | unknownType | integr']],
    ['extra.@type == 1', ['15:1 | comparison | @type | int']],
    ['priority.@type == "int"', ['0:priority.@type == "int" | twoConstants']],
    ['name GEOWITHIN geoCircle([0.5, 1], 2.0)', ['0:name | geoOfNoLink | string']],
    ['place GEOWITHIN geoCircle([0.5, 1], 2.0)', []],
    ['priority * 2 > name.@count + 1 AND (priority + nmae) > 1', ['47:nmae | unknownProperty | Task | nmae | name']],
  ])('%s', (text, expected) => {
    expect(faultsOf(text)).toEqual(expected);
  });
});

describe('values that are handed in', () => {
  it.each<[string, Given | undefined, string[]]>([
    ['name == $0 AND priority == $1', ['string'], ['27:$1 | missingArgument | 1 | 1']],
    ['name == $0', [], ['8:$0 | missingArgument | 0 | 0']],
    ['name == $7', undefined, []],
    ['$K0 == 1', [], ['0:$K0 | missingArgument | 0 | 0']],
    ['isDone == $0', ['double'], ['10:$0 | comparison | bool | double']],
    ['isDone == $0', [undefined], []],
    ['isDone == $0', ['null'], []],
    ['due > $0', ['string'], ['6:$0 | comparison | date | string']],
    ['due > $0', ['date'], []],
    ['due > $0', ['double'], ['6:$0 | comparison | date | double']],
    ['_id == $0', ['string'], ['7:$0 | comparison | objectId | string']],
    ['steps.@count > $0', ['string'], []],
    ['priority == $0', ['double'], []],
    ['priority == $0', ['string'], []],
    ['key == $0', ['string'], ['7:$0 | comparison | uuid | string']],
    ['name IN $0', ['string'], ['8:$0 | inNoList']],
    ['name IN $0', ['list'], []],
    ['name CONTAINS $0', ['double'], ['14:$0 | operator | contains | double']],
    ['priority CONTAINS $0', ['string'], []],
    ['isDone CONTAINS $0', ['string'], ['16:$0 | comparison | bool | string']],
    ['owner.tasks == $0', ['null'], ['0:owner.tasks == $0 | linksWithNull']],
  ])('%s %j', (text, given, expected) => {
    expect(faultsOf(text, given)).toEqual(expected);
  });
});
