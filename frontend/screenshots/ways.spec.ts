import { languages, type Lang } from '../src/lib/i18n/lang';
import { newID, Organiser } from '../journeys/support/api';
import { Crowd } from '../journeys/support/crowd';
import { Participant } from '../journeys/support/participant';
import { expect, laptop, phone, projector, test } from '../journeys/support/test';
import type { Voter } from '../journeys/support/voter';
import type { Round } from '../src/lib/api/types';
import { Camera } from './camera';
import { each, settled } from './scene';

const kinds = ['dots', 'quadratic', 'judge', 'compare'] as const;
type Kind = (typeof kinds)[number];

test('the other ways to answer, in both languages', async ({ server, stage }) => {
  const camera = new Camera();
  const organiser = await Organiser.setUp(server);
  const day = await organiser.sample();
  const theme = day.agenda.themes[3]?.id ?? '';
  for (const [i, kind] of kinds.entries()) {
    const place = day.agenda.steps.length + i;
    await day.ask('PUT', `/steps/${newID()}`, { theme, kind, place, minutes: 8 });
  }
  await day.rules({ min_cell: 5, visibility: 'after_answer', max_rounds: 2, round_items: 'all' });
  const invitations = await day.invite(40);
  await day.openRegistration();
  const { url } = await organiser.ask<{ url: string }>(
    'POST',
    `/consultations/${day.id}/presenter-links`,
    {},
  );
  const windows = await Promise.all(
    languages.map(async ({ lang }, i) => {
      const person = new Participant(await stage.seat({ lang, size: phone }), lang);
      await person.open(invitations[i]?.url ?? '');
      await person.register();
      const desk = (await stage.seat({ lang, size: laptop })).page;
      await desk.context().addCookies([organiser.cookie]);
      const wall = (await stage.seat({ lang, size: projector })).page;
      return [lang, { person, desk, wall }] as const;
    }),
  );
  const at = Object.fromEntries(windows) as Record<Lang, (typeof windows)[number][1]>;
  const crowd = await Crowd.admit(server.url, day, invitations.slice(2));
  await day.openDoors();
  await each(async (lang) => {
    await at[lang].desk.goto(`/desk/${day.id}`);
    await at[lang].wall.goto(url);
  });

  for (const kind of kinds) {
    const step = day.step(4, kind);
    const round = await day.open(step);
    await each(async (lang) => {
      await at[lang].person.inside();
      await expect(at[lang].person.page.getByRole('heading', { level: 1 })).toBeVisible();
      await begin(at[lang].person, kind);
      await camera.take(at[lang].person.page, 'participant', kind, lang);
    });
    await Promise.all(crowd.voters.map((voter, i) => answer(voter, kind, round, i)));
    await day.close(step);
    await each(async (lang) => {
      await settled(at[lang].wall);
      await camera.take(at[lang].person.page, 'participant', `${kind}-closed`, lang);
      await camera.take(at[lang].desk, 'desk', `${kind}-closed`, lang);
      await camera.take(at[lang].wall, 'presenter', kind, lang);
    });

    const second = await day.open(step);
    await each(async (lang) => {
      const { person } = at[lang];
      await person.inside();
      await expect(person.page.locator('.last-round').first()).toBeVisible();
      if (kind !== 'judge') await person.page.locator('.last-round > summary').click();
      await settled(person.page);
      await camera.take(person.page, 'participant', `${kind}-again`, lang);
    });
    await Promise.all(crowd.voters.map((voter, i) => answer(voter, kind, second, i + (i % 2))));
    await day.close(step);
    await each(async (lang) => {
      await settled(at[lang].wall);
      const moved = at[lang].wall.locator('.movement');
      await expect(async () => {
        if (await moved.isVisible()) return;
        await at[lang].wall.keyboard.press('ArrowRight');
        await expect(moved).toBeVisible({ timeout: 1500 });
      }).toPass();
      await camera.take(at[lang].wall, 'presenter', `${kind}-moved`, lang);
    });
  }
});

/** Answers a little, so that the picture shows what answering looks like. */
async function begin({ page }: Participant, kind: Kind): Promise<void> {
  if (kind === 'judge') await page.getByRole('radio').nth(1).check({ force: true });
  if (kind === 'compare') {
    for (let n = 0; n < 3; n++) await page.locator('.pair button').first().click();
  }
  if (kind === 'judge' || kind === 'compare') return;
  const more = page.locator('.share-row button:last-child');
  for (const n of [0, 0, 0, 1, 1, 3]) await more.nth(n).click();
}

/** What the ith person of the crowd says: most like the first few, some do not. */
async function answer(voter: Voter, kind: Kind, round: Round, i: number): Promise<void> {
  const items = round.items;
  const like = (n: number) => ((i * 7 + n * 5) % 11) - 2 * n + (i % 3) * 2;
  switch (kind) {
    case 'dots':
      return voter.share(round.id, [
        { recommendation: items[i % 3] ?? '', points: 6 },
        { recommendation: items[3 + (i % 4)] ?? '', points: 4 },
      ]);
    case 'quadratic':
      return voter.share(round.id, [
        { recommendation: items[i % 2] ?? '', points: 7 },
        { recommendation: items[2 + (i % 5)] ?? '', points: i % 3 === 0 ? -5 : 4 },
      ]);
    case 'judge':
      for (const [n, item] of items.entries()) {
        await voter.grade(round.id, item, Math.min(6, Math.max(1, 4 + Math.trunc(like(n) / 4))));
      }
      return;
    case 'compare':
      return voter.compare(
        round.id,
        items.slice(1).map((second, n) => ({
          first: items[n] ?? '',
          second,
          answer: like(n) >= like(n + 1) ? 'first' : 'second',
        })),
      );
  }
}
