import { object, oneOf, optional, str, withDefault } from '../../lib/api/parse';

/** What is on the screen inside a consultation. */
export type View =
  | { at: 'agenda' }
  | { at: 'theme'; theme: string }
  | { at: 'step'; step: string; item?: string }
  | { at: 'carry' }
  | { at: 'leave' };

const read = object({
  at: oneOf('agenda', 'theme', 'step', 'carry', 'leave'),
  theme: withDefault(str, ''),
  step: withDefault(str, ''),
  item: optional(str),
});

/** Reads a view from the browser's history; what is none is the agenda. */
export function readView(value: unknown): View {
  try {
    const { at, theme, step, item } = read(value);
    if (at === 'theme') return { at, theme };
    if (at === 'step') return item === undefined ? { at, step } : { at, step, item };
    return { at };
  } catch {
    return { at: 'agenda' };
  }
}

/**
 * Where a person is. When a step opens the screen goes there by itself, unless
 * the person is writing: then the step is announced and waits.
 */
export class Place {
  view: View = $state.raw({ at: 'agenda' });
  /** A step that opened while the person was writing. */
  announced: string | undefined = $state();
  /** How many texts are begun and not sent. */
  #drafts = $state(0);

  get writing(): boolean {
    return this.#drafts > 0;
  }

  /** Goes somewhere because the person asked. */
  go(view: View): void {
    if (view.at === 'step' && view.step === this.announced) this.announced = undefined;
    this.view = view;
  }

  /** Hears that a step opened. */
  opened(step: string): void {
    if (this.view.at === 'step' && this.view.step === step) return;
    if (this.writing) this.announced = step;
    else this.go({ at: 'step', step });
  }

  /** Hears that the consultation is closed. */
  ended(): void {
    if (!this.writing) this.go({ at: 'agenda' });
  }

  /** Says that a text is begun; call what it returns when it is sent or dropped. */
  begin(): () => void {
    this.#drafts += 1;
    let over = false;
    return () => {
      if (!over) this.#drafts -= 1;
      over = true;
    };
  }
}
