import en from '../src/desk/messages/import.en';
import es from '../src/desk/messages/import.es';
import type { Lang } from '../src/lib/i18n/lang';
import { Facilitator } from './support/facilitator';
import { paper } from './support/paper';
import { accessible, fitsNarrow, inspect, overflowing, pictured } from './support/screen';
import { expect, laptop, phone, projector, test } from './support/test';

const texts = { en, es };

for (const lang of ['en', 'es'] as Lang[]) {
  test(`a paper becomes an agenda (${lang})`, async ({ server, stage }) => {
    test.setTimeout(240_000);
    const text = texts[lang];
    const ana = new Facilitator(await stage.seat({ lang, size: laptop }), lang);
    const { page, seat } = ana;
    const box = (label: string, nth = 0) => page.getByLabel(label, { exact: true }).nth(nth);
    const piece = (words: string) =>
      page.locator('li.piece', { has: page.locator(`select[aria-label*="${words}"]`) });
    const picture = (name: string) => pictured(page, `${name}-${lang}`);

    await test.step('the page asks for a document and says what to do with a wrong one', async () => {
      await page.goto(server.setupLink);
      await ana.setUp();
      await page.getByRole('link', { name: text.offer[0] ?? '' }).click();
      await expect(ana.heading(text.title)).toBeVisible();
      const file = page.getByLabel(text.choose);
      await file.setInputFiles({ ...upload('paper.pdf'), buffer: Buffer.from('%PDF-1.7') });
      await expect(page.getByRole('alert')).toHaveText(text.trouble.pdf);
      seat.watch.allow(422, /\/ingest/);
      await box(text.paste).fill(' - ');
      await ana.button(text.read).click();
      await expect(page.getByRole('alert')).toHaveText(text.trouble.invalid);
      await expect(box(text.paste)).toHaveValue(' - ');
      await inspect(page, 'choosing a document', lang);
      await picture('choose');
      await file.setInputFiles(upload('water.md'));
      await expect(ana.heading(text.correct)).toBeVisible();
    });

    await test.step('every piece can be read as something else, and nothing is lost', async () => {
      await expect(piece('Repair the network').locator('select')).toHaveValue('recommendation');
      await picture('read');
      await piece('Name who answers').locator('select').selectOption('context');
      await expect(piece('**Name who answers for it.** One office')).toBeVisible();
      await ana.button(new RegExp(`^${text.undo}`)).click();
      await expect(piece('Name who answers').locator('select')).toHaveValue('recommendation');

      await box(text.name).fill('Agua para el valle');
      await ana.button(text.addAddressee).click();
      await box(text.addressee(1)).fill('Valley Water Board');
      await piece('Measure every branch').getByRole('button', { name: 'Valley Water' }).click();
    });

    await test.step('the keyboard alone divides, joins and moves', async () => {
      const words = piece('Charge by use').getByLabel(text.textOf(text.kinds.recommendation));
      await words.focus();
      await page.keyboard.press('Control+Home');
      for (let i = 0; i < 'The price'.length; i++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Control+Enter');
      await expect(piece('rises with the amount.')).toHaveCount(1);
      await piece('rises with the amount.')
        .getByRole('button', { name: text.merge })
        .press('Enter');
      await expect(words).toHaveValue('The price\n\nrises with the amount.');
      await words.fill('The price rises with the amount.');
      await page.keyboard.press('Alt+ArrowUp');
      const titles = page.locator('li.piece.recommendation .piece-title');
      await expect(titles.nth(3)).toHaveValue('Charge by use');
      await expect(words).toBeFocused();
    });

    await test.step('a reload loses nothing', async () => {
      await expect(page.getByText(text.kept, { exact: true })).toBeVisible();
      await page.reload();
      await expect(box(text.name)).toHaveValue('Agua para el valle');
      await expect(
        piece('Measure every branch').getByRole('button', { name: 'Valley Water' }),
      ).toHaveAttribute('aria-pressed', 'true');
      await accessible(page, 'correcting a reading');
      await fitsNarrow(page, 'correcting a reading');
      for (const [width, height] of [phone, projector]) {
        await page.setViewportSize({ width, height });
        expect.soft(await overflowing(page), `correcting at ${width}`).toEqual([]);
      }
      await page.setViewportSize({ width: laptop[0], height: laptop[1] });
      await picture('correct');
    });

    await test.step('what is wrong is said where it is', async () => {
      const price = page.locator('li.piece.theme .piece-title').nth(1);
      await price.fill('');
      await expect(page.getByText(text.faults.title)).toBeVisible();
      await expect(ana.button(text.save)).toBeDisabled();
      await ana.button(text.show).click();
      await expect(price).toBeFocused();
      await picture('fault');
      await price.fill('Price');
    });

    await test.step('the agenda is made', async () => {
      await ana.button(text.save).click();
      await expect(page).toHaveURL(/\/desk\/[0-9a-f]{32}\/edit\/agenda$/);
      const rail = page.getByRole('navigation', { name: ana.m.nav.prepare });
      await expect(rail.getByRole('link', { name: /Supply/ })).toBeVisible();
      await picture('agenda');
      await rail.getByRole('link', { name: /Price/ }).click();
      await expect(page.getByText('Charge by use').first()).toBeVisible();
      await page.goto('/desk/import');
      await expect(ana.heading(text.title)).toBeVisible();
      await expect(box(text.paste)).toHaveValue('');
    });
  });
}

function upload(name: string) {
  return { name, mimeType: 'text/markdown', buffer: Buffer.from(paper) };
}
