import type { Page } from '@playwright/test';
import type { Lang } from '../src/lib/i18n/lang';
import { Organiser, Preparation } from '../journeys/support/api';
import { Participant } from '../journeys/support/participant';
import { expect, laptop, phone, projector, test } from '../journeys/support/test';
import { Crowd } from '../journeys/support/crowd';
import { Camera } from './camera';
import { each, settled } from './scene';

type InBoth<T> = Record<Lang, T>;

test('the main screens of the three faces, in both languages', async ({ server, stage }) => {
  const camera = new Camera();
  const people = {} as InBoth<Participant>;
  const desks = {} as InBoth<Page>;
  const projectors = {} as InBoth<Page>;

  await each(async (lang) => {
    people[lang] = new Participant(await stage.seat({ lang, size: phone }), lang);
    desks[lang] = (await stage.seat({ lang, size: laptop })).page;
    projectors[lang] = (await stage.seat({ lang, size: projector })).page;
    await desks[lang].goto(server.setupLink);
    await expect(desks[lang].getByRole('textbox').first()).toBeVisible();
    await camera.take(desks[lang], 'desk', 'set-up', lang);
    await people[lang].page.goto('/');
    await expect(people[lang].page.getByRole('heading')).toBeVisible();
    await camera.take(people[lang].page, 'participant', 'front', lang);
  });

  const organiser = await Organiser.setUp(server);
  const day = await organiser.sample();
  await each(async (lang) => {
    await desks[lang].goto('/sign-in');
    await expect(desks[lang].getByRole('textbox').first()).toBeVisible();
    await camera.take(desks[lang], 'desk', 'sign-in', lang);
    await desks[lang].context().addCookies([organiser.cookie]);
  });
  await takeEditor(day);

  await day.rules({ min_cell: 5, visibility: 'after_answer' });
  const invitations = await day.inviteEach(10);
  await day.openRegistration();
  const { url } = await organiser.ask<{ url: string }>(
    'POST',
    `/consultations/${day.id}/presenter-links`,
    {},
  );
  await each(async (lang) => {
    const person = people[lang];
    await person.open(invitations[lang === 'en' ? 0 : 1]?.url ?? '');
    await expect(person.button(person.m.join.register)).toBeVisible();
    await camera.take(person.page, 'participant', 'join', lang);
    await person.register();
    await camera.take(person.page, 'participant', 'waiting', lang);
    await projectors[lang].goto(url);
    await expect(projectors[lang].getByRole('img').first()).toBeVisible();
    await camera.take(projectors[lang], 'presenter', 'join', lang);
    await desks[lang].goto(`/desk/${day.id}`);
    await expect(desks[lang].getByRole('heading', { level: 1 })).toBeVisible();
    await camera.take(desks[lang], 'desk', 'doors', lang);
  });

  const crowd = await Crowd.admit(server.url, day, invitations.slice(2));
  await day.openDoors();
  await each(async (lang) => {
    const person = people[lang];
    await person.inside();
    await camera.take(person.page, 'participant', 'agenda', lang);
    await person.button(day.agenda.themes[3]?.title[lang] ?? '').click();
    await expect(person.heading(day.agenda.themes[3]?.title[lang] ?? '')).toBeVisible();
    await camera.take(person.page, 'participant', 'theme', lang);
  });

  for (const theme of [1, 2]) {
    await crowd.answer('vote', await day.open(day.step(theme, 'vote')));
    await day.close(day.step(theme, 'vote'));
  }

  await day.open(day.step(3, 'propose'));
  await each(async (lang) => {
    await expect(people[lang].heading(people[lang].m.words.proposeTitle)).toBeVisible();
    await camera.take(people[lang].page, 'participant', 'propose', lang);
  });
  await crowd.propose();
  await day.close(day.step(3, 'propose')); // what was proposed waits for a moderator from now on

  await day.open(day.step(4, 'discuss'));
  await crowd.comment();
  const first = titles(day)[0];
  await each(async (lang) => {
    const person = people[lang];
    await expect(person.heading(person.m.words.discussTitle)).toBeVisible();
    await expect(person.page.getByText(person.m.vote.newComments(3)).first()).toBeVisible();
    await camera.take(person.page, 'participant', 'discuss', lang);
    await person.talkAbout(first?.[lang] ?? '');
    await camera.take(person.page, 'participant', 'talk', lang);
    await settled(projectors[lang]);
    await camera.take(projectors[lang], 'presenter', 'facts', lang);
    await projectors[lang].keyboard.press('ArrowRight');
    await settled(projectors[lang]);
    await camera.take(projectors[lang], 'presenter', 'talk', lang);
    await settled(desks[lang]);
    await camera.take(desks[lang], 'desk', 'discuss', lang);
  });
  await day.close(day.step(4, 'discuss'));

  const voting = await day.open(day.step(4, 'vote'));
  await each(async (lang) => {
    await people[lang].at(1, voting.items.length);
    await people[lang].vote('agree');
    await people[lang].at(2, voting.items.length);
    await people[lang].vote('pass');
    await people[lang].at(3, voting.items.length);
    await camera.take(people[lang].page, 'participant', 'vote', lang);
  });
  await crowd.answer('vote', voting, 0.8);
  await each(async (lang) => {
    await settled(desks[lang]);
    await camera.take(desks[lang], 'desk', 'vote', lang);
    await camera.take(projectors[lang], 'presenter', 'ask', lang);
    for (const vote of ['disagree', 'agree', 'agree', 'pass', 'agree'] as const) {
      await people[lang].vote(vote);
    }
    await settled(people[lang].page);
    await camera.take(people[lang].page, 'participant', 'vote-list', lang);
  });
  await crowd.answer('vote', voting);
  await day.close(day.step(4, 'vote'));
  await each(async (lang) => {
    await settled(projectors[lang]);
    await camera.take(projectors[lang], 'presenter', 'votes', lang);
    await camera.take(desks[lang], 'desk', 'vote-closed', lang);
    await camera.take(people[lang].page, 'participant', 'vote-closed', lang);
  });

  const rating = await day.open(day.step(4, 'rate'));
  await each(async (lang) => {
    await people[lang].at(1, rating.items.length);
    await people[lang].rating(7).check({ force: true });
    await settled(people[lang].page);
    await camera.take(people[lang].page, 'participant', 'rate', lang);
  });
  await crowd.answer('rate', rating);
  await day.close(day.step(4, 'rate'));
  await each(async (lang) => {
    await settled(projectors[lang]);
    await camera.take(projectors[lang], 'presenter', 'ratings', lang);
    await camera.take(desks[lang], 'desk', 'rate-closed', lang);
  });

  const ranking = await day.open(day.step(4, 'rank'));
  await each(async (lang) => {
    const person = people[lang];
    await expect(person.heading(person.m.rank.ask)).toBeVisible();
    await person.rank(
      titles(day)
        .slice(1, 5)
        .map((title) => title[lang]),
    );
    await settled(person.page);
    await person.page.evaluate(() => scrollTo(0, 0));
    await camera.take(person.page, 'participant', 'rank', lang);
    await person.handIn();
  });
  await crowd.answer('rank', ranking);
  await day.close(day.step(4, 'rank'));
  await each(async (lang) => {
    await settled(projectors[lang]);
    await camera.take(projectors[lang], 'presenter', 'ranking', lang);
    await camera.take(desks[lang], 'desk', 'rank-closed', lang);
    await camera.take(people[lang].page, 'participant', 'rank-result', lang);
  });

  await day.ask('POST', '/close');
  await each(async (lang) => {
    await settled(projectors[lang]);
    await camera.take(projectors[lang], 'presenter', 'end', lang);
    await projectors[lang].keyboard.press('PageUp');
    await settled(projectors[lang]);
    await camera.take(projectors[lang], 'presenter', 'bridges', lang);
    await projectors[lang].keyboard.press('PageUp');
    await settled(projectors[lang]);
    await camera.take(projectors[lang], 'presenter', 'opinions', lang);
    await camera.take(desks[lang], 'desk', 'closed', lang);
    await desks[lang].goto(`/desk/${day.id}/report`);
    await settled(desks[lang]);
    await camera.take(desks[lang], 'desk', 'report', lang);
    await people[lang].toClosing();
    await settled(people[lang].page);
    await camera.take(people[lang].page, 'participant', 'closing', lang);
  });

  /** The pages where a consultation is written. */
  async function takeEditor(of: Preparation): Promise<void> {
    const theme = of.agenda.themes[3]?.id ?? '';
    const pages = {
      list: '/desk',
      details: `/desk/${of.id}/edit/details`,
      rules: `/desk/${of.id}/edit/rules`,
      people: `/desk/${of.id}/edit/people`,
      theme: `/desk/${of.id}/edit/theme/${theme}`,
      agenda: `/desk/${of.id}/edit/agenda`,
    };
    for (const [name, path] of Object.entries(pages)) {
      await each(async (lang) => {
        await desks[lang].goto(path);
        await expect(desks[lang].getByRole('heading', { level: 1 })).toBeVisible();
        await settled(desks[lang]);
        await camera.take(desks[lang], 'desk', name, lang);
      });
    }
  }
});

/** The titles of the recommendations on the theme of violence, in order. */
function titles(day: Preparation): InBoth<string>[] {
  const theme = day.agenda.themes[3]?.id;
  return day.agenda.recommendations
    .filter((one) => one.theme === theme)
    .toSorted((a, b) => a.place - b.place)
    .map(({ title }) => title);
}
