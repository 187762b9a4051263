import { describe, expect, it } from 'vitest';
import { untranslated } from '../i18n/compare';
import opinionsEn from '../i18n/opinions/en';
import opinionsEs from '../i18n/opinions/es';
import { opinionsJSON } from '../testing/snapshot';
import { opinionMap, type OpinionGroup } from '../api/types';
import { drawn, letterSize, smooth } from './opinions';

const { groups } = opinionMap(opinionsJSON);

function circle(x: number, y: number): OpinionGroup {
  const outline = Array.from({ length: 12 }, (_, i): [number, number] => [
    x + Math.cos((i * Math.PI) / 6),
    y + Math.sin((i * Math.PI) / 6),
  ]);
  return { size: 9, outline, agrees: [], opposes: [] };
}

describe('shapes on the map of opinion', () => {
  it('are named from the largest and have their letter inside', () => {
    const { shapes } = drawn(groups);
    expect(shapes.map(({ letter, size }) => `${letter} ${size}`)).toEqual(['A 18', 'B 12', 'C 10']);
    expect(shapes.map(({ leader }) => leader)).toEqual(['', '', '']);
    const [left, right, top] = shapes;
    expect(left?.x).toBeLessThan(right?.x ?? 0);
    expect(top?.y).toBeLessThan(left?.y ?? 0);
  });

  it('stay on the plane, letters too', () => {
    for (const some of [groups, [circle(0, 0), circle(0.1, 0), circle(-0.1, 0)]]) {
      const { width, height, shapes } = drawn(some);
      for (const { path, x, y } of shapes) {
        const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
        expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...numbers)).toBeLessThanOrEqual(Math.max(width, height));
        expect(x).toBeGreaterThan(0.3 * letterSize);
        expect(x).toBeLessThan(width - 0.3 * letterSize);
        expect(y).toBeGreaterThan(0.3 * letterSize);
        expect(y).toBeLessThan(height - 0.3 * letterSize);
      }
    }
  });

  it('have their letters apart, each with a line, where they lie on each other', () => {
    const { shapes } = drawn([circle(0, 0), circle(0, 0), circle(0.1, 0)]);
    for (const [i, one] of shapes.entries()) {
      for (const other of shapes.slice(i + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(letterSize);
      }
    }
    expect(shapes.every(({ leader }) => leader.startsWith('M'))).toBe(true);
  });

  it('are none without an outline, and never a number that is none', () => {
    const { shapes } = drawn([{ size: 5, outline: [], agrees: [], opposes: [] }]);
    expect(shapes).toEqual([
      { letter: 'A', size: 5, path: '', x: letterSize / 2, y: letterSize / 2, leader: '' },
    ]);
    expect(drawn([]).shapes).toEqual([]);
    const outline = Array.from({ length: 4 }, (): [number, number] => [1, 1]);
    const point: OpinionGroup = { ...circle(0, 0), outline };
    expect(JSON.stringify(drawn([point]))).not.toMatch(/NaN|Infinity|null/);
  });
});

describe('a smooth path', () => {
  it('goes through every corner and closes', () => {
    const path = smooth([
      [0, 0],
      [60, 0],
      [60, 60],
    ]);
    expect(path).toBe('M0 0C0 -10 50 -10 60 0C70 10 70 60 60 60C50 60 0 10 0 0Z');
    expect(smooth([[0, 0]])).toBe('');
  });
});

describe('the texts of the map', () => {
  it('say nothing in Spanish as they do in English', () => {
    expect(untranslated(opinionsEn, opinionsEs)).toEqual([]);
  });
});
