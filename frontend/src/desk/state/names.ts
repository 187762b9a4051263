import type { Recommendation, Step, Text, Theme } from '../../lib/api/types';
import { langOf, textIn, type Lang } from '../../lib/i18n/lang';
import { messages } from '../messages';

interface Named {
  themes: readonly Theme[];
  recommendations: readonly Recommendation[];
}

/** The themes in order. */
export function themesOf({ themes }: Pick<Named, 'themes'>): Theme[] {
  return [...themes].sort((a, b) => a.place - b.place);
}

/** The title of a theme, or of the principles where it is "". */
export function themeTitle(from: Pick<Named, 'themes'>, theme: string, lang: Lang): string {
  const found = from.themes.find(({ id }) => id === theme);
  return found ? textIn(found.title, lang) : messages.text.principles;
}

/** The place of a theme, from 1; 0 for the principles. */
export function themeNumber(from: Pick<Named, 'themes'>, theme: string): number {
  return themesOf(from).findIndex(({ id }) => id === theme) + 1;
}

/** A step in words: what is done, and on which theme. */
export function stepTitle(from: Pick<Named, 'themes'>, step: Step, lang: Lang): string {
  return messages.text.stage.titles[step.kind](themeTitle(from, step.theme, lang));
}

/** The same inside a sentence. */
export function stepNoun(from: Pick<Named, 'themes'>, step: Step, lang: Lang): string {
  return messages.text.stage.nouns[step.kind](themeTitle(from, step.theme, lang));
}

/** The title of a recommendation, and the language it is in. */
export function recommendationTitle(
  { recommendations }: Pick<Named, 'recommendations'>,
  id: string,
  lang: Lang,
): { what: string; lang: Lang } {
  const title: Text = recommendations.find((r) => r.id === id)?.title ?? { en: '', es: '' };
  return { what: textIn(title, lang), lang: langOf(title, lang) };
}
