import { describe, expect, it } from 'vitest';
import {
  down,
  leave,
  linesOf,
  moveTo,
  rank,
  same,
  startRanking,
  tie,
  up,
  type Ranking,
} from './ranking';

/** "a bc | d" is a first, b and c tied, d unranked. */
function read(text: string): Ranking {
  const [ranked = '', rest = ''] = text.split('|');
  const groups = ranked.split(' ').filter((s) => s !== '');
  return { order: groups.map((s) => Array.from(s)), unranked: Array.from(rest.trim()) };
}

function show({ order, unranked }: Ranking): string {
  return `${order.map((group) => group.join('')).join(' ')} | ${unranked.join('')}`.trim();
}

const moves: [string, (r: Ranking, id: string) => Ranking, string, string, string][] = [
  ['up passes the line above', up, 'a b c | ', 'b', 'b a c |'],
  ['up on top changes nothing', up, 'a b | ', 'a', 'a b |'],
  ['up out of a tie stands just above it', up, 'a bc | ', 'c', 'a c b |'],
  ['up passes a whole tie', up, 'ab c | ', 'c', 'c ab |'],
  ['up of what is unranked changes nothing', up, 'a | b', 'b', 'a | b'],
  ['down passes the line below', down, 'a b c | ', 'a', 'b a c |'],
  ['down out of a tie stands just below it', down, 'ab c | ', 'a', 'b a c |'],
  ['down passes a whole tie', down, 'a bc | ', 'a', 'bc a |'],
  ['down from the last place leaves it unranked', down, 'a b | c', 'b', 'a | cb'],
  ['a tie joins the group above', tie, 'a b c | ', 'b', 'ab c |'],
  ['a tie joins a tie', tie, 'ab c | ', 'c', 'abc |'],
  ['a tie again takes it out, below', tie, 'ab c | ', 'b', 'a b c |'],
  ['a tie on top changes nothing', tie, 'a b | ', 'a', 'a b |'],
  ['ranking puts it last', rank, 'a | bc', 'c', 'a c | b'],
  ['ranking what is ranked changes nothing', rank, 'a b | ', 'a', 'a b |'],
  ['leaving takes it out of the order', leave, 'a bc | d', 'b', 'a c | db'],
  ['leaving what is unranked changes nothing', leave, 'a | b', 'b', 'a | b'],
];

describe('a move', () => {
  it.each(moves)('%s', (_name, move, before, id, after) => {
    expect(show(move(read(before), id))).toBe(after);
  });

  it.each([
    ['a b c | ', 'c', 0, 'c a b |'],
    ['a b c | ', 'a', 2, 'b c a |'],
    ['a bc d | ', 'd', 2, 'a bdc |'],
    ['a bc d | ', 'd', 1, 'a d bc |'],
    ['a bc | d', 'd', 9, 'a bc d |'],
    ['ab | ', 'a', 1, 'b a |'],
  ])('by dragging in "%s" puts %s on line %i', (before, id, line, after) => {
    expect(show(moveTo(read(before), id, line))).toBe(after);
  });

  it('never loses or doubles an item, whatever is done', () => {
    const items = Array.from('abcdef');
    let ranking = startRanking(items, [['c'], ['a', 'b']]);
    const all = [up, down, tie, rank, leave, (r: Ranking, id: string) => moveTo(r, id, 1)];
    for (let i = 0; i < 600; i++) {
      const id = items[(i * 7) % 6] ?? 'a';
      const move = all[(i * i + i) % all.length] ?? up;
      ranking = move(ranking, id);
      const everything = [...ranking.order.flat(), ...ranking.unranked];
      expect(everything.toSorted().join('')).toBe('abcdef');
      expect(ranking.order.every((group) => group.length > 0)).toBe(true);
    }
  });
});

describe('a ranking', () => {
  it('numbers places by everybody above', () => {
    const lines = linesOf(read('a bc d | e'));
    expect(lines.map(({ id, place, shared, tiedBelow }) => [id, place, shared, tiedBelow])).toEqual(
      [
        ['a', 1, false, false],
        ['b', 2, true, true],
        ['c', 2, true, false],
        ['d', 4, false, false],
      ],
    );
  });

  it('starts from what was handed in, without what is asked no more', () => {
    expect(show(startRanking(Array.from('abc'), [['x'], ['b', 'y']]))).toBe('b | ac');
  });

  it('is the same whatever the order inside a tie', () => {
    expect(same(read('a bc | '), read('a cb | '))).toBe(true);
    expect(same(read('a b c | '), read('a bc | '))).toBe(false);
  });
});
