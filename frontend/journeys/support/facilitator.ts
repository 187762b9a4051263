import type { Download, Locator, Page } from '@playwright/test';
import deskEn from '../../src/desk/messages/en';
import deskEs from '../../src/desk/messages/es';
import editEn from '../../src/desk/messages/edit.en';
import editEs from '../../src/desk/messages/edit.es';
import sharedEn from '../../src/lib/i18n/shared/en';
import sharedEs from '../../src/lib/i18n/shared/es';
import type { Lang } from '../../src/lib/i18n/lang';
import { organiser } from './api';
import { expect, type Seat } from './test';

const said = {
  en: { ...deskEn, edit: editEn, shared: sharedEn },
  es: { ...deskEs, edit: editEs, shared: sharedEs },
};

/** The files of a report that can be read as text. */
export const files = ['report.html', 'report.md', 'data.json', 'data.csv'] as const;
export type ReportFile = (typeof files)[number];

/** A facilitator at a desk. */
export class Facilitator {
  readonly page: Page;
  readonly seat: Seat;
  readonly lang: Lang;

  constructor(seat: Seat, lang: Lang = 'en') {
    this.seat = seat;
    this.page = seat.page;
    this.lang = lang;
  }

  get m(): (typeof said)[Lang] {
    return said[this.lang];
  }

  button(name: string | RegExp, exact = false): Locator {
    return this.page.getByRole('button', { name, exact });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  /** Chooses a password, where the set-up link leads. */
  async setUp(): Promise<void> {
    await this.page.getByLabel(this.m.name, { exact: true }).fill(organiser.name);
    await this.page.getByLabel(this.m.email, { exact: true }).fill(organiser.email);
    await this.page.getByLabel(this.m.password, { exact: true }).fill(organiser.password);
    await this.button(this.m.setup.act).click();
    await expect(this.heading(this.m.list.title)).toBeVisible();
  }

  async signIn(): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.getByLabel(this.m.email, { exact: true }).fill(organiser.email);
    await this.page.getByLabel(this.m.password, { exact: true }).fill(organiser.password);
    await this.button(this.m.signIn.act).click();
    await expect(this.heading(this.m.list.title)).toBeVisible();
  }

  /* ——— writing ——— */

  /** Goes to a section of the editor. */
  async section(name: string): Promise<void> {
    await this.page.getByRole('link', { name, exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** Everything written has been kept. */
  async saved(): Promise<void> {
    await expect(this.page.getByText(this.m.edit.saved, { exact: true })).toBeVisible();
  }

  /** The part of the page that is about the nth group, from 0. */
  group(n: number): Locator {
    return this.page.locator('li.group').nth(n);
  }

  /** Makes invitations for the nth group. */
  async invite(n: number, count: number): Promise<void> {
    const text = this.m.edit.people;
    await this.group(n).getByLabel(text.count).fill(String(count));
    await this.group(n).getByRole('button', { name: text.make }).click();
    await expect(this.group(n).getByText(text.invited(count), { exact: true })).toBeVisible();
  }

  /** Merges the nth group into the one that bears this name. */
  async merge(n: number, into: string): Promise<void> {
    const text = this.m.edit.people;
    await expect(this.group(n)).toBeVisible();
    const before = await this.page.locator('li.group').count();
    await this.group(n).getByLabel(text.mergeInto).selectOption({ label: into });
    await this.group(n).getByRole('button', { name: text.merge, exact: true }).click();
    await expect(this.page.locator('li.group')).toHaveCount(before - 1);
  }

  /** The links of the nth group's invitations, as the page shows them this once. */
  async links(n: number): Promise<string[]> {
    await this.group(n).getByText(this.m.edit.people.links).click();
    const links = this.group(n).locator('ol.links li');
    await expect(links.first()).toBeVisible();
    return links.allInnerTexts();
  }

  /* ——— the day ——— */

  async toDay(): Promise<void> {
    const { label, day } = this.m.nav;
    await this.page
      .getByRole('navigation', { name: label })
      .getByRole('link', { name: day })
      .click();
    await expect(this.page.getByRole('navigation', { name: this.m.rail.title })).toBeVisible();
  }

  /** Looks at a place of the agenda's rail. */
  async look(name: string): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: this.m.rail.title });
    await rail.getByRole('button', { name }).first().click();
  }

  /** Does what the primary button says. */
  async act(name: string | RegExp): Promise<void> {
    const says = this.page.locator('b').filter({ hasText: name }); // not what it says below
    await this.page.locator('button.primary').filter({ has: says }).click();
  }

  /** Closes the open step. */
  async close(step: string): Promise<void> {
    await this.act(this.m.stage.close(step));
    await expect(this.page.getByText(this.m.stage.closed, { exact: true })).toBeVisible();
  }

  /** Opens the step that comes next. */
  async open(step: string): Promise<void> {
    await this.act(this.m.stage.open(step));
    await expect(this.page.locator('button.primary').first()).toContainText(
      this.m.stage.close(step),
    );
  }

  /** Opens the projector; gives its page's address. */
  async projector(): Promise<string> {
    const [opened] = await Promise.all([
      this.seat.context.waitForEvent('page'),
      this.button(this.m.nav.projector).click(),
    ]);
    await opened.waitForURL(/\/present\//);
    const url = opened.url();
    await opened.close();
    return url;
  }

  /* ——— the report ——— */

  async toReport(): Promise<void> {
    const { label, report } = this.m.nav;
    const nav = this.page.getByRole('navigation', { name: label });
    await nav.getByRole('link', { name: report }).click();
    await expect(this.heading(this.m.report.title)).toBeVisible();
  }

  /** Downloads one file of the report in one language. */
  async download(file: ReportFile, lang: Lang): Promise<{ name: string; text: string }> {
    const link = this.page.locator(`a[href*="/report/${file}?lang=${lang}"]`);
    const [download] = await Promise.all([this.page.waitForEvent('download'), link.click()]);
    return { name: download.suggestedFilename(), text: await textOf(download) };
  }
}

async function textOf(download: Download): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
