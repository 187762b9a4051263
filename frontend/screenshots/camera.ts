import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Lang } from '../src/lib/i18n/lang';
import { laptop, phone, projector } from '../journeys/support/test';
import { shrink } from './png';

/** A face of the product and the window it is made for. */
export type Face = 'participant' | 'desk' | 'presenter';
const natural = { participant: phone, desk: laptop, presenter: projector };

/**
 * Takes pictures for docs/screenshots: each screen in the window its face is
 * made for. With PARLEY_SCREENSHOTS=all it also takes every screen in every
 * window, into test-results, to be looked at.
 */
export class Camera {
  readonly #docs = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
  readonly #everything = fileURLToPath(new URL('../test-results/all-screens', import.meta.url));
  readonly #all = process.env.PARLEY_SCREENSHOTS === 'all';

  constructor() {
    mkdirSync(this.#docs, { recursive: true });
    if (this.#all) mkdirSync(this.#everything, { recursive: true });
  }

  async take(page: Page, face: Face, screen: string, lang: Lang): Promise<void> {
    const name = `${face}-${screen}.${lang}`;
    await page.evaluate(() => document.fonts.ready);
    await page.mouse.move(0, 0); // under no button
    const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    writeFileSync(join(this.#docs, `${name}.png`), shrink(shot));
    if (this.#all) await this.#takeAll(page, natural[face], name);
  }

  async #takeAll(page: Page, own: readonly [number, number], name: string): Promise<void> {
    for (const [width, height] of [phone, laptop, projector]) {
      await page.setViewportSize({ width, height });
      const path = join(this.#everything, `${name}.${width}.png`);
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    }
    await page.setViewportSize({ width: own[0], height: own[1] });
    await page.emulateMedia({ colorScheme: 'dark' });
    const path = join(this.#everything, `${name}.dark.png`);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    await page.emulateMedia({ colorScheme: 'light' });
  }
}
