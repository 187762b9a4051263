import type { Act } from './api';

/** The acts of one calendar day where the reader is (YYYY-MM-DD). */
export interface ActsOfDay {
  date: string;
  acts: Act[];
}

/** Parts acts by the day of their last time, in the order given. */
export function byDay(acts: readonly Act[]): ActsOfDay[] {
  const days: ActsOfDay[] = [];
  for (const act of acts) {
    const date = dateOf(act.last);
    const latest = days.at(-1);
    if (latest?.date === date) latest.acts.push(act);
    else days.push({ date, acts: [act] });
  }
  return days;
}

function dateOf(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
