/**
 * Passes values on at once, then at most one per interval; the last one always
 * arrives. A room of phones moves the projector about once a second.
 */
export class Steady<T> {
  #pass: (value: T) => void;
  #interval: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #held: { value: T } | undefined;

  constructor(pass: (value: T) => void, interval = 1000) {
    this.#pass = pass;
    this.#interval = interval;
  }

  take(value: T): void {
    if (this.#timer === undefined) this.#send(value);
    else this.#held = { value };
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#held = undefined;
  }

  #send(value: T): void {
    this.#timer = setTimeout(() => this.#next(), this.#interval);
    this.#pass(value);
  }

  #next(): void {
    this.#timer = undefined;
    const held = this.#held;
    this.#held = undefined;
    if (held) this.#send(held.value);
  }
}
