import type { LiveEvent } from '../../lib/live/events';

/** Something a colleague did, as it was heard. */
export interface Told {
  who: string;
  /** Name of the operation, as closeStep. */
  action: string;
  /** Which step it moved, where it moved one. */
  step: string | undefined;
  at: Date;
}

const moves: Partial<Record<LiveEvent['type'], string>> = {
  'step.opened': 'openStep',
  'step.closed': 'closeStep',
  'step.extended': 'extendStep',
  'step.paused': 'pauseStep',
  'step.resumed': 'resumeStep',
};

/** What the other organisers do, live. Organisers are named; participants never appear. */
export class Colleagues {
  /** Their latest act. */
  told: Told | undefined = $state.raw();
  #moved: { action: string; step: string } | undefined;
  readonly #self: () => string | undefined;

  /** `self` is who looks: one's own acts are not told. */
  constructor(self: () => string | undefined) {
    this.#self = self;
  }

  /** Takes up an event; reports whether a colleague acted. */
  hear(event: LiveEvent, at: Date): boolean {
    const move = moves[event.type];
    if (move && event.data && 'step' in event.data) {
      this.#moved = { action: move, step: event.data.step };
    }
    if (event.type !== 'organiser.acted' || event.data.organiser === this.#self()) return false;
    const { name: who, action } = event.data;
    const step = this.#moved?.action === action ? this.#moved.step : undefined;
    this.told = { who, action, step, at };
    return true;
  }
}
