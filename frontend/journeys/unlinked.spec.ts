import { Organiser, type Preparation } from './support/api';
import { Participant } from './support/participant';
import { inspect } from './support/screen';
import { expect, phone, test, type Stage } from './support/test';
import { Voter } from './support/voter';
import type { Lang } from '../src/lib/i18n/lang';

for (const lang of ['en', 'es'] as const) {
  test(`a person answers on every theme under a key of its own, in ${lang}`, async ({
    server,
    stage,
  }) => {
    const organiser = await Organiser.setUp(server);
    const day = await organiser.sample();
    await day.rules({ min_cell: 3, privacy: 'unlinked', opinion_map: 'off' });
    const invitations = await day.invite(6);
    await day.openRegistration();
    const one = await registered(stage, invitations[0]?.url ?? '', lang);
    const others = await Promise.all(
      invitations.slice(1).map(({ code }) => Voter.admit(server.url, day.id, code)),
    );
    await day.openDoors();
    await one.inside();
    await expect(one.heading(one.m.agenda.title)).toBeVisible();

    for (const theme of [4, 2]) {
      const step = day.step(theme, 'vote');
      const { id, items } = await day.open(step);
      for (const voter of others) {
        voter.theme = step.theme;
        for (const item of items) await voter.vote(id, item, 'agree');
      }
      await one.at(1, items.length);
      await one.vote('disagree');
      await one.saved();
      await day.close(step);
      await expect(one.page.getByText(one.m.finish.closed)).toBeVisible({ timeout: 20_000 });
    }
    await checkCounts(day);

    const other = await carried(one, stage);
    const title = day.agenda.themes.find(({ place }) => place === 4)?.title[lang] ?? '';
    const theme = other.page.getByRole('listitem').filter({ hasText: title });
    await theme.getByRole('button', { name: other.m.kinds.vote }).click();
    await expect(other.page.getByText(other.m.vote.you.disagree)).toHaveCount(1);
  });
}

/** Somebody with a key for each theme, told what losing them means. */
async function registered(stage: Stage, link: string, lang: Lang): Promise<Participant> {
  const one = new Participant(await stage.seat({ lang, size: phone }), lang);
  await one.open(link);
  await expect(one.page.getByText(one.m.join.only)).toBeVisible();
  await inspect(one.page, 'join, ballots unlinked', lang);
  await one.register();
  await expect(one.page.getByText(one.m.waiting.compareRules)).toBeVisible();
  await inspect(one.page, 'registered, ballots unlinked', lang);
  return one;
}

/** Takes the keys to a second phone: in Spanish by words, in English by the link. */
async function carried(one: Participant, stage: Stage): Promise<Participant> {
  await one.toAgenda();
  await one.button(one.m.agenda.carry).click();
  await expect(one.page.getByText(one.m.carry.longNote)).toBeVisible();
  await inspect(one.page, 'carry many keys', one.lang);
  return one.lang === 'es' ? byWords(one, stage) : byLink(one, stage);
}

async function byWords(one: Participant, stage: Stage): Promise<Participant> {
  await one.button(one.m.carry.byWords).click();
  const words = one.page.locator('.carried-words li');
  await expect(words).toHaveCount(6);
  await inspect(one.page, 'carry by words', one.lang);
  const shown = await words.allTextContents();
  const other = new Participant(await stage.seat({ lang: one.lang, size: phone }), one.lang);
  await other.open(new URL(one.page.url()).pathname);
  await other.button(one.m.join.haveWords).click();
  await inspect(other.page, 'words from another device', one.lang);
  const field = other.page.getByLabel(one.m.join.words, { exact: true });
  await field.fill(shown.join(' ').toUpperCase());
  await other.button(one.m.join.wordsUse).click();
  await other.inside();
  return other;
}

async function byLink(one: Participant, stage: Stage): Promise<Participant> {
  await one.seat.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await one.button(one.m.carry.copy).click();
  await expect(one.page.getByText(one.m.carry.copied)).toBeVisible();
  const link = await one.page.evaluate(() => navigator.clipboard.readText());
  const other = new Participant(await stage.seat({ lang: one.lang, size: phone }), one.lang);
  await other.open(link);
  await other.inside();
  return other;
}

/** Five agreed and one did not on the first recommendation of each theme. */
async function checkCounts(day: Preparation): Promise<void> {
  interface Told {
    kind: string;
    final: boolean;
    items: { vote?: { agree: number; disagree: number } }[];
  }
  const { rounds } = await day.ask<{ rounds: Told[] }>('GET', '/report/data.json');
  const votes = rounds.filter(({ kind, final }) => kind === 'vote' && final);
  expect(votes).toHaveLength(2);
  for (const { items } of votes) expect(items[0]?.vote).toMatchObject({ agree: 5, disagree: 1 });
}
