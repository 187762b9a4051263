import { pathToFileURL } from 'node:url';
import en from '../src/desk/messages/write.en';
import es from '../src/desk/messages/write.es';
import type { Lang } from '../src/lib/i18n/lang';
import { Organiser } from './support/api';
import { Crowd } from './support/crowd';
import { Facilitator } from './support/facilitator';
import { accessible, fitsNarrow, inspect, overflowing, pictured } from './support/screen';
import { expect, laptop, phone, projector, test } from './support/test';

const texts = { en, es };
const words = {
  en: { before: 'The group met for a day. ', after: 'What it leaves open is for others.' },
  es: { before: 'El grupo se reunió un día. ', after: 'Lo que deja abierto es para otros.' },
};

for (const lang of ['en', 'es'] as Lang[]) {
  test(`a rapporteur writes and publishes the report (${lang})`, async ({
    server,
    stage,
  }, info) => {
    test.setTimeout(300_000);
    const text = texts[lang];
    const { before, after } = words[lang];
    const organiser = await Organiser.setUp(server);
    const day = await organiser.sample();
    const invitations = await day.invite(12);
    await day.openRegistration();
    const crowd = await Crowd.admit(server.url, day, invitations);
    await day.openDoors();
    await crowd.answer('vote', await day.open(day.step(4, 'vote')));
    await day.close(day.step(4, 'vote'));

    const ben = new Facilitator(await stage.seat({ lang, size: laptop }), lang);
    const { page } = ben;
    const area = page.locator('textarea');
    const paper = page.getByRole('complementary', { name: text.preview });
    const picture = (name: string) => pictured(page, `${name}-${lang}`);

    await test.step('a suggested sentence is put into the text', async () => {
      await ben.signIn();
      await page.goto(`/desk/${day.id}/report`);
      await page.getByRole('link', { name: text.begin }).click();
      await page.getByRole('link', { name: /^4\. / }).click();
      await area.fill(before);
      const sentence = page.locator('.suggested > li').first();
      const shown = await sentence.locator('p').first().textContent();
      await sentence.getByRole('button', { name: text.insert }).click();
      await expect(area).toHaveValue(/\{\{.+\}\}/);
      await expect(paper.getByText(before.trim())).toBeVisible();
      await expect(paper.locator('.paper-lead ~ p').first()).toContainText(shown?.trim() ?? '');
      await expect(page.getByText(text.saved, { exact: true })).toBeVisible();
      await expect(page.getByText(text.live)).toBeVisible();
      await inspect(page, 'writing a theme', lang);
      await picture('write');
    });

    await test.step('a reload shows what was written, and the keyboard gives it form', async () => {
      await page.reload();
      await expect(area).toHaveValue(new RegExp(before.trim().replace('.', '\\.')));
      await area.focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(`\n\n${after}`);
      await page.keyboard.press('Shift+Home');
      await page.keyboard.press('Control+b');
      await expect(paper.locator('strong', { hasText: after })).toBeVisible();
      await expect(page.getByText(text.saved, { exact: true })).toBeVisible();
    });

    await test.step('the figures stand still after the close', async () => {
      await page.goto(`/desk/${day.id}/report`);
      await expect(page.getByText(text.link.later)).toBeVisible();
      await day.ask('POST', '/close');
      await page.goto(`/desk/${day.id}/report/write/introduction`);
      await expect(page.getByText(text.final)).toBeVisible();
    });

    await test.step('the report is published', async () => {
      await page.goto(`/desk/${day.id}/report`);
      await ben.button(text.link.publish).click();
      await expect(page.locator('.addresses a')).toHaveCount(2);
      await inspect(page, 'a published report on the desk', lang);
      await picture('published');
    });

    const address = (await page.locator('.addresses a').first().getAttribute('href')) ?? '';
    await test.step('anybody reads it, in either language', async () => {
      const reader = await stage.seat({ lang, size: phone });
      await reader.page.goto(address.replace(/\/[a-z]{2}$/, ''));
      await expect(reader.page.locator('html')).toHaveAttribute('lang', lang);
      await expect(reader.page.locator('strong, b', { hasText: after })).toBeVisible();
      expect(await reader.page.content(), 'no reference is left').not.toContain('{{');
      await accessible(reader.page, 'the public page');
      await fitsNarrow(reader.page, 'the public page');
      for (const [width, height] of [laptop, projector]) {
        await reader.page.setViewportSize({ width, height });
        expect.soft(await overflowing(reader.page), `the public page at ${width}`).toEqual([]);
      }
      const other = lang === 'en' ? 'es' : 'en';
      await reader.page.locator(`header a[hreflang="${other}"]`).click();
      await expect(reader.page.locator('html')).toHaveAttribute('lang', other);
    });

    await test.step('the page that is taken away needs nothing else', async () => {
      if (lang === 'en') return; // the same page with other words, and slow to look through
      const link = page.locator(`a[href*="/report/report.html?lang=${lang}"]`);
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const file = info.outputPath('report.html');
      await download.saveAs(file);
      const reader = await stage.seat({ lang, size: laptop });
      await reader.page.goto(pathToFileURL(file).href);
      await expect(reader.page.locator('strong, b', { hasText: after })).toBeVisible();
      await accessible(reader.page, 'the downloaded report');
    });

    await test.step('it is withdrawn', async () => {
      await ben.button(text.link.withdraw).click();
      await expect(page.getByText(text.link.withdrawn)).toBeVisible();
      const reader = await stage.seat({ lang });
      reader.watch.allow(404, /^\/r\//);
      const gone = await reader.page.goto(address);
      expect(gone?.status()).toBe(404);
    });
  });
}
