import { describe, expect, it } from 'vitest';
import { Board } from './board.svelte';
import { Deck } from './deck.svelte';

describe('the board of a ranking', () => {
  it('starts unranked, so that no order is suggested', () => {
    const board = new Board(['a', 'b'], undefined);
    expect(board.lines).toEqual([]);
    expect(board.unranked).toEqual(['a', 'b']);
    expect(board.changed).toBe(true);
  });

  it('undoes one move after another', () => {
    const board = new Board(['a', 'b'], undefined);
    board.move('b', 'rank');
    board.move('a', 'rank');
    board.move('a', 'up');
    expect(board.ranking.order).toEqual([['a'], ['b']]);
    board.undo();
    board.undo();
    expect(board.ranking.order).toEqual([['b']]);
    board.undo();
    board.undo();
    expect(board.canUndo).toBe(false);
  });

  it('knows whether what it shows was handed in', () => {
    const board = new Board(['a', 'b'], undefined);
    board.move('a', 'rank');
    expect(board.handIn()).toEqual([['a']]);
    expect(board.changed).toBe(false);
    expect(board.move('a', 'up')).toBe(false);
    board.moveTo('b', 0);
    expect(board.changed).toBe(true);
    expect(board.handedIn).toBe(true);
  });

  it('goes on with a draft that was not handed in', () => {
    const board = new Board(['a', 'b'], [['a']], [['b'], ['a']]);
    expect(board.ranking.order).toEqual([['b'], ['a']]);
    expect(board.changed).toBe(true);
  });
});

describe('the deck of recommendations', () => {
  function deck(...answered: string[]) {
    const said = new Set(answered);
    return { said, deck: new Deck(() => ['a', 'b', 'c'], { answered: (id) => said.has(id) }) };
  }

  it('starts at the first that is unanswered, at the list where none is', () => {
    expect(deck('a').deck.current).toBe('b');
    expect(deck('a', 'b', 'c').deck.current).toBeUndefined();
  });

  it('goes on to what is unanswered, also before, and ends at the list', () => {
    const { deck: d, said } = deck();
    d.show('b');
    said.add('b');
    d.next();
    expect(d.current).toBe('c');
    said.add('c');
    d.next();
    expect(d.current).toBe('a');
    said.add('a');
    d.next();
    expect(d.current).toBeUndefined();
    expect(d.complete).toBe(true);
  });

  it('goes back and shows all', () => {
    const { deck: d } = deck('a');
    expect(d.number).toBe(2);
    d.back();
    d.back();
    expect(d.current).toBe('a');
    d.showAll();
    expect(d.current).toBeUndefined();
    d.back();
    expect(d.current).toBe('c');
  });
});
