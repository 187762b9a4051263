import type { Page } from '@playwright/test';
import helpEn from '../src/desk/messages/help.en';
import helpEs from '../src/desk/messages/help.es';
import importEn from '../src/desk/messages/import.en';
import importEs from '../src/desk/messages/import.es';
import mailEn from '../src/desk/messages/mail.en';
import mailEs from '../src/desk/messages/mail.es';
import rehearsalEn from '../src/desk/messages/rehearsal.en';
import rehearsalEs from '../src/desk/messages/rehearsal.es';
import writeEn from '../src/desk/messages/write.en';
import writeEs from '../src/desk/messages/write.es';
import type { Lang } from '../src/lib/i18n/lang';
import { newID, Organiser } from '../journeys/support/api';
import { Crowd } from '../journeys/support/crowd';
import { Facilitator } from '../journeys/support/facilitator';
import { paper } from '../journeys/support/paper';
import { Participant } from '../journeys/support/participant';
import { test } from '../journeys/support/postbox';
import { expect, laptop, phone } from '../journeys/support/test';
import { Camera } from './camera';
import { each, settled } from './scene';

const said = {
  en: { help: helpEn, import: importEn, mail: mailEn, rehearsal: rehearsalEn, write: writeEn },
  es: { help: helpEs, import: importEs, mail: mailEs, rehearsal: rehearsalEs, write: writeEs },
};

test('the working pages of the desk, in both languages', async ({ server, stage }) => {
  const camera = new Camera();
  const organiser = await Organiser.setUp(server);
  const day = await organiser.sample();
  const desks = {} as Record<Lang, Facilitator>;
  await each(async (lang) => {
    desks[lang] = new Facilitator(await stage.seat({ lang, size: laptop }), lang);
    await desks[lang].seat.context.addCookies([organiser.cookie]);
  });
  const at = async (lang: Lang, path: string): Promise<Page> => {
    const { page } = desks[lang];
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await settled(page);
    return page;
  };

  await each(async (lang) => {
    await camera.take(await at(lang, '/desk/organisers'), 'desk', 'organisers', lang);
    const page = await at(lang, '/desk/import');
    await camera.take(page, 'desk', 'import', lang);
    const name = said[lang].import.choose;
    const file = { name: 'water.md', mimeType: 'text/markdown', buffer: Buffer.from(paper) };
    await page.getByLabel(name).setInputFiles(file);
    await expect(page.getByRole('heading', { name: said[lang].import.correct })).toBeVisible();
    await camera.take(page, 'desk', 'import-read', lang);
    await page.evaluate(() => (onbeforeunload = null));
  });

  const [first, second] = day.agenda.recommendations.filter(
    ({ theme }) => theme === day.agenda.themes[3]?.id,
  );
  await day.ask('PUT', `/recommendations/${newID()}`, {
    theme: first?.theme,
    place: 50,
    title: { en: `${first?.title.en} now`, es: `${first?.title.es} ya` },
    body: first?.body,
  });
  await each(async (lang) => {
    await camera.take(await at(lang, `/desk/${day.id}/edit/alike`), 'desk', 'alike', lang);
    await camera.take(await at(lang, `/desk/${day.id}/edit/sources`), 'desk', 'sources', lang);
    const people = await at(lang, `/desk/${day.id}/edit/people`);
    const group = desks[lang].group(0);
    await group.getByText(said[lang].mail.title, { exact: true }).click();
    await group.getByLabel(said[lang].mail.list).fill('ana@panel.example\nberta@panel.example');
    await expect(group.getByText(said[lang].mail.found(2))).toBeVisible();
    await camera.take(people, 'desk', 'mail', lang);
    await people.evaluate(() => (onbeforeunload = null));
    const page = await at(lang, `/desk/${day.id}`);
    await page.getByText(said[lang].rehearsal.title).click();
    await camera.take(page, 'desk', 'rehearse', lang);
    await page.getByText(said[lang].help.title, { exact: true }).click();
    await camera.take(page, 'desk', 'help', lang);
  });

  await day.rules({ min_cell: 3, moderate_comments: true });
  const invitations = await day.inviteEach(6);
  await day.openRegistration();
  const people = {} as Record<Lang, Participant>;
  await each(async (lang) => {
    people[lang] = new Participant(await stage.seat({ lang, size: phone }), lang);
    await people[lang].open(invitations[lang === 'en' ? 0 : 1]?.url ?? '');
    await people[lang].register();
  });
  const crowd = await Crowd.admit(server.url, day, invitations.slice(2));
  await day.openDoors();
  await each(async (lang) => {
    const { page } = people[lang];
    await people[lang].inside();
    await people[lang].button(people[lang].m.agenda.carry).click();
    await settled(page);
    await camera.take(page, 'participant', 'carry', lang);
    await people[lang].button(people[lang].m.carry.byWords).click();
    await expect(page.locator('.carried-words li')).toHaveCount(6);
    await camera.take(page, 'participant', 'carry-words', lang);
    await people[lang].back.click();
    await people[lang].button(people[lang].m.help, true).click();
    await expect(page.getByRole('dialog', { name: people[lang].m.help })).toBeVisible();
    await camera.take(page, 'participant', 'help', lang);
    await page.keyboard.press('Escape');
  });
  await day.open(day.step(4, 'discuss'));
  await each(async (lang) => {
    const person = people[lang];
    await person.talkAbout(second?.title[lang] ?? '');
    await person.comment(
      lang === 'en'
        ? 'Name who answers for it, and by when.'
        : 'Digan quién responde por ello y para cuándo.',
    );
    await settled(person.page);
    await camera.take(person.page, 'participant', 'own-words', lang);
  });
  await crowd.comment();
  await each(async (lang) => {
    const page = await at(lang, `/desk/${day.id}`);
    await page.keyboard.press('q');
    await settled(page);
    await camera.take(page, 'desk', 'queue', lang);
    await page.keyboard.press('Escape');
  });
  await day.close(day.step(4, 'discuss'));
  await crowd.answer('vote', await day.open(day.step(4, 'vote')));
  await day.close(day.step(4, 'vote'));
  await each(async (lang) => {
    await camera.take(await at(lang, `/desk/${day.id}/acts`), 'desk', 'acts', lang);
    const page = await at(lang, `/desk/${day.id}/report`);
    await page.getByRole('link', { name: said[lang].write.begin }).click();
    await page.getByRole('link', { name: /^4\. / }).click();
    const sentence = page.locator('.suggested > li').first();
    await sentence.getByRole('button', { name: said[lang].write.insert }).click();
    await settled(page);
    await camera.take(page, 'desk', 'write', lang);
  });

  await day.ask('POST', '/close');
  const { page } = desks.en;
  await at('en', `/desk/${day.id}/report`);
  await desks.en.button(said.en.write.link.publish).click();
  const address = await page.locator('.addresses a').first().getAttribute('href');
  await each(async (lang) => {
    await camera.take(await at(lang, `/desk/${day.id}/report`), 'desk', 'published', lang);
    const reader = await stage.seat({ lang, size: phone });
    await reader.page.goto((address ?? '').replace(/\/[a-z]{2}$/, `/${lang}`));
    await settled(reader.page);
    await camera.take(reader.page, 'participant', 'report', lang);
  });
});
