import type { Page } from '@playwright/test';
import { languages, type Lang } from '../src/lib/i18n/lang';

/** Does something once for each language, one after the other. */
export async function each(act: (lang: Lang) => Promise<void>): Promise<void> {
  for (const { lang } of languages) await act(lang);
}

/** Lets news arrive and rest: releases and projector updates come about once a second. */
export async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(2500);
}
