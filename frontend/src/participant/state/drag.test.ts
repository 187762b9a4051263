import { describe, expect, it } from 'vitest';
import { lineOf, scrollSpeed, shiftOf } from './drag';

// Three rows: 40, 100 and 40 high.
const boxes = [
  { top: 0, bottom: 40 },
  { top: 40, bottom: 140 },
  { top: 140, bottom: 180 },
];

describe('a dragged row', () => {
  it.each([
    ['stays while its lower edge is above the middle of the next', 0, 49, 0],
    ['passes the next when its lower edge passes the middle', 0, 51, 1],
    ['passes both', 0, 121, 2],
    ['passes the one above when its upper edge passes the middle', 2, -51, 1],
    ['stays while its upper edge is below the middle of the one above', 2, -49, 2],
    ['goes to the top', 2, -121, 0],
    ['never leaves the list', 1, 9999, 2],
  ])('%s', (_name, from, moved, line) => {
    expect(lineOf(boxes, from, moved)).toBe(line);
  });

  it('does not swap back and forth with a taller row', () => {
    const lines = [48, 49, 50, 51, 52, 51, 50].map((moved) => lineOf(boxes, 0, moved));
    expect(lines).toEqual([0, 0, 0, 1, 1, 1, 0]);
  });

  it('makes the rows between make way', () => {
    expect([0, 1, 2, 3].map((row) => shiftOf(row, 0, 2))).toEqual([0, -1, -1, 0]);
    expect([0, 1, 2, 3].map((row) => shiftOf(row, 3, 1))).toEqual([0, 1, 1, 0]);
  });

  it('scrolls the page near its edges only', () => {
    expect(scrollSpeed(10, 800)).toBeLessThan(0);
    expect(scrollSpeed(790, 800)).toBeGreaterThan(0);
    expect(scrollSpeed(400, 800)).toBe(0);
  });
});
