// Questions to a snapshot, all pure.
import type {
  Recommendation,
  Round,
  RoundResult,
  Snapshot,
  Step,
  Theme,
  Words,
} from '../../lib/api/types';

/** The round a step is in, or was in last; undefined before it first opens. */
export function currentRound(step: Step): Round | undefined {
  return step.rounds.at(-1);
}

export function isOpen(step: Step): boolean {
  return currentRound(step)?.status === 'open';
}

/** The steps that take answers, the one opened last first. */
export function openSteps({ steps }: Snapshot): Step[] {
  const opened = (step: Step) => currentRound(step)?.opened.getTime() ?? 0;
  return steps.filter(isOpen).sort((a, b) => opened(b) - opened(a));
}

/** The rounds that take answers. */
export function openRounds(snapshot: Snapshot): string[] {
  return openSteps(snapshot).map((step) => currentRound(step)?.id ?? '');
}

/** The steps on a theme ("" for the cross-cutting principles), in order. */
export function stepsOf({ steps }: Snapshot, theme: string): Step[] {
  return steps.filter((step) => step.theme === theme).sort((a, b) => a.place - b.place);
}

/** The themes in order. */
export function themesOf({ themes }: Snapshot): Theme[] {
  return themes.toSorted((a, b) => a.place - b.place);
}

/** Whether the agenda speaks of the cross-cutting principles. */
export function hasPrinciples({ steps, recommendations }: Snapshot): boolean {
  return (
    steps.some(({ theme }) => theme === '') || recommendations.some(({ theme }) => theme === '')
  );
}

/** A theme and its number from 1; undefined for the cross-cutting principles. */
export function themeOf(
  snapshot: Snapshot,
  id: string,
): { theme: Theme; number: number } | undefined {
  const themes = themesOf(snapshot);
  const at = themes.findIndex((theme) => theme.id === id);
  const theme = themes[at];
  return theme && { theme, number: at + 1 };
}

/** The recommendations of a theme that are not withdrawn, in order. */
export function recommendationsOf({ recommendations }: Snapshot, theme: string): Recommendation[] {
  return recommendations
    .filter((one) => one.theme === theme && !one.withdrawn)
    .sort((a, b) => a.place - b.place);
}

/** What a step asks about: the items of its round, else the recommendations of its theme. */
export function itemsOf(snapshot: Snapshot, step: Step): Recommendation[] {
  const items = currentRound(step)?.items ?? [];
  if (items.length === 0) return recommendationsOf(snapshot, step.theme);
  const byID = new Map(snapshot.recommendations.map((one) => [one.id, one]));
  return items.flatMap((id) => byID.get(id) ?? []);
}

/** The released result of a round, if there is one. */
export function resultOf({ results }: Snapshot, round: string): RoundResult | undefined {
  return results.find((result) => result.round === round);
}

/**
 * Whether a person may look at the result about one recommendation: always
 * once the round is final, while it is open as the protocol says.
 */
export function mayLook(
  { consultation }: Snapshot,
  result: RoundResult,
  answered: boolean,
): boolean {
  if (result.final) return true;
  const { visibility } = consultation.protocol;
  return visibility === 'live' || (visibility === 'after_answer' && answered);
}

/** The public comments on a recommendation. */
export function commentsOn(words: readonly Words[], recommendation: string): Words[] {
  return words.filter((one) => one.kind === 'comment' && one.recommendation === recommendation);
}

/** The comments on a recommendation as threads, replies below what they reply to. */
export function threadsOf(
  words: readonly Words[],
  recommendation: string,
): { words: Words; replies: Words[] }[] {
  const here = commentsOn(words, recommendation);
  const byID = new Map(here.map((one) => [one.id, one]));
  const rootOf = (one: Words): Words => {
    const parent = byID.get(one.parent);
    return parent ? rootOf(parent) : one;
  };
  const roots = new Map(here.map((one) => [one, rootOf(one)]));
  return here
    .filter((one) => roots.get(one) === one)
    .map((root) => ({
      words: root,
      replies: here.filter((one) => one !== root && roots.get(one) === root),
    }));
}

/** The public proposals on a theme. */
export function proposalsOf(words: readonly Words[], theme: string): Words[] {
  return words.filter((one) => one.kind === 'proposal' && one.theme === theme);
}

/** Minutes until the planned end, rounded up, never below 0. */
export function minutesLeft({ ends }: Round, now: Date): number {
  return Math.max(0, Math.ceil((ends.getTime() - now.getTime()) / 60_000));
}
