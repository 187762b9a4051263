import type { Agenda, Step, StepKind } from '../../lib/api/types';
import { newId } from './api';
import { of } from './missing';

/** Minutes that a kind of step takes for so many recommendations. */
export function minutesFor(kind: StepKind, recommendations: number): number {
  const each: Record<StepKind, number> = {
    propose: 0,
    discuss: 4,
    vote: 1,
    rate: 1,
    rank: 0.75,
    dots: 0.5,
    quadratic: 0.75,
    judge: 1,
    compare: 0.5,
  };
  const rounded = 5 * Math.ceil((each[kind] * recommendations) / 5);
  return Math.max(kind === 'discuss' || kind === 'propose' ? 15 : 5, rounded);
}

/**
 * The steps that a plain day still lacks: every theme is discussed, voted on
 * and ranked, the principles are discussed and voted on.
 */
export function plan(agenda: Agenda): Step[] {
  const themes = [...agenda.themes].sort((a, b) => a.place - b.place).map(({ id }) => id);
  let place = Math.max(0, ...agenda.steps.map((step) => step.place));
  return [...themes, ''].flatMap((theme) => {
    const n = of(agenda.recommendations, theme).length;
    return kindsFor(theme, n)
      .filter((kind) => !agenda.steps.some((s) => s.theme === theme && s.kind === kind))
      .map((kind) => {
        place += 1;
        return { id: newId(), theme, kind, place, minutes: minutesFor(kind, n), rounds: [] };
      });
  });
}

function kindsFor(theme: string, recommendations: number): StepKind[] {
  if (recommendations === 0) return [];
  if (theme === '' || recommendations < 2) return ['discuss', 'vote'];
  return ['discuss', 'vote', 'rank'];
}
