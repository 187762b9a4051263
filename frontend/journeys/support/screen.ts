import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Lang } from '../../src/lib/i18n/lang';
import { englishIn } from './language';
import { laptop, phone, projector } from './test';

/** What WCAG 2.2 AA asks, and the good habits that axe knows beside it. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What must hold of every screen: axe finds nothing, in light and in dark. */
export async function accessible(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .withTags(rules)
      .analyze();
    const found = violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })),
    }));
    expect.soft(found, `axe on ${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Lists the innermost elements that do not fit the window, or whose text does not fit them. */
export async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element | null): boolean => {
      if (element === null || element === document.body) return false;
      const { overflowX } = getComputedStyle(element);
      return overflowX === 'auto' || overflowX === 'scroll' || scrolls(element.parentElement);
    };
    const outside = (element: Element) => {
      const box = element.getBoundingClientRect();
      return box.right > width + 0.5 || box.left < -0.5;
    };
    /** Whether words stick out of the box that should hold them. */
    const cut = (element: Element) => {
      if (element instanceof SVGElement || element.matches('input, textarea, select')) return false;
      const { display, overflowX } = getComputedStyle(element);
      const worded = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      const holds = worded || overflowX === 'hidden' || overflowX === 'clip';
      return holds && display !== 'inline' && element.scrollWidth > element.clientWidth + 1;
    };
    const bad = [...document.body.querySelectorAll('*')].filter((element) => {
      const { width: wide, height } = element.getBoundingClientRect();
      if (wide <= 1 || height <= 1 || scrolls(element.parentElement)) return false;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        return false;
      return outside(element) || cut(element);
    });
    const innermost = bad.filter(
      (one) => !bad.some((other) => other !== one && one.contains(other)),
    );
    return innermost.map((element) => {
      const { left, right } = element.getBoundingClientRect();
      const words = element.textContent.trim().slice(0, 40);
      const name = `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
      return `${name} ${Math.round(left)}–${Math.round(right)} of ${width}: “${words}”`;
    });
  });
}

/** The narrowest window that WCAG asks for. */
const narrow = { width: 320, height: 700 };

/** Nothing overflows in a narrow window; the window is then as before. */
export async function fitsNarrow(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(narrow);
  expect.soft(await overflowing(page), `${name} at 320 px`).toEqual([]);
  if (before) await page.setViewportSize(before);
}

/** Looks at one screen: accessible, in its language, and fitting a narrow window in Spanish. */
export async function inspect(page: Page, name: string, lang: Lang = 'en'): Promise<void> {
  await accessible(page, `${name} (${lang})`);
  if (lang === 'en') return;
  expect.soft(await englishIn(page), `English texts on ${name}`).toEqual([]);
  await fitsNarrow(page, name);
}

/** Keeps pictures of a screen at the three sizes in the folder PARLEY_PICTURES, where it is set. */
export async function pictured(page: Page, name: string): Promise<void> {
  const folder = process.env.PARLEY_PICTURES;
  const before = page.viewportSize();
  if (folder === undefined || before === null) return;
  for (const [width, height] of [phone, laptop, projector]) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: `${folder}/${name}-${width}.png` });
  }
  await page.setViewportSize(before);
}
