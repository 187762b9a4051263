import rehearsalEn from '../src/desk/messages/rehearsal.en';
import rehearsalEs from '../src/desk/messages/rehearsal.es';
import { Organiser } from './support/api';
import { Facilitator } from './support/facilitator';
import { violence } from './support/opinions';
import { Participant } from './support/participant';
import { Projector } from './support/projector';
import { expect, laptop, projector, test } from './support/test';

const said = { en: rehearsalEn, es: rehearsalEs };

for (const lang of ['en', 'es'] as const) {
  test(`an organiser rehearses, sees all faces move and throws it away (${lang})`, async ({
    server,
    stage,
  }) => {
    const text = said[lang];
    const organiser = await Organiser.setUp(server);
    const real = await organiser.sample();
    const desk = new Facilitator(await stage.seat({ size: laptop, lang }), lang);
    await desk.seat.context.addCookies([organiser.cookie]);
    const { page } = desk;
    const band = page.getByRole('note').filter({ hasText: desk.m.shared.rehearsal });

    await test.step('a copy fills with simulated people', async () => {
      await page.goto(`/desk/${real.id}`);
      await page.getByText(text.title).click();
      await expect(band).toHaveCount(0);
      await page.getByLabel(text.people).fill('24');
      await page.getByLabel(text.paces.instant).check();
      await desk.act(text.begin);
      await expect(band).toBeVisible();
    });

    await test.step('the projector and a phone say what it is, and follow', async () => {
      const screen = new Projector(await stage.seat({ size: projector, lang }), lang);
      await screen.open(await desk.projector());
      await desk.act(desk.m.doors.open);
      const code = await page.locator('dd.code').innerText();
      const phone = new Participant(await stage.seat({ lang }), lang);
      for (const { watch } of [screen.seat, phone.seat]) {
        watch.allow(401, /\/consultations\//); // it may ask while the rehearsal is thrown away
        watch.allow(404, /\/consultations\//);
      }
      await phone.open(`/j/${code.replace(' ', '')}`);
      await phone.enter();
      for (const face of [screen.page, phone.page]) {
        await expect(face.getByRole('note').getByText(desk.m.shared.rehearsal)).toBeVisible();
      }
      await desk.look(violence.title[lang]);
      const vote = desk.m.stage.nouns.vote(violence.title[lang]);
      await desk.look(desk.m.kinds.vote);
      await desk.open(vote);
      await expect(phone.button(phone.m.shared.agree, true)).toBeVisible();
      await expect(page.locator('.strip dd').nth(1)).toContainText(/^\s*\d/, { timeout: 20_000 });
      await desk.close(vote);
    });

    await test.step('it is thrown away, and the real one is as it was', async () => {
      await desk.button(text.away).click();
      await expect(desk.heading(desk.m.list.title)).toBeVisible();
      await expect(page.locator('ul.consultations').first().getByRole('listitem')).toHaveCount(1);
      await expect(page.getByText(desk.m.shared.rehearsal)).toHaveCount(0);
      const { consultation } = await organiser.ask<typeof real.agenda>(
        'GET',
        `/consultations/${real.id}/agenda`,
      );
      expect(consultation.status).toBe('draft');
    });
  });
}
