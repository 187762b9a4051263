import type { Agenda, Recommendation, Text, Theme } from '../../lib/api/types';
import type { Lang } from '../../lib/i18n/lang';

/** The wanted languages in which a text is missing though it is there in another. */
export function missing(text: Text, wanted: readonly Lang[]): Lang[] {
  const there = text.en.trim() !== '' || text.es.trim() !== '';
  return there ? wanted.filter((lang) => text[lang].trim() === '') : [];
}

function texts(value: object): Text[] {
  if ('en' in value && 'es' in value) {
    const { en, es } = value;
    return typeof en === 'string' && typeof es === 'string' ? [{ en, es }] : [];
  }
  return Object.values(value).flatMap((inner: unknown) =>
    typeof inner === 'object' && inner !== null ? texts(inner) : [],
  );
}

/** How many texts inside something lack a translation. */
export function gaps(value: object, wanted: readonly Lang[]): number {
  return texts(value).filter((text) => missing(text, wanted).length > 0).length;
}

/** The gaps of recommendations. Only their texts are read: there may be hundreds, at every key. */
export function gapsIn(list: readonly Recommendation[], wanted: readonly Lang[]): number {
  const written = list.flatMap(({ title, body, sub_points }) => [
    title,
    body,
    ...sub_points.flatMap((point) => [point.title, point.body]),
  ]);
  return written.filter((text) => missing(text, wanted).length > 0).length;
}

/** The gaps of a theme with its recommendations. */
export function themeGaps({ recommendations, consultation }: Agenda, theme: Theme): number {
  const { languages } = consultation;
  return gaps(theme, languages) + gapsIn(of(recommendations, theme.id), languages);
}

/** The recommendations of a theme ("" is the principles) in their order. */
export function of(recommendations: readonly Recommendation[], theme: string): Recommendation[] {
  return recommendations.filter((r) => r.theme === theme).sort((a, b) => a.place - b.place);
}
