import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Lang } from '../src/lib/i18n/lang';
import { laptop, phone, projector } from '../journeys/support/test';

/** A face of the product and the window it is made for. */
export type Face = 'participant' | 'desk' | 'presenter';
const natural = { participant: phone, desk: laptop, presenter: projector };

/**
 * Takes the pictures of docs/screenshots: every screen in the windows of a
 * phone, a laptop and a projector, as face-screen.language.width.webp. With
 * PARLEY_DARK=1 the system is dark and the pictures go to test-results. With
 * PARLEY_PICTURES they go to that folder.
 */
export class Camera {
  readonly #dark = process.env.PARLEY_DARK === '1';
  readonly #album =
    process.env.PARLEY_PICTURES ??
    fileURLToPath(
      new URL(this.#dark ? '../test-results/dark' : '../../docs/screenshots', import.meta.url),
    );

  constructor() {
    mkdirSync(this.#album, { recursive: true });
  }

  async take(page: Page, face: Face, screen: string, lang: Lang): Promise<void> {
    await page.evaluate(() => document.fonts.ready);
    await page.mouse.move(0, 0); // under no button
    if (this.#dark) await page.emulateMedia({ colorScheme: 'dark' });
    for (const [width, height] of [phone, laptop, projector]) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(120); // what follows the window's size has followed
      const path = join(this.#album, `${face}-${screen}.${lang}.${width}.webp`);
      writeFileSync(path, await shoot(page));
    }
    const [width, height] = natural[face];
    await page.setViewportSize({ width, height });
  }
}

/** A picture of what the window shows, in a format that page.screenshot does not write. */
async function shoot(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 60 });
  await session.detach();
  return Buffer.from(data, 'base64');
}
