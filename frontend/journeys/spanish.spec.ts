import { Organiser, type Preparation } from './support/api';
import { Crowd } from './support/crowd';
import { Facilitator } from './support/facilitator';
import { violence } from './support/opinions';
import { Participant } from './support/participant';
import { Projector } from './support/projector';
import { inspect } from './support/screen';
import { expect, laptop, phone, projector, test } from './support/test';

const title = violence.title.es;
const first = violence.recommendations[0]?.title.es ?? '';

/** Looks at what is on the screen. */
const look = (one: { page: Facilitator['page'] }, name: string) => inspect(one.page, name, 'es');

test('a participant meets no English and nothing overflows', async ({ server, stage }) => {
  test.setTimeout(420_000);
  const one = new Participant(await stage.seat({ lang: 'es', size: phone }), 'es');
  const { m, page } = one;
  const organiser = await Organiser.setUp(server);
  const day = await organiser.sample();
  const invitations = await day.invite(12);

  await test.step('outside', async () => {
    await page.goto('/');
    await page.getByLabel(m.front.code).fill('A1');
    await one.button(m.front.go).click();
    await expect(page.getByText(m.front.badCode)).toBeVisible();
    await look(one, 'front page, a mistyped code');
    one.seat.watch.allow(404, /\/rooms\//);
    await page.goto('/j/000000');
    await expect(one.heading(m.join.unknown)).toBeVisible();
    await look(one, 'no such room');
    await page.goto(`/j/${day.roomCode.replace(' ', '')}`);
    await expect(page.getByText(m.join.draft)).toBeVisible();
    await look(one, 'a room in preparation');
    await day.openRegistration();
    await page.reload();
    await page.getByLabel(m.join.code).fill('ABCD');
    await one.button(m.join.codeUse).click();
    await expect(page.getByText(m.join.badCode)).toBeVisible();
    await look(one, 'a mistyped invitation');
    await page.getByLabel(m.join.code).fill(invitations[0]?.code ?? '');
    await one.button(m.join.codeUse).click();
    await one.button(m.join.trust).click();
    await expect(one.heading(m.trust.title)).toBeVisible();
    await look(one, 'what the server can see');
    await one.button(m.shared.close).click();
    await one.register();
    await look(one, 'waiting');
  });
  const crowd = await Crowd.admit(server.url, day, invitations.slice(1));

  await test.step('inside', async () => {
    await day.openDoors();
    await one.inside();
    await look(one, 'agenda');
    await one.button(title).click();
    await expect(one.heading(title)).toBeVisible();
    await look(one, 'theme');
    await one.toAgenda();
    await one.button(m.agenda.carry).click();
    await one.button(m.carry.show).click();
    await expect(page.getByRole('img', { name: m.carry.qr })).toBeVisible();
    await look(one, 'carry the key');
    await one.toAgenda();
    await one.button(m.head.cover).click();
    await expect(page.getByText(m.head.coveredNote)).toBeVisible();
    await look(one, 'cover');
    await one.button(m.head.uncover).click();
  });

  await test.step('words', async () => {
    await day.open(day.step(4, 'discuss'));
    await crowd.comment();
    await expect(one.heading(m.words.discussTitle)).toBeVisible();
    await expect(page.getByText(m.vote.newComments(3)).first()).toBeVisible();
    await look(one, 'discussion');
    await one.talkAbout(first);
    const field = page.getByLabel(m.words.comment);
    await field.fill('Como ministra recibí cartas en ana@example.org y en el +52 55 1234 5678.');
    await expect(page.getByText(m.words.warnings.email)).toBeVisible();
    await look(one, 'a warning');
    await one.button(m.words.send).click();
    await expect(page.getByText(m.words.status.waiting)).toBeVisible();
    await look(one, 'own words');
    await day.close(day.step(4, 'discuss'));
    await expect(page.getByText(m.words.status.held)).toBeVisible();
    await look(one, 'held words');
    await day.open(day.step(3, 'propose'));
    await expect(one.heading(m.words.proposeTitle)).toBeVisible();
    await page.getByLabel(m.words.title, { exact: true }).fill('Capacitación');
    await look(one, 'propose');
    await one.button(m.words.cancel).click();
    await day.close(day.step(3, 'propose'));
  });

  await test.step('answers', async () => {
    await answer(one, day, crowd);
  });

  await test.step('the end', async () => {
    await day.ask('POST', '/close');
    await one.toClosing();
    await look(one, 'closed');
    await one.button(m.agenda.leave).click();
    await expect(one.heading(m.leave.title)).toBeVisible();
    await look(one, 'leave');
    await one.button(m.leave.action).click();
    await expect(page.getByText(m.state.gone)).toBeVisible();
    await look(one, 'left');
  });
});

/** Votes, rates and ranks, and looks at every screen on the way. */
async function answer(one: Participant, day: Preparation, crowd: Crowd): Promise<void> {
  const { m, page } = one;
  const voting = await day.open(day.step(4, 'vote'));
  await one.at(1, voting.items.length);
  await look(one, 'vote');
  await one.button(m.vote.sources(1)).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(one, 'sources');
  await one.button(m.shared.close).click();
  await crowd.answer('vote', voting);
  await one.vote('agree');
  await look(one, 'vote, with undo');
  await one.button(m.vote.seeAll).click();
  await look(one, 'votes');
  await day.close(day.step(4, 'vote'));
  await expect(page.getByText(m.finish.closed)).toBeVisible();
  await look(one, 'votes, closed');

  const rating = await day.open(day.step(4, 'rate'));
  await expect(one.rating(9)).toBeAttached();
  await one.rating(null).check({ force: true });
  await look(one, 'rate');
  await crowd.answer('rate', rating);
  await one.button(m.vote.seeAll).first().click();
  await day.close(day.step(4, 'rate'));
  await expect(page.getByText(m.finish.closed)).toBeVisible();
  await look(one, 'ratings, closed');

  const ranking = await day.open(day.step(4, 'rank'));
  await expect(one.heading(m.rank.ask)).toBeVisible();
  await one.rank(violence.recommendations.slice(0, 4).map(({ title: { es } }) => es));
  await look(one, 'rank');
  await crowd.answer('rank', ranking);
  await one.handIn();
  await day.close(day.step(4, 'rank'));
  await expect(page.getByText(m.finish.closed)).toBeVisible();
  await look(one, 'ranking, closed');
}

test('a facilitator meets no English and nothing overflows', async ({ server, stage }) => {
  test.setTimeout(420_000);
  const desk = new Facilitator(await stage.seat({ lang: 'es', size: laptop }), 'es');
  const { m, page } = desk;
  await page.goto(server.setupLink);
  await expect(desk.heading(m.setup.title)).toBeVisible();
  await look(desk, 'set-up');
  const organiser = await Organiser.setUp(server);
  const day = await organiser.sample();

  await test.step('sign in', async () => {
    await page.goto('/sign-in');
    desk.seat.watch.allow(401, /\/session$/);
    await page.getByLabel(m.email, { exact: true }).fill('ana@parley.example');
    await page.getByLabel(m.password, { exact: true }).fill('not the password');
    await desk.button(m.signIn.act).click();
    await expect(page.getByText(m.signIn.wrong)).toBeVisible();
    await look(desk, 'sign in, wrong password');
    await desk.signIn();
    await look(desk, 'consultations');
    await page.goto('/desk/organisers');
    await expect(desk.heading(m.organisers.title)).toBeVisible();
    await look(desk, 'organisers');
    await page.goto('/desk/nowhere');
    await expect(page.getByText(m.nowhere)).toBeVisible();
    await look(desk, 'no such page');
  });

  await test.step('the editor', async () => {
    const theme = day.agenda.themes[3]?.id ?? '';
    const sections = ['details', 'sources', 'rules', 'people', `theme/${theme}`, 'principles'];
    for (const section of [...sections, 'agenda']) {
      await page.goto(`/desk/${day.id}/edit/${section}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await look(desk, `edit ${section}`);
    }
    await page.goto(`/desk/${day.id}/edit/people`);
    await desk.invite(0, 2);
    await desk.links(0);
    await look(desk, 'invitations made');
  });

  const invitations = await day.invite(12);
  await page.goto(`/desk/${day.id}`);
  await expect(desk.heading(m.doors.title.draft)).toBeVisible();
  await look(desk, 'before registration');
  await day.openRegistration();
  await expect(desk.heading(m.doors.title.registering)).toBeVisible();
  await look(desk, 'registration');
  const crowd = await Crowd.admit(server.url, day, invitations);
  await day.openDoors();
  await expect(desk.heading(m.doors.title.open)).toBeVisible();
  await desk.button(m.doors.issuance).click();
  await expect(page.getByText(m.doors.issuanceOver)).toBeVisible();
  await look(desk, 'doors, issuance over');

  await test.step('the steps', async () => {
    await day.open(day.step(4, 'discuss'));
    await crowd.comment();
    await expect(page.getByText(m.results.comments(3), { exact: true })).toBeVisible();
    await look(desk, 'discussion');
    await day.close(day.step(4, 'discuss'));
    await day.open(day.step(3, 'propose'));
    await crowd.propose();
    await expect(desk.heading(m.queue.title(3))).toBeVisible();
    await page.keyboard.press('h');
    await expect(page.getByLabel(m.queue.reason)).toBeVisible();
    await look(desk, 'moderation');
    await day.close(day.step(3, 'propose'));
    for (const kind of ['vote', 'rate', 'rank'] as const) {
      const round = await day.open(day.step(4, kind));
      await expect(desk.button(m.stage.close(m.stage.nouns[kind](title)))).toBeVisible();
      await look(desk, `${kind}, open`);
      await crowd.answer(kind, round);
      await day.close(day.step(4, kind));
      await expect(page.getByText(m.stage.closed, { exact: true })).toBeVisible();
      await look(desk, `${kind}, closed`);
    }
  });

  await test.step('the end', async () => {
    await desk.look(m.rail.end);
    await expect(desk.heading(m.end.title)).toBeVisible();
    await look(desk, 'before the close');
    await day.ask('POST', '/close');
    await expect(desk.heading(m.end.closedTitle)).toBeVisible();
    await look(desk, 'closed');
    await desk.toReport();
    await look(desk, 'report');
  });
});

test('the projector shows no English', async ({ server, stage }) => {
  test.setTimeout(180_000);
  const screen = new Projector(await stage.seat({ lang: 'es', size: projector }), 'es');
  const { m, page } = screen;
  const organiser = await Organiser.setUp(server);
  const day = await organiser.sample();
  const invitations = await day.invite(12);
  await page.goto(`/present/${day.id}`);
  await expect(page.getByRole('heading', { name: m.noLink })).toBeVisible();
  await look(screen, 'no link');
  const link = await day.ask<{ url: string }>('POST', '/presenter-links', {});
  await screen.open(link.url);
  await look(screen, 'join');
  await day.openRegistration();
  await expect(page.getByText(m.fingerprints)).toBeVisible();
  await look(screen, 'join, with keys');
  const crowd = await Crowd.admit(server.url, day, invitations);
  await day.openDoors();

  await day.open(day.step(4, 'discuss'));
  await screen.says(m.whatIsKnown);
  await look(screen, 'facts');
  await screen.next();
  await screen.says(m.discussing(title));
  await look(screen, 'discussion');
  await day.close(day.step(4, 'discuss'));
  for (const kind of ['vote', 'rate', 'rank'] as const) {
    const round = await day.open(day.step(4, kind));
    await expect(page.getByText(m.changeable)).toBeVisible();
    await look(screen, `${kind}, open`);
    await crowd.answer(kind, round);
    await day.close(day.step(4, kind));
    await expect(page.getByText(m.changeable)).toBeHidden();
    await look(screen, `${kind}, closed`);
  }
  await day.ask('POST', '/close');
  await screen.says(m.ended);
  await look(screen, 'end');
});
