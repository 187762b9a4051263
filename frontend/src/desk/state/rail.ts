// The day as a list: what is over, what is now, what comes, and about when.
import type { Snapshot, Step } from '../../lib/api/types';

/** One step on the rail. */
export interface RailStep {
  step: Step;
  state: 'past' | 'now' | 'later';
  /** Minutes that its rounds really took; unknown while it is open. */
  took: number | undefined;
}

/** Steps in a row on one theme. */
export interface RailBlock {
  /** "" is the principles. */
  theme: string;
  steps: RailStep[];
  state: 'past' | 'now' | 'later';
  /** When it began or should begin; unknown before the day has begun. */
  at: Date | undefined;
  /** When it would begin if the day kept to its plan. */
  planned: Date | undefined;
  minutes: number;
}

/** Whether a step takes answers now. */
export function isOpen(step: Step): boolean {
  return step.rounds.at(-1)?.status === 'open';
}

/** The steps in the order of the day. */
export function inOrder(steps: readonly Step[]): Step[] {
  return [...steps].sort((a, b) => a.place - b.place);
}

/** The rail, its planned times counted on from what is open. */
export function rail({ steps }: Pick<Snapshot, 'steps'>, now: Date): RailBlock[] {
  const blocks: RailBlock[] = [];
  const start = beginning(steps);
  let cursor = start && now;
  let plan = start;
  for (const step of inOrder(steps)) {
    const opened = step.rounds.at(-1)?.opened;
    const at = opened ?? cursor;
    const state = isOpen(step) ? 'now' : opened ? 'past' : 'later';
    if (state === 'now') cursor = endOf(step, now);
    if (state === 'later') cursor = after(cursor, step.minutes);
    const one = { step, state, took: state === 'past' ? took(step) : undefined } as const;
    const block = blocks.at(-1);
    if (block?.theme === step.theme) {
      block.steps.push(one);
      block.minutes += step.minutes;
    } else {
      const { theme, minutes } = step;
      blocks.push({ theme, steps: [one], state, at, planned: plan, minutes });
    }
    plan = after(plan, step.minutes);
  }
  for (const block of blocks) block.state = stateOf(block.steps);
  return blocks;
}

/**
 * By how many minutes the day will end later than planned from when it began;
 * negative where earlier. Unknown before it begins, and of days that last
 * longer than one: nobody keeps to minutes there.
 */
export function drift({ steps }: Pick<Snapshot, 'steps'>, now: Date): number | undefined {
  const start = beginning(steps);
  if (!start || steps.some(({ minutes }) => minutes > aDay)) return undefined;
  const planned = steps.reduce((sum, { minutes }) => sum + minutes, 0);
  const left = steps
    .filter(({ rounds }) => rounds.length === 0)
    .reduce((sum, { minutes }) => sum + minutes, 0);
  const open = openStep(steps);
  const from = open ? endOf(open, now) : left > 0 ? now : lastEnd(steps);
  const minutes = (from.getTime() - start.getTime()) / 60_000 + left - planned;
  return Math.abs(minutes) > aDay / 2 ? undefined : Math.round(minutes);
}

const aDay = 24 * 60;

/** When an open step ends as it looks now. */
function endOf(step: Step, now: Date): Date {
  const round = step.rounds.at(-1);
  if (!round) return now;
  const stood = round.paused ? now.getTime() - round.paused.getTime() : 0;
  return later(new Date(round.ends.getTime() + stood), now);
}

function lastEnd(steps: readonly Step[]): Date {
  const ends = steps.flatMap(({ rounds }) => rounds.map(({ closed, ends: end }) => closed ?? end));
  return new Date(Math.max(...ends.map((end) => end.getTime())));
}

/** Minutes that the rounds of a closed step took. */
function took({ rounds }: Step): number | undefined {
  const each = rounds.map(({ opened, closed }) =>
    closed ? (closed.getTime() - opened.getTime()) / 60_000 : Number.NaN,
  );
  const sum = each.reduce((a, b) => a + b, 0);
  return Number.isFinite(sum) ? Math.max(1, Math.round(sum)) : undefined;
}

function after(at: Date | undefined, minutes: number): Date | undefined {
  return at && new Date(at.getTime() + minutes * 60_000);
}

/** When the first step was opened. */
function beginning(steps: readonly Step[]): Date | undefined {
  const all = steps.flatMap(({ rounds }) => rounds.map(({ opened }) => opened.getTime()));
  return all.length > 0 ? new Date(Math.min(...all)) : undefined;
}

function later(a: Date | undefined, b: Date): Date {
  return a && a > b ? a : b;
}

function stateOf(steps: readonly RailStep[]): RailBlock['state'] {
  const states = new Set(steps.map(({ state }) => state));
  if (states.has('now') || (states.has('past') && states.has('later'))) return 'now';
  return states.has('past') ? 'past' : 'later';
}

/** The step that is open; the latest opened where there are several. */
export function openStep(steps: readonly Step[]): Step | undefined {
  return latest(steps.filter(isOpen));
}

/** The step that was opened last. */
export function latest(steps: readonly Step[]): Step | undefined {
  const opened = (step: Step) => step.rounds.at(-1)?.opened.getTime() ?? 0;
  return steps
    .filter(({ rounds }) => rounds.length > 0)
    .reduce<Step | undefined>((a, b) => (a && opened(a) >= opened(b) ? a : b), undefined);
}

/** The step to open next: the first never opened after a step, else the first of all. */
export function nextStep(steps: readonly Step[], after?: Step): Step | undefined {
  const fresh = inOrder(steps).filter(({ rounds }) => rounds.length === 0);
  return fresh.find(({ place }) => after !== undefined && place > after.place) ?? fresh[0];
}

/** The place of a step among those of its theme, and how many there are. */
export function placeInTheme(steps: readonly Step[], step: Step): { n: number; of: number } {
  const same = inOrder(steps).filter(({ theme }) => theme === step.theme);
  return { n: same.findIndex(({ id }) => id === step.id) + 1, of: same.length };
}
