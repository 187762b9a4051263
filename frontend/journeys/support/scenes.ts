// The scenes of the day, as its journey plays them.
import type { Locator } from '@playwright/test';
import type { Facilitator } from './facilitator';
import { capacity, violence } from './opinions';
import type { Participant, Vote } from './participant';
import { inspect } from './screen';
import { expect } from './test';

/** The six people of the day. */
export interface People {
  /** On a phone, speaks freely. */
  ann: Participant;
  /** On a phone, in Spanish. */
  berta: Participant;
  /** On a phone, says what is then hidden. */
  carl: Participant;
  /** Uses the keyboard alone. */
  dora: Participant;
  /** In Spanish. */
  emilio: Participant;
  /** Behind a proxy that lets no socket through. */
  faye: Participant;
}

/** What they write. */
export const words = {
  ann: 'This works only if towns keep the money beyond one term.',
  berta: 'Hay que medirlo con los vecinos y no solo con cifras.',
  carl: 'A colleague in the ministry of the interior told me otherwise.',
  dora: 'Two terms would be better still.',
  emilio: 'Sin datos locales no hay nada que adaptar.',
  faye: 'Ask those who ran it.',
};

/** Why what Carl wrote is hidden. */
export const reason = 'It names an employer';

const items = violence.recommendations.map(({ title }) => title);
const itemAt = (n: number) => items[n] ?? { en: '', es: '' };

/* ——— before the day ——— */

/** Sets up the server and prepares the sample; gives the links of six invitations. */
export async function prepare(desk: Facilitator, setupLink: string): Promise<string[]> {
  await desk.page.goto(setupLink);
  await expect(desk.heading(desk.m.setup.title)).toBeVisible();
  await inspect(desk.page, 'desk: set-up');
  await desk.setUp();
  await inspect(desk.page, 'desk: consultations');
  await desk.button(desk.m.list.newSample).click();
  await desk.section(desk.m.edit.sections.rules);
  await desk.page.getByLabel(desk.m.edit.rules.minCell).fill('3');
  await desk.saved();
  await inspect(desk.page, 'desk: rules');
  return invite(desk);
}

/** Three invitations in each of two groups are too few for two groups: they become one. */
async function invite(desk: Facilitator): Promise<string[]> {
  await desk.section(desk.m.edit.sections.people);
  await desk.invite(0, 3);
  await desk.invite(1, 3);
  await expect(desk.page.getByText(desk.m.edit.people.small(6))).toHaveCount(2);
  const links = [...(await desk.links(0)), ...(await desk.links(1))];
  await inspect(desk.page, 'desk: people');
  await desk.toDay();
  desk.seat.watch.allow(409, /\/registration\/open$/);
  await desk.act(desk.m.doors.register);
  await expect(desk.page.getByText(desk.m.doors.smallWhy(6))).toBeVisible();
  await inspect(desk.page, 'desk: a group is too small');
  const refusal = desk.page.getByRole('alert');
  await refusal.getByRole('link', { name: desk.m.doors.toGroups }).click();
  await desk.merge(1, 'Mexico, governmental');
  await expect(desk.group(0).getByText(desk.m.edit.people.invited(6))).toBeVisible();
  await desk.toDay();
  return links;
}

/* ——— discuss ——— */

/** Three comments make a batch; a reply and two more make the next. */
export async function discuss({ ann, berta, carl, dora, emilio, faye }: People): Promise<void> {
  const [first, second] = [itemAt(0), itemAt(1)];
  await Promise.all([
    ann.talkAbout(first.en).then(async () => {
      await ann.page.getByLabel(ann.m.words.comment).fill(words.ann);
      await ann.page.getByLabel(ann.m.words.consents.verbatim).check();
      await ann.comment(words.ann);
    }),
    berta.talkAbout(first.es).then(() => berta.comment(words.berta)),
  ]);
  await expect(ann.page.getByText(ann.m.words.status.waiting)).toBeVisible();
  await carl.talkAbout(first.en);
  await carl.comment(words.carl);
  await dora.talkAbout(first.en);
  await showNews(dora, words.ann);
  await showNews(berta, words.ann);
  await inspect(berta.page, 'comments', 'es');

  const comment = dora.page.getByRole('listitem').filter({ hasText: words.ann });
  await comment.getByRole('button', { name: dora.m.words.reply }).click();
  await dora.page.getByLabel(dora.m.words.replyTo).fill(words.dora);
  await comment.getByRole('button', { name: dora.m.words.send }).click();
  await dora.saved();
  await emilio.talkAbout(second.es);
  await emilio.comment(words.emilio);
  await faye.talkAbout(second.en);
  await warned(faye);
  await faye.comment(words.faye);
  await showNews(ann, words.dora);
}

/** Shows what is new until a text is there. */
async function showNews(one: Participant, text: string): Promise<void> {
  const news = one.page.locator('.news').getByRole('button');
  await expect(async () => {
    if (await news.isVisible()) await news.click();
    await expect(one.page.getByText(text)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 25_000 });
}

/** An address in the text is pointed out before it is sent; without it nothing is said. */
async function warned(one: Participant): Promise<void> {
  const field = one.page.getByLabel(one.m.words.comment);
  await field.fill('Write to faye@example.org for the study.');
  await expect(one.page.getByText(one.m.words.warning)).toBeVisible();
  await expect(one.page.getByText(one.m.words.warnings.email)).toBeVisible();
  await inspect(one.page, 'a warning');
  await field.fill(words.faye);
  await expect(one.page.getByText(one.m.words.warning)).toBeHidden();
}

/** A comment is hidden, that is undone, and it is hidden for good. */
export async function moderate(desk: Facilitator, { ann }: People): Promise<void> {
  const queue = desk.page.getByRole('complementary', { name: desk.m.queue.label });
  await queue.getByText(desk.m.queue.read(6)).click();
  const comment = queue.getByRole('listitem').filter({ hasText: words.carl });
  const hide = async () => {
    await comment.getByRole('button', { name: desk.m.queue.hide }).click();
    await comment.getByLabel(desk.m.queue.reason).fill(reason);
    await comment.getByRole('button', { name: desk.m.queue.hideNow, exact: true }).click();
    await expect(desk.page.getByText(desk.m.queue.hidden(reason))).toBeVisible();
  };
  await hide();
  await expect(comment).toHaveCount(0);
  await desk.page.keyboard.press('u');
  await expect(comment).toHaveCount(1);
  await hide();
  await expect(ann.page.getByText(ann.m.words.gone)).toBeVisible({ timeout: 25_000 });
  await expect(ann.page.getByText(words.carl)).toHaveCount(0);
}

/* ——— vote ——— */

/** Votes on the first recommendations, and leaves the others. */
export async function voteMost(one: Participant, votes: readonly Vote[]): Promise<void> {
  for (const [i, vote] of votes.entries()) {
    await one.at(i + 1, items.length);
    await one.vote(vote);
  }
  await one.saved();
  await settle(one, votes);
}

/** Says that one has finished, where all is answered; else looks at the list. */
async function settle(one: Participant, votes: readonly Vote[]): Promise<void> {
  if (votes.length === items.length) return one.finish();
  await one.button(one.m.vote.seeAll).click();
  await expect(one.button(one.m.vote.goOn(items.length - votes.length))).toBeVisible();
}

/** Takes the first vote back at once and changes the second from the list. */
export async function voteWithSecondThoughts(
  one: Participant,
  votes: readonly Vote[],
): Promise<void> {
  const [first = 'pass', second = 'pass', ...rest] = votes;
  await one.vote('disagree');
  await one.button(one.m.vote.undo.disagree(1)).click();
  await one.at(1, items.length);
  await expect(one.button(one.m.shared.disagree, true)).toHaveAttribute('aria-pressed', 'true');
  await one.vote(first);
  await one.vote('pass');
  for (const vote of rest) await one.vote(vote);
  await one.change(itemAt(1)[one.lang], second);
  await one.saved();
  await settle(one, votes);
}

/** Votes without a pointer. */
export async function voteByKeyboard(one: Participant, votes: readonly Vote[]): Promise<void> {
  for (const [i, vote] of votes.entries()) {
    await one.at(i + 1, items.length);
    await tabTo(one, one.button(one.m.shared[vote], true));
    await one.page.keyboard.press(i % 2 === 0 ? 'Enter' : 'Space');
  }
  await one.saved();
  await settle(one, votes);
}

/** Presses Tab until a control has the focus. */
async function tabTo(one: Participant, control: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await one.page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${String(control)}`);
}

/* ——— rank ——— */

/** Each arranges in another way what {@link rankings} says. */
export async function rank({ ann, berta, carl, dora, emilio, faye }: People): Promise<void> {
  const ranks = (one: Participant, numbers: number[]) =>
    one.rank(numbers.map((n) => itemAt(n)[one.lang]));
  const name = (one: Participant, n: number) => itemAt(n)[one.lang];
  await Promise.all([
    ranks(ann, [0, 1, 2]).then(() => dragDown(ann, 0)),
    ranks(berta, [0, 1, 2]).then(async () => {
      await berta.button(berta.m.rank.up(name(berta, 2))).click();
      await berta.button(berta.m.rank.up(name(berta, 2))).click();
    }),
    ranks(carl, [0, 1, 2]).then(async () => {
      await carl.button(carl.m.rank.down(name(carl, 1))).focus();
      await carl.page.keyboard.press('ArrowDown');
    }),
    ranks(dora, [0, 1, 2, 3]).then(() => dora.button(dora.m.rank.tie(name(dora, 1), '2')).click()),
    ranks(emilio, [3, 4, 5, 6, 0, 1, 2]),
    ranks(faye, [1, 0, 2, 3]).then(async () => {
      await faye.button(faye.m.rank.undo).click();
      await faye.button(faye.m.rank.leave(name(faye, 2))).click();
    }),
  ]);
  const order = async (one: Participant, numbers: number[]) =>
    expect(one.rows()).toHaveText(numbers.map((n) => name(one, n)));
  await order(ann, [1, 0, 2]);
  await order(berta, [2, 0, 1]);
  await order(carl, [0, 2, 1]);
  await order(dora, [0, 1, 2, 3]);
  await order(faye, [1, 0]);
}

/** Drags the nth row below the next one by its grip. */
async function dragDown(one: Participant, n: number): Promise<void> {
  const rows = one.page.locator('ol.rank').first().locator('> li');
  const grip = await rows.nth(n).locator('.grip').boundingBox();
  const next = await rows.nth(n + 1).boundingBox();
  if (!grip || !next) throw new Error('no rows to drag');
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  await one.page.mouse.move(x, y);
  await one.page.mouse.down();
  await one.page.mouse.move(x, y + next.height / 2, { steps: 4 });
  await one.page.mouse.move(x, y + next.height, { steps: 4 });
  await one.page.mouse.up();
}

/* ——— propose ——— */

const proposals = {
  ann: 'Audit town budgets every year',
  berta: 'Publicar los gastos de cada policía',
  emilio: 'Formar a los alcaldes nuevos',
};

/** Three propose; a moderator reads with the keyboard, approves two and hides one. */
export async function propose(desk: Facilitator, people: People): Promise<void> {
  const { ann, berta, dora, emilio } = people;
  await desk.look(desk.m.rail.theme(3, capacity.title.en));
  await desk.open(desk.m.stage.nouns.propose(capacity.title.en));
  await proposeOne(ann, proposals.ann);
  await proposeOne(berta, proposals.berta);
  await proposeOne(emilio, proposals.emilio);

  await expect(desk.heading(desk.m.queue.title(3))).toBeVisible({ timeout: 20_000 });
  await inspect(desk.page, 'desk: moderation');
  const queue = desk.page.getByRole('complementary', { name: desk.m.queue.label });
  const inTurn = await queue.locator('blockquote b').allInnerTexts();
  await desk.page.keyboard.press('a');
  await expect(desk.heading(desk.m.queue.title(2))).toBeVisible();
  await desk.page.keyboard.press('u');
  await expect(desk.heading(desk.m.queue.title(3))).toBeVisible();
  await desk.page.keyboard.press('a');
  await desk.page.keyboard.press('a');
  await expect(desk.heading(desk.m.queue.title(1))).toBeVisible();
  await desk.page.keyboard.press('h');
  await queue.getByRole('button', { name: desk.m.queue.reasons[2] ?? '' }).click();
  await expect(desk.heading(desk.m.queue.title(0))).toBeVisible();

  const [one = '', two = '', hidden = ''] = inTurn;
  await expect(dora.page.getByText(one)).toBeVisible({ timeout: 20_000 });
  await expect(dora.page.getByText(two)).toBeVisible({ timeout: 20_000 });
  await expect(dora.page.getByText(hidden)).toHaveCount(0);
}

async function proposeOne(one: Participant, title: string): Promise<void> {
  const { words: m } = one.m;
  await expect(one.heading(m.proposeTitle)).toBeVisible({ timeout: 25_000 });
  await one.page.getByLabel(m.title, { exact: true }).fill(title);
  await one.page.getByLabel(m.body).fill(`${title}.`);
  await one.button(m.send).click();
  await expect(one.page.getByText(m.status.waiting)).toBeVisible();
  await one.saved();
}
