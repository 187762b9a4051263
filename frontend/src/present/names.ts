import type { Snapshot, Step } from '../lib/api/types';
import { langOf, textIn, type Lang } from '../lib/i18n/lang';
import { rounds } from '../lib/i18n/rounds';
import { messages } from './messages';

/** The place of a theme in the consultation, from 1; 0 for the principles. */
export function themeNumber(snapshot: Snapshot, theme: string): number {
  const themes = snapshot.themes.toSorted((a, b) => a.place - b.place);
  return themes.findIndex(({ id }) => id === theme) + 1;
}

/** The title of a step's theme in a language. */
export function themeTitle(snapshot: Snapshot, { theme }: Step, lang: Lang): string {
  const found = snapshot.themes.find(({ id }) => id === theme);
  return found ? textIn(found.title, lang) : messages.text.principles;
}

/** The line above a headline: which theme this is. */
export function eyebrow(snapshot: Snapshot, step: Step, lang: Lang): string {
  const title = themeTitle(snapshot, step, lang);
  const theme =
    step.theme === '' ? title : messages.text.theme(themeNumber(snapshot, step.theme), title);
  const number = step.rounds.length;
  return number > 1 ? `${theme} · ${rounds.text.round(number)}` : theme;
}

/** The title of a recommendation, and the language it is in. */
export function titleOf(snapshot: Snapshot, id: string, lang: Lang): { what: string; lang: Lang } {
  const found = snapshot.recommendations.find((r) => r.id === id);
  if (!found) return { what: '', lang };
  return { what: textIn(found.title, lang), lang: langOf(found.title, lang) };
}
