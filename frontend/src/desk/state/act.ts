import type { Snapshot, Step } from '../../lib/api/types';
import { isOpen, latest, nextStep, openStep } from './rail';

/** What the stage shows. */
export type Focus = { kind: 'doors' } | { kind: 'end' } | { kind: 'step'; step: string };

/** The one primary action of a stage. */
export type Act =
  | { kind: 'register' | 'doors' | 'finish' }
  | { kind: 'open' | 'close'; step: Step }
  /** Close one step and open another. */
  | { kind: 'switch'; step: Step; from: Step };

/** Where the consultation is, for whoever has not looked elsewhere. */
export function here({ consultation, steps }: Snapshot): Focus {
  if (consultation.status === 'closed') return { kind: 'end' };
  const step = openStep(steps) ?? latest(steps);
  return consultation.status === 'open' && step
    ? { kind: 'step', step: step.id }
    : { kind: 'doors' };
}

/** The primary action where one stands; none once everything is done. */
export function primary(snapshot: Snapshot, focus: Focus): Act | undefined {
  const { consultation, steps } = snapshot;
  switch (consultation.status) {
    case 'draft':
      return { kind: 'register' };
    case 'registering':
      return { kind: 'doors' };
    case 'closed':
      return undefined;
    case 'open':
      if (focus.kind === 'end') return { kind: 'finish' };
      return focus.kind === 'doors' ? opening(steps, nextStep(steps)) : stepAct(steps, focus.step);
  }
}

function stepAct(steps: readonly Step[], id: string): Act | undefined {
  const step = steps.find((s) => s.id === id);
  if (!step) return undefined;
  if (isOpen(step)) return { kind: 'close', step };
  return step.rounds.length === 0 ? opening(steps, step) : opening(steps, nextStep(steps, step));
}

function opening(steps: readonly Step[], step: Step | undefined): Act {
  if (!step) return { kind: 'finish' };
  const from = openStep(steps);
  return from ? { kind: 'switch', step, from } : { kind: 'open', step };
}
