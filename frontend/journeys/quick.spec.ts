import beginEn from '../src/desk/messages/begin.en';
import beginEs from '../src/desk/messages/begin.es';
import { Facilitator } from './support/facilitator';
import { Participant } from './support/participant';
import { Projector } from './support/projector';
import { inspect, pictured } from './support/screen';
import { expect, laptop, projector, test } from './support/test';

const said = { en: beginEn, es: beginEs };
const theme = {
  en: 'Our priorities for next year',
  es: 'Nuestras prioridades para el próximo año',
};
const options = {
  en: ['Train young researchers', 'Open our data', 'Meet outside the capital'],
  es: ['Formar investigadores jóvenes', 'Abrir nuestros datos', 'Reunirse fuera de la capital'],
};

for (const lang of ['en', 'es'] as const) {
  test(`a quick priority vote, by somebody who reads the page (${lang})`, async ({
    server,
    stage,
  }) => {
    test.setTimeout(240_000);
    const began = Date.now();
    const desk = new Facilitator(await stage.seat({ size: laptop, lang }), lang);
    const { page } = desk;
    const [first = ''] = options[lang];

    await test.step('from the link to a room that is open', async () => {
      await page.goto(server.setupLink);
      await desk.setUp();
      await desk.button(said[lang].forms.quick[0] ?? '').click();
      await desk.toDay();
      await desk.act(desk.m.doors.register);
      await desk.act(desk.m.doors.open);
    });

    const rank = desk.m.stage.nouns.rank(theme[lang]);
    const code = (await page.locator('dd.code').innerText()).replace(' ', '');
    const wall = new Projector(await stage.seat({ size: projector, lang }), lang);
    await wall.open(await desk.projector());
    const people = await Promise.all(
      [1, 2, 3, 4, 5].map(async () => new Participant(await stage.seat({ lang }), lang)),
    );
    await test.step('five people come in by the code and put the options in order', async () => {
      for (const one of people) {
        await one.open(`/j/${code}`);
        await one.enter();
      }
      await desk.open(rank);
      for (const one of people) {
        await expect(one.heading(one.m.rank.ask)).toBeVisible({ timeout: 20_000 });
        await one.rank(options[lang]);
        await one.handIn();
        await one.saved();
      }
      await desk.close(rank);
    });

    await test.step('the room sees what comes first', async () => {
      await expect(wall.page.getByText(first).first()).toBeVisible({ timeout: 20_000 });
      await inspect(wall.page, 'what comes first', lang);
      await pictured(wall.page, `quick-first-${lang}`);
    });
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(`from the link to the result: ${seconds} s`);
  });
}
