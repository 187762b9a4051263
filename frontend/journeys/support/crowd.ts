import type { Round } from '../../src/lib/api/types';
import type { Invitation, Preparation } from './api';
import { Voter } from './voter';

/** Numbers from 0 to 1 that look random and are the same each time (mulberry32). */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * How much a recommendation is liked, in the order of the agenda, and how much
 * more or less by those of one camp: most is common ground, some divides.
 */
const liking = [
  { by: 0.8, tilt: 0 },
  { by: 0.75, tilt: 0.05 },
  { by: 0.3, tilt: 0.4 },
  { by: 0.7, tilt: 0.1 },
  { by: 0.4, tilt: -0.45 },
  { by: 0.8, tilt: 0 },
  { by: 0.45, tilt: 0.3 },
];

/** Comments on the first recommendations of the theme on violence. */
export const comments: readonly { item: number; lang: 'en' | 'es'; text: string }[] = [
  { item: 0, lang: 'en', text: 'This works only if towns keep the money beyond one term.' },
  { item: 0, lang: 'es', text: 'Hay que medirlo con los vecinos, no solo con cifras de policía.' },
  { item: 0, lang: 'en', text: 'Begin with the ten neighbourhoods where most of it happens.' },
  { item: 1, lang: 'es', text: 'Sin peritos, ninguna ley cambia la impunidad.' },
  { item: 1, lang: 'en', text: 'Say who pays after the first three years.' },
  { item: 2, lang: 'en', text: 'Too broad. Which offences are meant?' },
  { item: 3, lang: 'es', text: 'De acuerdo, si las víctimas participan desde el principio.' },
];

/** What people propose on local capacity. */
const proposals = [
  {
    lang: 'en',
    title: 'Audit town budgets every year',
    text: 'Let an auditor from another state read the security budget of every town, and publish it.',
  },
  {
    lang: 'es',
    title: 'Publicar el gasto de cada policía',
    text: 'Que cada corporación publique en qué gasta, mes por mes y en datos abiertos.',
  },
  {
    lang: 'en',
    title: 'Train mayors before they take office',
    text: 'Two weeks with police, prosecutors and neighbours, paid by both countries.',
  },
] as const;

/** The people who fill the room without a browser of their own. */
export class Crowd {
  readonly voters: Voter[];
  readonly #day: Preparation;

  private constructor(day: Preparation, voters: Voter[]) {
    this.#day = day;
    this.voters = voters;
  }

  static async admit(url: string, day: Preparation, invitations: Invitation[]): Promise<Crowd> {
    const voters = invitations.map(({ code }) => Voter.admit(url, day.id, code));
    return new Crowd(day, await Promise.all(voters));
  }

  /** Everybody says something in an open round; `share` of them, where it is not over. */
  async answer(kind: 'vote' | 'rate' | 'rank', round: Round, share = 1): Promise<void> {
    const people = this.voters.slice(0, Math.round(this.voters.length * share));
    await Promise.all(people.map((voter, i) => this.#one(kind, round, voter, draws(i + 1))));
  }

  async #one(kind: 'vote' | 'rate' | 'rank', round: Round, voter: Voter, draw: () => number) {
    const camp = draw() < 0.5 ? -1 : 1;
    const likes = round.items.map((_, i) => {
      const { by, tilt } = liking[i % liking.length] ?? { by: 0.5, tilt: 0 };
      return by + camp * tilt - draw() * 0.6;
    });
    if (kind === 'rank') {
      const order = round.items.toSorted(
        (a, b) => (likes[round.items.indexOf(b)] ?? 0) - (likes[round.items.indexOf(a)] ?? 0),
      );
      await voter.rank(
        round.id,
        order.slice(0, 5).map((id) => [id]),
      );
    }
    for (const [i, item] of round.items.entries()) {
      const like = likes[i] ?? 0;
      const vote = draw() < 0.07 ? 'pass' : like > 0 ? 'agree' : 'disagree';
      if (kind === 'vote') await voter.vote(round.id, item, vote);
      const rating = Math.min(9, Math.max(1, Math.round(5 + like * 6)));
      if (kind === 'rate') {
        await voter.rate(round.id, item, 'importance', draw() < 0.08 ? null : rating);
      }
    }
    if (draw() < 0.7) await voter.finish(round.id);
  }

  /** Several people comment, so that a batch appears. */
  async comment(): Promise<void> {
    const step = this.#day.step(4, 'discuss');
    const items = step.rounds.at(-1)?.items ?? [];
    for (const [i, { item, lang, text }] of comments.entries()) {
      const voter = this.voters[i % this.voters.length];
      await voter?.comment(step.id, items[item] ?? '', lang, text);
    }
  }

  /** Three people propose, so that a moderator has a batch to read. */
  async propose(): Promise<void> {
    const step = this.#day.step(3, 'propose');
    for (const [i, { lang, title, text }] of proposals.entries()) {
      await this.voters[i]?.propose(step.id, step.theme, lang, title, text);
    }
  }
}
