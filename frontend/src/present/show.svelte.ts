import type { ItemResult, RoundResult, Snapshot } from '../lib/api/types';
import { language } from '../lib/i18n/language.svelte';
import { partOf, slidesOf, type PartName, type Slide } from './slides';

/** Where each heading stands on the screens. */
const rank: Record<PartName, number> = { agree: 0, lean: 1, split: 2, sofar: 3, withheld: 4 };

const share = ({ vote }: ItemResult) => (vote && vote.agree + vote.disagree > 0 ? vote.share : -1);
const median = ({ ratings }: ItemResult) => ratings[0]?.median ?? -1;

/** The items by heading, and inside one by agreement or median, the highest first. */
export function sorted(result: RoundResult): ItemResult[] {
  const measure = result.kind === 'vote' ? share : median;
  const part = (item: ItemResult) => (result.kind === 'vote' ? rank[partOf(result, item)] : 0);
  return result.items.toSorted((a, b) => part(a) - part(b) || measure(b) - measure(a));
}

/**
 * What the projector shows. It follows what the facilitator opens and closes,
 * and between that obeys the keys of whoever stands beside it. While a round is
 * open, rows keep their places however the figures move, until somebody sorts.
 */
export class Show {
  blank = $state(false);
  #snapshot: Snapshot | undefined = $state.raw();
  #key = $state('join');
  #orders: Record<string, string[]> = $state.raw({});
  #seen = '';
  /** Departures from the rules that were seen. */
  #departed = 0;

  slides: Slide[] = $derived.by(() => {
    const arrange = (result: RoundResult) => this.#arranged(result);
    return this.#snapshot ? slidesOf(this.#snapshot, arrange, language.current) : [];
  });
  slide: Slide | undefined = $derived(this.#find());

  get snapshot(): Snapshot | undefined {
    return this.#snapshot;
  }

  /** Takes the state as it is now, and goes where the consultation went. */
  take(snapshot: Snapshot): void {
    this.#snapshot = snapshot;
    const here = whereabouts(snapshot);
    const departed = snapshot.consultation.deviations.length;
    if (departed > this.#departed && this.#seen !== '') this.#key = 'deviations';
    this.#departed = departed;
    if (here.mark === this.#seen) return;
    this.#seen = here.mark;
    this.#key = this.#landing(here.round);
    this.blank = false;
  }

  /** Goes a few screens on, or back. */
  move(by: number): void {
    const at = this.slides.findIndex(({ key }) => key === this.slide?.key);
    const next = this.slides[Math.min(this.slides.length - 1, Math.max(0, at + by))];
    if (next) this.#key = next.key;
  }

  /** Sorts the rows of open rounds by the figures as they stand. */
  sort(): void {
    const results = this.#snapshot?.results ?? [];
    this.#orders = Object.fromEntries(
      results.map((r) => [r.round, sorted(r).map(({ recommendation }) => recommendation)]),
    );
  }

  /** Does what a key or a clicker says; reports whether it meant anything. */
  press(key: string): boolean {
    switch (key) {
      case 'ArrowRight':
      case 'PageDown':
      case ' ':
        this.move(1);
        return true;
      case 'ArrowLeft':
      case 'PageUp':
        this.move(-1);
        return true;
      case 'Home':
        this.#key = 'join';
        return true;
      case 'b':
      case '.':
        this.blank = !this.blank;
        return true;
      case 's':
        this.sort();
        return true;
      default:
        return false;
    }
  }

  #arranged(result: RoundResult): ItemResult[] {
    if (result.final) return sorted(result);
    const order = this.#orders[result.round] ?? [];
    const place = ({ recommendation }: ItemResult) => {
      const at = order.indexOf(recommendation);
      return at < 0 ? order.length : at;
    };
    return result.items.toSorted((a, b) => place(a) - place(b));
  }

  /** The screen of the key, or the first that is left of its round. */
  #find(): Slide | undefined {
    const exact = this.slides.find(({ key }) => key === this.#key);
    if (exact) return exact;
    const round = this.#key.split(':')[0] ?? '';
    return this.slides.find(({ key }) => key.startsWith(`${round}:`)) ?? this.slides[0];
  }

  #landing(round: string | undefined): string {
    if (round === undefined)
      return this.#snapshot?.consultation.status === 'closed' ? 'end' : 'join';
    const live = this.#snapshot?.consultation.protocol.visibility === 'live';
    const slides = this.slides.filter(({ key }) => key.startsWith(`${round}:`));
    const figures = slides.find(({ kind }) => kind !== 'ask');
    const first = live ? (figures ?? slides[0]) : slides[0];
    return first?.key ?? `${round}:`;
  }
}

/** Where the consultation is: what to follow, and a mark that changes when it moves. */
export function whereabouts({ consultation, steps }: Snapshot): {
  mark: string;
  round: string | undefined;
} {
  const rounds = steps.flatMap((step) => step.rounds);
  const open = rounds.filter(({ status }) => status === 'open');
  const latest = (open.length > 0 ? open : rounds).toSorted(
    (a, b) => b.opened.getTime() - a.opened.getTime(),
  )[0];
  const round = consultation.status === 'open' ? latest?.id : undefined;
  return { mark: `${consultation.status} ${round ?? ''} ${latest?.status ?? ''}`, round };
}
