interface Pending {
  /** What was done, for the line that offers to undo it. */
  words: string;
  run: () => Promise<unknown>;
  back: () => void;
}

/**
 * Does things a moment after they were asked for, so that they can be undone
 * instead of confirmed. One at a time: the next act, or the passing of time,
 * makes the one before final.
 */
export class Later {
  pending: Pending | undefined = $state.raw();
  /** What the server refused; the act was taken back then. */
  refusal: unknown = $state.raw();
  #wait: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(wait = 7000) {
    this.#wait = wait;
  }

  /** Plans an act that the page already shows as done; `back` shows it undone. */
  async plan(act: Pending): Promise<void> {
    await this.flush();
    this.refusal = undefined;
    this.pending = act;
    this.#timer = setTimeout(() => void this.flush(), this.#wait);
  }

  /** Takes the last act back; reports whether there was one. */
  undo(): boolean {
    const act = this.#take();
    act?.back();
    return act !== undefined;
  }

  /** Makes the last act final now. */
  async flush(): Promise<void> {
    const act = this.#take();
    if (!act) return;
    try {
      await act.run();
    } catch (error) {
      this.refusal = error;
      act.back();
    }
  }

  #take(): Pending | undefined {
    clearTimeout(this.#timer);
    const act = this.pending;
    this.pending = undefined;
    return act;
  }
}
