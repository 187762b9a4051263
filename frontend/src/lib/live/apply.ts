import type { Round, Snapshot, Step } from '../api/types';
import type { LiveEvent } from './events';

/** What is known after an event, and whether only a fresh snapshot tells the rest. */
export interface Applied {
  snapshot: Snapshot;
  stale: boolean;
}

/**
 * Applies one event to a snapshot, without changing it. An event that is not
 * newer than the snapshot changes nothing.
 */
export function apply(snapshot: Snapshot, event: LiveEvent): Applied {
  if (event.v <= snapshot.v) return { snapshot, stale: false };
  switch (event.type) {
    case 'batch.readied':
    case 'organiser.acted':
    case 'question.asked':
      return { snapshot, stale: false }; // tells of no change that everybody sees
    case 'consultation.changed':
      return { snapshot, stale: true };
    case 'step.closed':
      return { snapshot: changed(snapshot, event), stale: true };
    default:
      return { snapshot: changed(snapshot, event), stale: false };
  }
}

type Telling = Exclude<
  LiveEvent,
  { type: 'batch.readied' | 'organiser.acted' | 'question.asked' | 'consultation.changed' }
>;

function changed(snapshot: Snapshot, event: Telling): Snapshot {
  const next = { ...snapshot, v: event.v };
  switch (event.type) {
    case 'step.opened':
    case 'step.closed':
    case 'step.extended':
    case 'step.paused':
    case 'step.resumed':
      return { ...next, steps: withRound(snapshot.steps, event.data.step, event.data.round) };
    case 'recommendation.added':
      return {
        ...next,
        recommendations: upsert(snapshot.recommendations, event.data, (r) => r.id),
      };
    case 'comments.released': {
      const gone = new Set(event.data.gone);
      const words = snapshot.words.filter(({ id }) => !gone.has(id));
      const all = event.data.shown.reduce((list, one) => upsert(list, one, (w) => w.id), words);
      return { ...next, words: all };
    }
    case 'tally.released':
      return { ...next, results: upsert(snapshot.results, event.data, (r) => r.round) };
    case 'presence.counted':
      return { ...next, about: event.data.about };
  }
}

function withRound(steps: Step[], id: string, round: Round): Step[] {
  return steps.map((step) =>
    step.id === id ? { ...step, rounds: upsert(step.rounds, round, (r) => r.id) } : step,
  );
}

/** The list with one thing put in the place of its former self, or at the end. */
function upsert<T>(list: T[], one: T, key: (t: T) => string): T[] {
  const at = list.findIndex((other) => key(other) === key(one));
  return at < 0 ? [...list, one] : list.with(at, one);
}
