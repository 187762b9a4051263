import type { Locator, Page } from '@playwright/test';
import participantEn from '../../src/participant/messages/en';
import participantEs from '../../src/participant/messages/es';
import sharedEn from '../../src/lib/i18n/shared/en';
import sharedEs from '../../src/lib/i18n/shared/es';
import type { Lang } from '../../src/lib/i18n/lang';
import { expect, type Seat } from './test';

/** The texts of the participant's face, to find controls by their names. */
export const said = {
  en: { ...participantEn, shared: sharedEn },
  es: { ...participantEs, shared: sharedEs },
};

export type Vote = 'agree' | 'disagree' | 'pass';

/** A participant with a phone. */
export class Participant {
  readonly page: Page;
  readonly seat: Seat;
  readonly lang: Lang;

  constructor(seat: Seat, lang: Lang = 'en') {
    this.seat = seat;
    this.page = seat.page;
    this.lang = lang;
  }

  /** The texts in this person's language. */
  get m(): (typeof said)[Lang] {
    return said[this.lang];
  }

  button(name: string | RegExp, exact = false): Locator {
    return this.page.getByRole('button', { name, exact });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  /** Opens an invitation link as it was handed out. */
  async open(link: string): Promise<void> {
    await this.page.goto(link);
  }

  /** Gets the credential, before the doors are open. */
  async register(): Promise<void> {
    await this.button(this.m.join.register).click();
    await expect(this.heading(this.m.waiting.title)).toBeVisible({ timeout: 30_000 });
  }

  /** Gets the credential and goes in, once the doors are open. */
  async enter(): Promise<void> {
    await this.button(this.m.join.enter).click();
    await expect(this.button(this.m.head.cover)).toBeVisible({ timeout: 30_000 });
  }

  /** Looks at once whether the doors are open, as a phone does when it is taken up. */
  async inside(): Promise<void> {
    await this.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(this.button(this.m.head.cover)).toBeVisible({ timeout: 20_000 });
  }

  /** What the foot of the page says about what was said: everything has arrived. */
  async saved(): Promise<void> {
    await expect(this.page.getByText(this.m.state.saved, { exact: true })).toBeVisible();
  }

  /** The way back to the agenda, in the head of every page but the agenda's own. */
  get back(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: this.m.head.agenda });
  }

  async toAgenda(): Promise<void> {
    await this.back.click();
    await expect(this.heading(this.m.agenda.title)).toBeVisible();
  }

  /** Goes to the figures that remain when all is over. */
  async toClosing(): Promise<void> {
    const end = this.heading(this.m.closing.title);
    await expect(this.back.or(end).first()).toBeVisible();
    if (await this.back.isVisible()) await this.back.click();
    await expect(end).toBeVisible({ timeout: 25_000 });
  }

  /* ——— discuss ——— */

  /** Chooses a recommendation in the discussion. */
  async talkAbout(title: string): Promise<void> {
    await this.page.getByRole('listitem').getByRole('button', { name: title }).click();
    await expect(this.heading(title)).toBeVisible();
  }

  /** Writes a comment and sends it. */
  async comment(text: string): Promise<void> {
    await this.page.getByLabel(this.m.words.comment).fill(text);
    await this.button(this.m.words.send).click();
    await expect(this.page.getByLabel(this.m.words.comment)).toHaveValue('');
    await this.saved();
  }

  /* ——— vote ——— */

  /** The number of the recommendation on the screen is n. */
  async at(n: number, of: number): Promise<void> {
    await expect(this.page.getByText(this.m.vote.of(n, of), { exact: true })).toBeVisible();
  }

  async vote(vote: Vote): Promise<void> {
    const asked = () => this.page.evaluate(() => document.querySelector('#ask')?.textContent ?? '');
    const before = await asked();
    await this.button(this.m.shared[vote], true).click();
    await expect.poll(asked).not.toBe(before);
  }

  /** Votes on everything, in order. */
  async voteAll(votes: readonly Vote[]): Promise<void> {
    for (const [i, vote] of votes.entries()) {
      await this.at(i + 1, votes.length);
      await this.vote(vote);
    }
    await expect(this.heading(this.m.vote.all)).toBeVisible();
  }

  /** Goes from the list to one recommendation to answer it anew. */
  async change(title: string, vote: Vote): Promise<void> {
    await this.button(`${this.m.vote.change}: ${title}`).click();
    await this.button(this.m.shared[vote], true).click();
    await expect(this.heading(this.m.vote.all)).toBeVisible();
  }

  async finish(): Promise<void> {
    await this.button(this.m.finish.action).click();
    await this.saved();
  }

  /* ——— rate ——— */

  /** Rates everything, in order; null is "outside my expertise". */
  async rateAll(ratings: readonly (number | null)[]): Promise<void> {
    for (const [i, rating] of ratings.entries()) {
      await this.at(i + 1, ratings.length);
      await this.rating(rating).check({ force: true });
      await this.page.locator('button.primary').click();
    }
    await expect(this.heading(this.m.vote.all)).toBeVisible();
  }

  /** The radio button of one point of the scale. */
  rating(rating: number | null): Locator {
    const name = rating === null ? this.m.rate.outside : new RegExp(`^${rating}(,|$)`);
    return this.page.getByRole('radio', { name });
  }

  /* ——— rank ——— */

  /** Ranks by pressing "Rank" on one after another. */
  async rank(titles: readonly string[]): Promise<void> {
    for (const title of titles) await this.button(this.m.rank.rankThis(title), true).click();
  }

  /** The rows of the ranking, as they stand. */
  rows(): Locator {
    return this.page.locator('ol.rank').first().getByRole('listitem').locator('.what');
  }

  async handIn(): Promise<void> {
    await this.button(this.m.rank.handIn).click();
    await expect(this.heading(this.m.rank.handedIn)).toBeVisible();
    await this.saved();
  }
}
