import rounds from '../src/lib/i18n/rounds/en';
import roundsEs from '../src/lib/i18n/rounds/es';
import type { Lang } from '../src/lib/i18n/lang';
import type { Round } from '../src/lib/api/types';
import { Organiser, Preparation } from './support/api';
import { Facilitator } from './support/facilitator';
import { Participant } from './support/participant';
import { Projector } from './support/projector';
import { inspect, pictured } from './support/screen';
import { expect, laptop, phone, projector, test, type Stage } from './support/test';
import { Voter } from './support/voter';

const said = { en: rounds, es: roundsEs };
const dimension = 'importance';

for (const lang of ['en', 'es'] as const) {
  test(`eight people hold a Delphi of three rounds, one of them through a tunnel (${lang})`, async ({
    server,
    stage,
  }) => {
    test.setTimeout(300_000);
    const text = said[lang];
    const organiser = await Organiser.setUp(server);
    const { id } = await organiser.ask<{ id: string }>('POST', '/consultations', {
      template: 'delphi',
    });
    const day = await Preparation.of(organiser, id);
    await day.rules({ min_cell: 3 });
    const invitations = await day.invite(8);
    await day.openRegistration();
    await day.openDoors();
    const links = invitations.map(({ url }) => url);
    const pages = await Promise.all(links.slice(0, 3).map((link) => arrived(stage, link, lang)));
    const [one, ...others] = pages;
    if (!one) throw new Error('nobody came');
    const codes = invitations.slice(3).map(({ code }) => code);
    const voters = await Promise.all(codes.map((code) => Voter.admit(server.url, id, code)));
    const desk = new Facilitator(await stage.seat({ size: laptop, lang }), lang);
    await desk.seat.context.addCookies([organiser.cookie]);
    await desk.page.goto(`/desk/${id}`);
    await test.step('help is one tap away', async () => {
      await one.button(one.m.help, true).click();
      await expect(one.page.getByRole('dialog', { name: one.m.help })).toBeVisible();
      await inspect(one.page, 'help', lang);
      await pictured(one.page, `phone-help-${lang}`);
      await one.page.keyboard.press('Escape');
    });
    const step = day.step(1, 'rate');

    const first = await day.open(step);
    await Promise.all([
      ...pages.map((page) => page.rateAll(first.items.map((_, i) => (i < 3 ? 2 : 8)))),
      ...voters.map((voter) => rate(voter, first, (i) => (i < 3 ? 7 : 8))),
    ]);
    await Promise.all(pages.map((page) => page.saved()));
    await day.close(step);

    const screen = new Projector(await stage.seat({ size: projector, lang }), lang);
    await test.step('what is revised keeps the figures of its old words', async () => {
      const rec = day.agenda.recommendations.find((r) => r.id === first.items[0]);
      if (!rec) throw new Error('nothing was asked');
      await expect(one.page.getByText(one.m.finish.closed)).toBeVisible({ timeout: 20_000 });
      one.seat.watch.offline = true;
      await one.seat.context.setOffline(true);
      await day.ask('POST', `/recommendations/${rec.id}/reword`, {
        title: { en: 'Shade in every street', es: 'Sombra en cada calle' },
        body: rec.body,
        sub_points: rec.sub_points,
        reason: { en: 'Asked for by many.', es: 'Lo pidieron muchos.' },
      });
      await screen.open(await desk.projector());
      const old = rec.title[lang];
      await expect(screen.page.getByText(old)).toBeVisible();
      await expect(desk.page.getByText(old).first()).toBeVisible();
    });

    const second = await day.open(step);
    expect(second.items).toEqual(first.items.slice(0, 3));
    await test.step('who was away sees the last round beside the question', async () => {
      await one.seat.context.setOffline(false);
      await one.at(1, 3);
      await expect(one.page.getByText(text.you('2'))).toBeVisible();
      await one.page.getByText(text.earlier).click();
      await inspect(one.page, 'a second round', lang);
      await pictured(one.page, `delphi-second-${lang}`);
      await one.page.getByText(text.earlier).click();
    });
    await Promise.all([
      ...pages.map((page) => page.rateAll([4, 2, 2])),
      ...voters.map((voter) => rate(voter, second, (i) => (i === 0 ? 5 : 7))),
    ]);
    await Promise.all(pages.map((page) => page.saved()));
    await day.close(step);

    const third = await day.open(step);
    await Promise.all([
      ...others.map((page) => page.rateAll(third.items.map(() => 8))),
      ...voters.map((voter) => rate(voter, third, () => 8)),
    ]);
    await Promise.all(others.map((page) => page.saved()));
    await day.close(step);

    await test.step('the desk and the projector tell what moved, and that it is over', async () => {
      await expect(desk.heading(text.movement(3))).toBeVisible({ timeout: 20_000 });
      await inspect(desk.page, 'desk: what moved', lang);
      await screen.next();
      await expect(screen.page.getByText(text.movement(3))).toBeVisible({ timeout: 20_000 });
      await pictured(screen.page, `delphi-moved-${lang}`);
    });
    await reported(day, organiser, third);
  });
}

async function arrived(stage: Stage, link: string, lang: Lang): Promise<Participant> {
  const one = new Participant(await stage.seat({ lang, size: phone }), lang);
  await one.open(link);
  await one.enter();
  return one;
}

async function rate(voter: Voter, round: Round, rating: (i: number) => number): Promise<void> {
  for (const [i, item] of round.items.entries()) {
    await voter.rate(round.id, item, dimension, rating(i));
  }
}

/** The report, after the close, tells of three rounds and how the last one moved. */
async function reported(day: Preparation, organiser: Organiser, last: Round): Promise<void> {
  await day.ask('POST', '/close');
  interface Told {
    rounds: { id: string; number: number; items: { ratings?: { change?: object }[] }[] }[];
  }
  const told = await organiser.ask<Told>('GET', `/consultations/${day.id}/report/data.json`);
  expect(told.rounds.map(({ number }) => number)).toEqual([1, 2, 3]);
  const items = told.rounds.find(({ id }) => id === last.id)?.items ?? [];
  expect(items.flatMap(({ ratings }) => ratings ?? []).map(({ change }) => change)).toHaveLength(
    last.items.length,
  );
}
