// The day as a list: what is over, what is now, what comes, and about when.
import type { Snapshot, Step } from '../../lib/api/types';

/** One step on the rail. */
export interface RailStep {
  step: Step;
  state: 'past' | 'now' | 'later';
}

/** Steps in a row on one theme. */
export interface RailBlock {
  /** "" is the principles. */
  theme: string;
  steps: RailStep[];
  state: 'past' | 'now' | 'later';
  /** When it began or should begin; unknown before the day has begun. */
  at: Date | undefined;
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
  let cursor = begun(steps) ? now : undefined;
  for (const step of inOrder(steps)) {
    const opened = step.rounds.at(-1)?.opened;
    const at = opened ?? cursor;
    const state = isOpen(step) ? 'now' : opened ? 'past' : 'later';
    if (state === 'now') cursor = later(step.rounds.at(-1)?.ends, now);
    if (state === 'later' && cursor) cursor = new Date(cursor.getTime() + step.minutes * 60_000);
    const block = blocks.at(-1);
    if (block?.theme === step.theme) {
      block.steps.push({ step, state });
      block.minutes += step.minutes;
    } else {
      blocks.push({
        theme: step.theme,
        steps: [{ step, state }],
        state,
        at,
        minutes: step.minutes,
      });
    }
  }
  for (const block of blocks) block.state = stateOf(block.steps);
  return blocks;
}

function begun(steps: readonly Step[]): boolean {
  return steps.some(({ rounds }) => rounds.length > 0);
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
