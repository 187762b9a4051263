import text from '../src/desk/messages/mail.es';
import { Organiser } from './support/api';
import { Facilitator } from './support/facilitator';
import { Participant } from './support/participant';
import { test } from './support/postbox';
import { inspect, pictured } from './support/screen';
import { expect, laptop, phone } from './support/test';

const guests = ['ana', 'berta', 'carlos', 'dora', 'elena', 'flor'].map(
  (name) => `${name}@panel.example`,
);
const wrong = 'gabriela@pannel.example';
const right = 'gabriela@panel.example';
const english = 'faye@panel.example';

test('invitations go out by mail, are forgotten, and let people in', async ({
  server,
  stage,
  postbox,
}) => {
  const organiser = await Organiser.setUp(server);
  const day = await organiser.sample();
  const desk = new Facilitator(await stage.seat({ lang: 'es', size: laptop }), 'es');
  const { page } = desk;
  await desk.seat.context.addCookies([organiser.cookie]);
  await page.goto(`/desk/${day.id}/edit/people`);
  const group = desk.group(0);
  const button = (name: string) => group.getByRole('button', { name, exact: true });
  const list = group.getByLabel(text.list);
  postbox.refuses.add(wrong);

  await test.step('the page shows the mail and counts who will receive it', async () => {
    await group.getByText(text.title, { exact: true }).click();
    await list.fill([...guests, `Gabriela Ruiz <${wrong}>`, guests[0], 'nadie'].join('\n'));
    await expect(group.getByText(text.found(7))).toBeVisible();
    await expect(group.getByText(text.strange)).toBeVisible();
    await group.getByLabel(text.note).fill('Nos alegrará leer lo que piensa.');
    await expect(group.getByRole('region', { name: text.preview })).toContainText(
      'Nos alegrará leer lo que piensa.',
    );
    await inspect(page, 'inviting by e-mail', 'es');
    await pictured(page, 'mail-es');
  });

  await test.step('six go out at once, and the seventh when it is corrected', async () => {
    await button(text.send(7)).click();
    await expect(group.getByText(text.sent(6))).toBeVisible();
    await expect(group.getByRole('status')).toContainText(text.outcomes.refused);
    await expect(list).toHaveValue(`Gabriela Ruiz <${wrong}>\nnadie`);
    await inspect(page, 'a mail that was refused', 'es');
    await pictured(page, 'mail-refused-es');
    await list.fill(right);
    await button(text.again(1)).click();
    await expect(group.getByText(text.sent(1))).toBeVisible();
    await expect(list).toHaveValue('');
    await expect(group.getByText(desk.m.edit.people.invited(7), { exact: true })).toBeVisible();
  });

  await test.step('an English guest is written to in English', async () => {
    await group.getByLabel(text.lang).selectOption('en');
    await list.fill(english);
    await button(text.send(1)).click();
    await expect(list).toHaveValue('');
  });

  await test.step('everybody has one mail, and no address remains', async () => {
    const everybody = [...guests, right, english];
    expect(postbox.mails.map(({ to }) => to).toSorted()).toEqual(everybody.toSorted());
    expect(new Set(postbox.mails.map(linkIn)).size).toBe(everybody.length);
    expect(postbox.to(right)[0]?.text).toContain('Le invitamos a participar');
    expect(postbox.to(english)[0]?.text).toContain('You are invited to take part');
    const kept = JSON.stringify(await desk.seat.context.storageState({ indexedDB: true }));
    const shown = await page.evaluate(
      () => document.body.innerHTML + JSON.stringify(sessionStorage),
    );
    for (const place of [kept, shown, server.log]) expect(place).not.toMatch(/panel\.example/);
  });

  await day.openRegistration();
  await day.openDoors();
  await test.step('the links let people in, each in the language of the mail', async () => {
    for (const [address, lang] of [
      [right, 'es'],
      [english, 'en'],
    ] as const) {
      const [mail] = postbox.to(address);
      const one = new Participant(await stage.seat({ lang, size: phone }), lang);
      await one.open(mail ? linkIn(mail) : '');
      await one.enter();
      await expect(one.heading(one.m.agenda.title)).toBeVisible();
    }
  });
});

/** The link of an invitation, as a mail program makes it clickable. */
function linkIn({ text }: { text: string }): string {
  return /^http:\S+#\S+$/m.exec(text)?.[0] ?? '';
}
