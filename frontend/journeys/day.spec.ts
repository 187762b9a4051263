import sharedEn from '../src/lib/i18n/shared/en';
import { Facilitator, files } from './support/facilitator';
import { capacity, counted, ratings, reported, violence, votes } from './support/opinions';
import { Participant } from './support/participant';
import { Projector } from './support/projector';
import { checkData, checkReport, checkTable } from './support/record';
import * as scene from './support/scenes';
import { inspect } from './support/screen';
import { expect, laptop, phone, projector, test, type Stage, type Window } from './support/test';

const title = violence.title.en;

/** Six people: three on phones, two in Spanish, the last behind a proxy that lets no socket through. */
async function invite(stage: Stage): Promise<scene.People> {
  const arrive = async (window: Window) =>
    new Participant(await stage.seat(window), window.lang ?? 'en');
  return {
    ann: await arrive({ size: phone }),
    berta: await arrive({ size: phone, lang: 'es' }),
    carl: await arrive({ size: phone }),
    dora: await arrive({ size: laptop }),
    emilio: await arrive({ size: laptop, lang: 'es' }),
    faye: await arrive({ size: laptop, withoutSockets: true }),
  };
}

test('a whole day, from the set-up link to the report', async ({ server, stage }) => {
  test.setTimeout(480_000);
  const desk = new Facilitator(await stage.seat({ size: laptop }));
  const screen = new Projector(await stage.seat({ size: projector }));
  const people = await invite(stage);
  const { ann, berta, carl, dora, emilio, faye } = people;
  const everybody = (act: (one: Participant, i: number) => Promise<void>) =>
    Promise.all([ann, berta, carl, dora, emilio, faye].map(act));

  const links = await test.step('the facilitator prepares the sample', () =>
    scene.prepare(desk, server.setupLink));
  const link = await test.step('registration opens', async () => {
    await desk.act(desk.m.doors.register);
    await expect(desk.heading(desk.m.doors.title.registering)).toBeVisible();
    await inspect(desk.page, 'desk: registration');
    return desk.projector();
  });
  await test.step('six people register', async () => {
    await screen.open(link);
    await inspect(screen.page, 'projector: join');
    await everybody((one, i) => one.open(links[i] ?? ''));
    await inspect(ann.page, 'join');
    await inspect(berta.page, 'join', 'es');
    await everybody((one) => one.register());
    const key = await ann.page.locator('.big-key').innerText();
    await expect(screen.page.getByText(key)).toBeVisible();
    await inspect(berta.page, 'waiting', 'es');
  });
  await test.step('the doors open', async () => {
    await desk.act(desk.m.doors.open);
    await everybody((one) => one.inside());
    await inspect(ann.page, 'agenda');
    await inspect(berta.page, 'agenda', 'es');
  });

  await test.step('they discuss', async () => {
    const step = desk.m.stage.nouns.discuss(title);
    await desk.look(desk.m.rail.theme(4, title));
    await desk.open(step);
    await everybody((one) =>
      expect(one.heading(one.m.words.discussTitle)).toBeVisible({ timeout: 25_000 }),
    );
    await screen.says(screen.m.whatIsKnown);
    await inspect(screen.page, 'projector: facts');
    await screen.next();
    await screen.says(screen.m.discussing(title));
    await inspect(screen.page, 'projector: discussion');
    await inspect(berta.page, 'discuss', 'es');
    await scene.discuss(people);
    await scene.moderate(desk, people);
    await inspect(desk.page, 'desk: discussion');
    await desk.close(step);
    await expect(carl.page.getByText(carl.m.words.status.hidden)).toBeVisible();
    await expect(carl.page.getByText(carl.m.words.reason(scene.reason))).toBeVisible();
  });

  await test.step('they vote', async () => {
    const step = desk.m.stage.nouns.vote(title);
    await desk.open(step);
    await everybody((one) => expect(one.page.locator('#ask')).toBeVisible({ timeout: 25_000 }));
    await inspect(ann.page, 'vote');
    await inspect(berta.page, 'vote', 'es');
    await expect(screen.page.getByText(screen.m.ask.vote(7))).toBeVisible();
    await inspect(screen.page, 'projector: vote');
    await everybody((one, i) => {
      const vote = one === ann ? scene.voteWithSecondThoughts : scene.voteMost;
      return (one === dora ? scene.voteByKeyboard : vote)(one, votes[i] ?? []);
    });
    await expect(desk.page.getByText(desk.m.results.sofar)).toBeVisible();
    await inspect(berta.page, 'votes', 'es');
    await inspect(desk.page, 'desk: vote');
    await desk.close(step);
    await screen.says(/agree/i);
    await inspect(screen.page, 'projector: votes');
    const rows = await screen.rows();
    for (const [n, one] of violence.recommendations.entries()) {
      const { agree, disagree, pass } = counted(n);
      const words = reported(n) ? sharedEn.bar(agree, disagree, pass) : sharedEn.fewerAnswers(3);
      expect(rows.find((row) => row.includes(one.title.en))).toContain(words);
    }
    await inspect(emilio.page, 'votes, closed', 'es');
  });

  await test.step('they rate', async () => {
    const step = desk.m.stage.nouns.rate(title);
    await desk.open(step);
    await everybody((one) => expect(one.rating(1)).toBeAttached({ timeout: 25_000 }));
    await inspect(berta.page, 'rate', 'es');
    await everybody(async (one, i) => {
      await one.rateAll(ratings[i] ?? []);
      await one.finish();
    });
    await inspect(ann.page, 'ratings');
    await desk.close(step);
    await expect(screen.page.getByText(screen.m.howRatings)).toBeVisible();
    await inspect(screen.page, 'projector: ratings');
    await inspect(desk.page, 'desk: ratings');
  });

  await test.step('they rank', async () => {
    const step = desk.m.stage.nouns.rank(title);
    await desk.open(step);
    await everybody((one) => expect(one.heading(one.m.rank.ask)).toBeVisible({ timeout: 25_000 }));
    await scene.rank(people);
    await inspect(berta.page, 'ranking', 'es');
    await everybody((one) => one.handIn());
    await everybody((one) => one.finish());
    await desk.close(step);
    await expect(screen.page.getByText(screen.m.howRanking(6))).toBeVisible();
    await inspect(screen.page, 'projector: ranking');
    await inspect(desk.page, 'desk: ranking');
    await inspect(berta.page, 'ranking, closed', 'es');
  });

  await test.step('they propose, and a moderator reads', async () => {
    await scene.propose(desk, people);
    await inspect(berta.page, 'propose', 'es');
    await desk.close(desk.m.stage.nouns.propose(capacity.title.en));
  });

  await test.step('the consultation closes', async () => {
    await desk.look(desk.m.rail.end);
    await inspect(desk.page, 'desk: before the close');
    await desk.act(desk.m.end.act);
    await expect(desk.heading(desk.m.end.closedTitle)).toBeVisible();
    await inspect(desk.page, 'desk: closed');
    await screen.says(screen.m.ended);
    await inspect(screen.page, 'projector: end');
    await expect(screen.page.getByText(screen.m.turnout(6))).toBeVisible();
    await faye.toClosing();
  });

  await test.step('the report holds what they said, and no more', async () => {
    await desk.toReport();
    await inspect(desk.page, 'desk: report');
    for (const lang of ['en', 'es'] as const) {
      for (const file of files) {
        const { text } = await desk.download(file, lang);
        if (file === 'data.json') checkData(text);
        else if (file === 'data.csv') checkTable(text, lang);
        else
          checkReport(text, lang, {
            quoted: scene.words.ann,
            silent: [scene.words.berta, scene.words.carl],
          });
      }
    }
  });
});
