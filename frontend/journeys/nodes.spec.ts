import { Organiser, type Preparation } from './support/api';
import { test, type Cluster } from './support/cluster';
import { Facilitator } from './support/facilitator';
import { votesOf } from './support/kept';
import { violence } from './support/opinions';
import { Participant, type Vote } from './support/participant';
import { expect, laptop, phone, type Stage } from './support/test';
import { Voter } from './support/voter';

const title = violence.title.en;

test('a node goes away, and nobody in the room loses a word', async ({ cluster, stage }) => {
  const { day, desk, people } = await gathered(cluster, stage);
  const round = await day.open(day.step(4, 'vote'));
  const said: Vote[][] = [
    ['agree', 'disagree', 'pass', 'agree'],
    ['disagree', 'disagree', 'agree', 'agree'],
  ];
  const say = (n: number) =>
    Promise.all(
      people.map(async (one, i) => {
        await one.at(n + 1, 7);
        await one.vote(said[i]?.[n] ?? 'pass');
      }),
    );
  await say(0);
  await say(1);
  await Promise.all(people.map((one) => one.saved()));

  for (const { watch } of [desk.seat, ...people.map(({ seat }) => seat)]) watch.offline = true;
  await cluster.nodes[0]?.server.kill();
  await say(2);
  await say(3);
  await Promise.all(people.map((one) => one.saved()));

  const step = desk.m.stage.nouns.vote(title);
  await desk.close(step);
  for (const one of people) {
    await expect(one.page.getByText(one.m.finish.closed)).toBeVisible({ timeout: 25_000 });
  }
  for (const [i, one] of people.entries()) {
    const kept = said[i]?.map((vote, n) => [round.items[n], vote]);
    expect(await votesOf(one, day)).toEqual(kept);
  }
  await desk.open(desk.m.stage.nouns.rate(title)); // the room goes on where it was
  for (const one of people) await expect(one.rating(1)).toBeAttached({ timeout: 25_000 });
});

/** Two people on phones and a facilitator, whose sockets are on both of two nodes. */
async function gathered(cluster: Cluster, stage: Stage) {
  // The set-up link is good on one node, so the other one comes later.
  const { setupToken } = await cluster.join();
  const organiser = await Organiser.setUp({ url: cluster.url, setupToken });
  await cluster.join();
  const day = await organiser.sample();
  await day.rules({ min_cell: 3 });
  const invitations = await day.invite(6);
  await day.openRegistration();
  await Promise.all(invitations.slice(2).map(({ code }) => Voter.admit(cluster.url, day.id, code)));
  await day.openDoors();
  const people: Participant[] = [];
  for (const { url } of invitations.slice(0, 2)) {
    const one = new Participant(await stage.seat({ size: phone }));
    await one.open(url);
    await one.enter();
    people.push(one);
  }
  const desk = await atTheDesk(stage, organiser, day);
  await expect.poll(() => cluster.balancer.sockets.size).toBe(2);
  return { day, desk, people };
}

async function atTheDesk(stage: Stage, organiser: Organiser, day: Preparation) {
  const desk = new Facilitator(await stage.seat({ size: laptop }));
  await desk.seat.context.addCookies([organiser.cookie]);
  await desk.page.goto(`/desk/${day.id}`);
  await expect(desk.page.getByRole('navigation', { name: desk.m.rail.title })).toBeVisible();
  return desk;
}
