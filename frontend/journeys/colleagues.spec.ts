import alikeEn from '../src/desk/messages/alike.en';
import teamEs from '../src/desk/messages/team.es';
import { newID, Organiser, organiser as ana } from './support/api';
import { Crowd } from './support/crowd';
import { Facilitator } from './support/facilitator';
import { expect, laptop, test } from './support/test';

const ben = { name: 'Ben', email: 'ben@parley.example', password: 'another day in Mérida' };

test('two facilitators at once see each other, and nothing is done twice or lost', async ({
  server,
  stage,
}) => {
  const organiser = await Organiser.setUp(server);
  await organiser.ask('POST', '/organisers', { ...ben, role: 'facilitator' });
  const day = await organiser.sample();
  const step = day.step(4, 'vote');
  await day.invite(12);
  await day.openRegistration();
  await day.openDoors();
  await day.open(step);

  const desk = new Facilitator(await stage.seat({ lang: 'es', size: laptop }), 'es');
  const { m, page } = desk;
  await page.goto('/sign-in');
  await page.getByLabel(m.email, { exact: true }).fill(ben.email);
  await page.getByLabel(m.password, { exact: true }).fill(ben.password);
  await desk.button(m.signIn.act).click();
  await expect(desk.heading(m.list.title)).toBeVisible();
  await page.goto(`/desk/${day.id}`);
  const title = day.agenda.themes[3]?.title.es ?? '';
  const voting = m.stage.nouns.vote(title);
  await expect(desk.button(m.stage.close(voting))).toBeVisible();

  await test.step('what one does, the other sees at once', async () => {
    await day.ask('POST', `/steps/${step.id}/extend`, { minutes: 5 });
    await expect(page.getByText(`${ana.name} ${teamEs.steps.extendStep(voting)}`)).toBeVisible();
  });

  await test.step('whoever is slower is told who was faster', async () => {
    desk.seat.watch.allow(409, /\/close$/);
    await page.route(/\/steps\/[0-9a-f]+\/close$/, async (route) => {
      await day.close(step);
      await route.continue();
    });
    await desk.button(m.stage.close(voting)).click();
    const told = teamEs.faster(ana.name, teamEs.steps.closeStep(voting));
    await expect(page.getByRole('alert')).toContainText(told);
    await expect(page.getByText(m.stage.closed, { exact: true })).toBeVisible();
  });

  await test.step('what both write is kept, and a person decides', async () => {
    const theme = day.agenda.themes[3];
    if (!theme) throw new Error('no theme');
    await page.goto(`/desk/${day.id}/edit/theme/${theme.id}`);
    const field = page.getByLabel('Español').first();
    await expect(field).toHaveValue(theme.title.es);
    desk.seat.watch.allow(409, /\/themes\//);
    let once = true;
    await page.route(/\/themes\/[0-9a-f]+$/, async (route) => {
      if (once) {
        once = false;
        await day.ask('PUT', `/themes/${theme.id}`, {
          ...theme,
          title: { ...theme.title, es: 'De Ana' },
        });
      }
      await route.continue();
    });
    await field.fill('De Ben');
    await expect(desk.heading(teamEs.clash.title(ana.name))).toBeVisible();
    await expect(page.getByText('De Ana')).toBeVisible();
    await expect(field).toHaveValue('De Ben');
    await desk.button(teamEs.clash.keep).click();
    await desk.saved();
    await day.ask('GET', '/agenda');
    expect(day.agenda.themes[3]?.title.es).toBe('De Ben');
  });

  await test.step('the record names who did what', async () => {
    await page.getByRole('link', { name: teamEs.record.link }).click();
    await expect(desk.heading(teamEs.record.title)).toBeVisible();
    await expect(page.getByText(`${ana.name} ${teamEs.acts.closeStep}`)).toBeVisible();
    await expect(page.getByText(`${ben.name} ${teamEs.acts.saveTheme}`)).toBeVisible();
  });
});

test('a moderator reads, asks and hides without a mouse, and merges what says the same', async ({
  server,
  stage,
}) => {
  const organiser = await Organiser.setUp(server);
  const day = await organiser.sample();
  await day.rules({ min_cell: 3, moderate_comments: true });
  const [first] = day.agenda.recommendations.filter(
    ({ theme }) => theme === day.agenda.themes[3]?.id,
  );
  const twin = newID();
  await day.ask('PUT', `/recommendations/${twin}`, {
    theme: first?.theme,
    place: 50,
    title: { en: `${first?.title.en} now`, es: `${first?.title.es} ya` },
    body: first?.body,
  });
  const invitations = await day.invite(12);
  await day.openRegistration();
  const crowd = await Crowd.admit(server.url, day, invitations);
  await day.openDoors();
  await day.open(day.step(4, 'discuss'));
  await crowd.comment();

  const desk = new Facilitator(await stage.seat({ size: laptop }));
  const { page } = desk;
  await desk.seat.context.addCookies([organiser.cookie]);
  await page.goto(`/desk/${day.id}`);
  const { queue, undo } = desk.m;
  await expect(desk.button(queue.approve)).toBeVisible();

  await test.step('by keyboard alone', async () => {
    await page.keyboard.press('q');
    await expect(page.getByLabel(queue.question)).toBeFocused();
    await page.keyboard.type('Which towns?');
    await page.keyboard.press('Enter');
    await expect(page.getByText(queue.asked('Which towns?'), { exact: true })).toBeVisible();
    await expect(page.getByText(queue.askedMark)).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await expect(page.getByText(queue.approved)).toBeVisible();
    await page.keyboard.press('u');
    await expect(page.getByText(queue.approved)).toBeHidden();
    await page.keyboard.press('h');
    await expect(page.getByLabel(queue.reason)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByLabel(queue.reason)).toBeHidden();
    await page.keyboard.press('h');
    await page.keyboard.type('It names a person');
    await page.keyboard.press('Enter');
    await expect(page.getByText(queue.hidden('It names a person'), { exact: true })).toBeVisible();
  });

  await test.step('one wording stays, the other becomes a part of it', async () => {
    await page.goto(`/desk/${day.id}/edit/alike`);
    await expect(page.getByText(`${first?.title.en} now`)).toBeVisible();
    await desk.button(alikeEn.keepThis).first().click();
    const merged = alikeEn.merged(`${first?.title.en} now`, first?.title.en ?? '');
    await expect(page.getByText(merged)).toBeVisible();
    await desk.button(undo).click();
    await expect(page.getByText(`${first?.title.en} now`)).toBeVisible();
    await desk.button(alikeEn.keepThis).first().click();
    await expect(page.getByText(merged)).toBeHidden({ timeout: 15_000 });
    await day.ask('GET', '/agenda');
    const kept = day.agenda.recommendations.find(({ id }) => id === first?.id);
    expect(kept?.sub_points.at(-1)?.title.en).toBe(`${first?.title.en} now`);
  });
});
