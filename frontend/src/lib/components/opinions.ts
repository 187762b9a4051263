// The geometry of the map of opinion: soft shapes and their letters on a plane
// of its own. Nothing of it can be read as a person's place.
import type { OpinionGroup } from '../api/types';

/** The largest plane that a map is drawn on. */
export const plane = { width: 600, height: 440 };

/** What is left free around the shapes: little, or room for letters that stand beside them. */
const margins = { inside: 4, beside: 46 };

/** How large a letter is on the plane. */
export const letterSize = 40;

/** Middles nearer than this would let letters touch. */
const crowded = 1.4 * letterSize;

type Corner = readonly [number, number];

/** One group as it is drawn. */
export interface Shape {
  letter: string;
  size: number;
  /** A closed smooth path, "" where the group has no outline. */
  path: string;
  /** Where the letter stands. */
  x: number;
  y: number;
  /** The line from a letter that stands outside to its shape. */
  leader: string;
}

/** The map: its own width and height, and what is on it. */
export interface Drawing {
  width: number;
  height: number;
  shapes: Shape[];
}

/** The name of a group: the largest is A. */
export function letterOf(place: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + place);
}

/** The groups as shapes on a plane that is as large as they are, in their order. */
export function drawn(groups: readonly OpinionGroup[]): Drawing {
  const outlines = groups.map(({ outline }) => outline);
  const roomy = fitted(outlines, margins.inside);
  if (!roomy.outlines.map(middle).some(touches)) return drawing(groups, roomy);
  return drawing(groups, fitted(outlines, margins.beside));
}

function drawing(groups: readonly OpinionGroup[], { width, height, outlines }: Plane): Drawing {
  const middles = outlines.map(middle);
  const whole = middle(middles);
  const taken = middles.filter((at, i) => !touches(at, i, middles));
  const shapes = groups.map(({ size }, i) => {
    const outline = outlines[i] ?? [];
    const at = middles[i] ?? whole;
    const shape = { letter: letterOf(i), size, path: smooth(outline) };
    if (!touches(at, i, middles)) return { ...shape, x: at[0], y: at[1], leader: '' };
    const place = beside(outline, at, whole, taken);
    taken.push([place.x, place.y]);
    return { ...shape, ...place };
  });
  return { width, height, shapes };
}

/** Whether a letter in this middle would touch another. */
function touches(at: Corner, i: number, middles: readonly Corner[]): boolean {
  return middles.some((other, j) => j !== i && distance(other, at) < crowded);
}

interface Plane {
  width: number;
  height: number;
  outlines: Corner[][];
}

/** Outlines scaled alike, with a margin around them; up stays up. */
function fitted(outlines: readonly (readonly Corner[])[], margin: number): Plane {
  const corners = outlines.flat();
  const [left, right] = span(corners.map(([x]) => x));
  const [low, high] = span(corners.map(([, y]) => y));
  const across = (plane.width - 2 * margin) / (right - left || 1);
  const up = (plane.height - 2 * margin) / (high - low || 1);
  const scale = Math.min(across, up);
  return {
    width: Math.max(letterSize, (right - left) * scale) + 2 * margin,
    height: Math.max(letterSize, (high - low) * scale) + 2 * margin,
    outlines: outlines.map((outline) =>
      outline.map(([x, y]): Corner => [margin + (x - left) * scale, margin + (high - y) * scale]),
    ),
  };
}

function span(values: readonly number[]): [number, number] {
  return values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
}

function middle(corners: readonly Corner[]): Corner {
  if (corners.length === 0) return [letterSize / 2, letterSize / 2];
  const sum = corners.reduce<Corner>(([x, y], [a, b]) => [x + a, y + b], [0, 0]);
  return [sum[0] / corners.length, sum[1] / corners.length];
}

function distance([a, b]: Corner, [x, y]: Corner): number {
  return Math.hypot(a - x, b - y);
}

/** Turns away from the best direction, the smallest first, in twelfths of a circle. */
const turns = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6];

/** The first place outside the outline, away from the others, that no other letter takes. */
function beside(outline: readonly Corner[], at: Corner, whole: Corner, taken: readonly Corner[]) {
  const away = Math.atan2(at[1] - whole[1], at[0] - whole[0]);
  const places = turns.map((turn) => outside(outline, at, away + (turn * Math.PI) / 6));
  const free = places.find(({ x, y }) =>
    taken.every((other) => distance(other, [x, y]) >= crowded),
  );
  return free ?? outside(outline, at, away);
}

/** A place outside the outline in one direction, with a line to the outline. */
function outside(outline: readonly Corner[], at: Corner, angle: number) {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const along = ([x, y]: Corner) => x * dx + y * dy;
  const edge = outline.reduce((best, one) => (along(one) > along(best) ? one : best), at);
  const [x, y] = [edge[0] + dx * letterSize * 0.8, edge[1] + dy * letterSize * 0.8];
  const start = [x - dx * letterSize * 0.45, y - dy * letterSize * 0.45];
  return { x, y, leader: `M${start.map(short).join(' ')}L${edge.map(short).join(' ')}` };
}

/** A closed smooth path through corners (Catmull–Rom as Bézier curves). */
export function smooth(corners: readonly Corner[]): string {
  const n = corners.length;
  const start = corners[0];
  if (start === undefined || n < 3) return '';
  const at = (i: number): Corner => corners[(i + n) % n] ?? start;
  const curves = corners.map((from, i) => {
    const [before, to, after] = [at(i - 1), at(i + 1), at(i + 2)];
    const points = [
      from[0] + (to[0] - before[0]) / 6,
      from[1] + (to[1] - before[1]) / 6,
      to[0] - (after[0] - from[0]) / 6,
      to[1] - (after[1] - from[1]) / 6,
      ...to,
    ];
    return `C${points.map(short).join(' ')}`;
  });
  return `M${start.map(short).join(' ')}${curves.join('')}Z`;
}

const short = (x: number) => String(Math.round(10 * x) / 10);
