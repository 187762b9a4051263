import teamEn from '../src/desk/messages/team.en';
import { Organiser, type Invitation, type Preparation } from './support/api';
import { Facilitator } from './support/facilitator';
import { votesOf } from './support/kept';
import { violence } from './support/opinions';
import { Participant } from './support/participant';
import { Server } from './support/server';
import { expect, laptop, phone, test, type Stage } from './support/test';
import { Voter } from './support/voter';

const first = violence.recommendations[0]?.title.en ?? '';

/** A sample with six invitations, registration open. */
async function prepared(server: Server): Promise<[Preparation, Invitation[], Organiser]> {
  const organiser = await Organiser.setUp(server);
  const day = await organiser.sample();
  await day.rules({ min_cell: 3 });
  const invitations = await day.invite(6);
  await day.openRegistration();
  return [day, invitations, organiser];
}

/** Somebody who has come in on a phone, the doors being open. */
async function arrived(stage: Stage, invitation?: Invitation): Promise<Participant> {
  const one = new Participant(await stage.seat({ size: phone }));
  await one.open(invitation?.url ?? '');
  await one.enter();
  return one;
}

/** Cuts somebody off the network, or joins them again. */
async function cut(one: Participant, offline: boolean): Promise<void> {
  one.seat.watch.offline = true; // for good: what fails when the cut begins is told later
  await one.seat.context.setOffline(offline);
}

test('an invitation that cannot be used says so', async ({ server, stage }) => {
  const [day, [used, withdrawn, good], organiser] = await prepared(server);
  await Voter.admit(server.url, day.id, used?.code ?? '');
  await organiser.ask('POST', `/consultations/${day.id}/invitations/withdraw`, {
    code: withdrawn?.code,
  });
  const other = await organiser.sample();
  const [unknown] = await other.invite(6);
  const one = new Participant(await stage.seat());
  const { m, page } = one;
  one.seat.watch.allow(403, /\/(credentials|invitations\/keys)$/);
  one.seat.watch.allow(404, /\/(credentials|invitations\/keys)$/);
  one.seat.watch.allow(409, /\/(credentials|invitations\/keys)$/);
  one.seat.watch.allow(422, /\/(credentials|invitations\/keys)$/);
  for (const { code } of [used, withdrawn, unknown].filter((some) => some !== undefined)) {
    await page.goto('about:blank');
    await page.goto(`/j/${day.roomCode.replace(' ', '')}#${code}`);
    await one.button(m.join.register).click();
    await expect(page.getByText(m.shared.errors.invitation)).toBeVisible();
  }

  await test.step('a typing mistake is found before the server is asked', async () => {
    const code = good?.code ?? '';
    const [a = '', b = ''] = code.replaceAll('-', '');
    const swapped = a === b ? `${code.slice(0, -1)}#` : `${b}${a}${code.slice(2)}`;
    await one.button(m.join.haveCode).click();
    await page.getByLabel(m.join.code).fill(swapped);
    await one.button(m.join.codeUse).click();
    await expect(page.getByText(m.join.badCode)).toBeVisible();
    await page.getByLabel(m.join.code).fill(code.toLowerCase().replaceAll('-', ' '));
    await one.button(m.join.codeUse).click();
    await one.register();
  });
});

test('whoever comes late is told what that means, and comes in', async ({ server, stage }) => {
  const [day, [invitation]] = await prepared(server);
  await day.openDoors();
  const one = new Participant(await stage.seat());
  await one.open(`/j/${day.roomCode.replace(' ', '')}`);
  await expect(one.page.getByText(one.m.join.needCode)).toBeVisible();
  await one.open(invitation?.url ?? ''); // in the same tab
  await expect(one.page.getByText(one.m.join.late)).toBeVisible();
  await one.enter();
});

test('what is said without a network waits, outlives the page, and arrives once', async ({
  server,
  stage,
}) => {
  const [day, [invitation]] = await prepared(server);
  await day.openDoors();
  const round = await day.open(day.step(4, 'vote'));
  const one = await arrived(stage, invitation);
  await one.at(1, 7);
  await one.vote('agree');
  await one.saved();

  await cut(one, true);
  await one.vote('disagree');
  await one.vote('pass');
  await expect(one.page.getByText(one.m.state.waiting(2))).toBeVisible();
  await one.page.close();
  await cut(one, false);
  const again = new Participant(await stage.tab(one.seat.context));
  await again.page.goto(`/j/${day.roomCode.replace(' ', '')}`);
  await again.at(4, 7);
  await again.saved();

  await cut(again, true);
  await again.vote('agree');
  await expect(again.page.getByText(again.m.state.waiting(1))).toBeVisible();
  await cut(again, false);
  await again.saved();
  expect(await votesOf(again, day)).toEqual([
    [round.items[0], 'agree'],
    [round.items[1], 'disagree'],
    [round.items[2], 'pass'],
    [round.items[3], 'agree'],
  ]);
});

test('a step that closes meanwhile takes nothing late, and loses no words', async ({
  server,
  stage,
}) => {
  const [day, [invitation]] = await prepared(server);
  await day.openDoors();
  await day.open(day.step(4, 'discuss'));
  const one = await arrived(stage, invitation);
  await one.talkAbout(first);
  await cut(one, true);
  await one.page.getByLabel(one.m.words.comment).fill('Written in a tunnel.');
  await one.button(one.m.words.send).click();
  await expect(one.page.getByText(one.m.state.waiting(1))).toBeVisible();
  await expect(one.page.getByText(one.m.words.status.unsent)).toBeVisible();
  await day.close(day.step(4, 'discuss'));
  one.seat.watch.allow(409, /\/contributions$/);
  await cut(one, false);
  await expect(one.page.getByText(one.m.state.refused)).toBeVisible();
  await expect(one.page.getByText(one.m.words.status.refused)).toBeVisible();
  await expect(one.page.getByText('Written in a tunnel.')).toBeVisible();

  await test.step('a vote that comes late is taken back on the screen', async () => {
    const step = day.step(4, 'vote');
    await day.open(step);
    await one.at(1, 7);
    await one.vote('agree');
    await one.saved();
    await cut(one, true);
    await one.vote('disagree');
    await expect(one.page.getByText(one.m.state.waiting(1))).toBeVisible();
    await day.close(step);
    one.seat.watch.allow(409, /\/votes\//);
    await cut(one, false);
    await expect(one.page.getByText(one.m.state.refused)).toBeVisible();
    await expect(one.page.getByText(one.m.finish.closed)).toBeVisible();
    await expect(one.page.getByText(one.m.vote.you.agree)).toHaveCount(1);
    await expect(one.page.getByText(one.m.vote.you.disagree)).toHaveCount(0);
  });
});

test('two tabs of one person say the same', async ({ server, stage }) => {
  const [day, [invitation]] = await prepared(server);
  await day.openDoors();
  await day.open(day.step(4, 'vote'));
  const one = await arrived(stage, invitation);
  const two = new Participant(await stage.tab(one.seat.context));
  await two.page.goto(`/j/${day.roomCode.replace(' ', '')}`);
  await two.at(1, 7);
  await one.vote('agree');
  await expect(two.button(two.m.shared.agree, true)).toHaveAttribute('aria-pressed', 'true');
  await two.button(two.m.shared.disagree, true).click();
  await two.saved();
  await one.button(one.m.vote.seeAll).click();
  await expect(one.page.getByText(one.m.vote.you.disagree)).toHaveCount(1);

  await one.toAgenda();
  await one.button(one.m.agenda.leave).click();
  await one.button(one.m.leave.action).click();
  await expect(one.page.getByText(one.m.state.gone)).toBeVisible();
  await expect(two.page.getByText(two.m.state.gone)).toBeVisible();
});

test('a clock that is three hours fast changes nothing', async ({ server, stage }) => {
  const [day, [invitation]] = await prepared(server);
  await day.openDoors();
  await day.open(day.step(4, 'vote'));
  const seat = await stage.seat({ size: phone });
  await seat.page.clock.install({ time: Date.now() + 3 * 3_600_000 });
  const one = new Participant(seat);
  await one.open(invitation?.url ?? '');
  await one.enter();
  const { timeLeft } = one.m.shared;
  await expect(one.page.getByText(timeLeft(8))).toBeVisible();
  await one.vote('agree');
  await one.saved();
});

test('two facilitators do not get in each other’s way', async ({ server, stage }) => {
  const [day] = await prepared(server);
  await day.openDoors();
  await day.open(day.step(4, 'vote'));
  const one = new Facilitator(await stage.seat({ size: laptop }));
  const two = new Facilitator(await stage.seat({ size: laptop }));
  const late = new Facilitator(await stage.seat({ size: laptop, withoutSockets: true }));
  const voting = one.m.stage.nouns.vote(violence.title.en);
  for (const desk of [one, two, late]) {
    await desk.signIn();
    await desk.page.goto(`/desk/${day.id}`);
    await expect(desk.button(desk.m.stage.close(voting))).toBeVisible();
  }
  await one.close(voting);
  await expect(two.page.getByText(two.m.stage.closed, { exact: true })).toBeVisible();
  late.seat.watch.allow(409, /\/close$/);
  await late.act(late.m.stage.close(voting));
  await expect(late.page.getByRole('alert')).toContainText(teamEn.fasterNow);
  await expect(late.page.getByText(late.m.stage.closed, { exact: true })).toBeVisible();
});

test('a server that is started again finds everybody where they were', async ({
  server,
  stage,
}) => {
  const [day, [invitation]] = await prepared(server);
  await day.openDoors();
  await day.open(day.step(4, 'vote'));
  const one = await arrived(stage, invitation);
  await one.vote('agree');
  await one.saved();
  one.seat.watch.offline = true;
  const began = Date.now();
  expect(await server.stop(), 'exit code with people connected').toBe(0);
  expect(Date.now() - began, 'milliseconds to stop').toBeLessThan(10_000);
  await one.vote('disagree');
  await expect(one.page.getByText(one.m.state.waiting(1))).toBeVisible();
  const again = await Server.start(server);
  try {
    await expect(one.page.getByText(one.m.state.saved, { exact: true })).toBeVisible({
      timeout: 30_000,
    });
    expect(await votesOf(one, day)).toHaveLength(2);
  } finally {
    expect(await again.stop()).toBe(0);
  }
});
