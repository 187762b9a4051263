import type { Page } from '@playwright/test';
import presentEn from '../../src/present/messages/en';
import presentEs from '../../src/present/messages/es';
import type { Lang } from '../../src/lib/i18n/lang';
import { expect, type Seat } from './test';

const said = { en: presentEn, es: presentEs };

/** The projector of the room. */
export class Projector {
  readonly page: Page;
  readonly seat: Seat;
  readonly lang: Lang;

  constructor(seat: Seat, lang: Lang = 'en') {
    this.seat = seat;
    this.page = seat.page;
    this.lang = lang;
  }

  get m(): (typeof said)[Lang] {
    return said[this.lang];
  }

  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await expect(this.page.getByRole('img').first()).toBeVisible();
  }

  /** The headline of the screen says this. */
  async says(words: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(words);
  }

  /** Turns a page. */
  async next(): Promise<void> {
    await this.page.keyboard.press('PageDown');
  }

  /** The rows of a result, over as many pages as it takes. */
  async rows(): Promise<string[]> {
    const rows: string[] = [];
    const page = this.page.locator('footer p').nth(1);
    for (let n = 1, of = 1; n <= of; n++) {
      rows.push(...(await this.page.getByRole('listitem').allTextContents()));
      if ((await page.count()) > 0) of = Number((await page.innerText()).split(' ').at(-1));
      if (n === of) break;
      await this.next();
      await expect(page).toHaveText(this.m.page(n + 1, of));
    }
    return rows;
  }
}
