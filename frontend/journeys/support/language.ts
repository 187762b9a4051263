import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** The texts of every catalogue in both languages, as patterns of what a page may show. */
interface Catalogues {
  english: RegExp[];
  spanish: Set<string>;
}

let read: Promise<Catalogues> | undefined;

/** Finds the catalogues by their files: an en.ts beside an es.ts. */
async function catalogues(): Promise<Catalogues> {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|[/.])en\.ts$/.test(name))
    .map((name) => join(source, name))
    .filter((name) => existsSync(name.replace(/en\.ts$/, 'es.ts')));
  const english: string[] = [];
  const spanish: string[] = [];
  for (const file of files) {
    english.push(...(await textsOf(file)));
    spanish.push(...(await textsOf(file.replace(/en\.ts$/, 'es.ts'))));
  }
  const known = new Set(spanish);
  const patterns = english.filter((text) => text.length > 3 && !known.has(text)).map(pattern);
  return { english: patterns, spanish: known };
}

async function textsOf(file: string): Promise<string[]> {
  const module = (await import(pathToFileURL(file).href)) as { default: unknown };
  return texts(module.default);
}

/** Every text in a catalogue; where it depends on values, as said of a few. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [1, 7].flatMap((n) => texts(said(value, n)));
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((one) => texts(one));
}

function said(text: unknown, n: number): unknown {
  try {
    return Reflect.apply(text as () => unknown, undefined, [n, n, n, n]);
  } catch {
    return undefined; // it wants more than numbers; its parts are texts of their own
  }
}

/** Matches a text; names may stand in the place of its numbers where enough of it is fixed. */
function pattern(text: string): RegExp {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const fixed = text.replace(/[^\p{L}]/gu, '').length;
  return new RegExp(`^${literal.replace(/[17]/g, fixed < 12 ? '\\d+' : '.+')}$`, 'u');
}

/** Everything a page says: its text, and what it says to those who do not see it. */
async function saidBy(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>([document.title]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.add(walker.currentNode.textContent ?? '');
    for (const element of document.querySelectorAll('*')) {
      for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt']) {
        found.add(element.getAttribute(name) ?? '');
      }
    }
    return [...found].map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  });
}

/** Lists the English messages on a page that should speak Spanish. */
export async function englishIn(page: Page): Promise<string[]> {
  read ??= catalogues();
  const { english, spanish } = await read;
  const texts = (await saidBy(page)).filter((text) => !spanish.has(text));
  return texts.filter((text) => english.some((one) => one.test(text)));
}
