/** The time of day as a rune, moved on every second while somebody looks. */
export class Clock {
  now: Date = $state.raw(new Date());

  /** Ticks by a source of time, as the server's corrected one; returns how to stop. */
  start(source: () => Date): () => void {
    const tick = () => (this.now = source());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }
}

/** Whole minutes until an instant, rounded up; negative once it is a minute ago. */
export function minutesUntil(at: Date, now: Date): number {
  const minutes = Math.ceil((at.getTime() - now.getTime()) / 60_000);
  return minutes === 0 ? 0 : minutes; // never -0
}
