// The sentences that figures make, in each language.
import { list } from '../i18n/format';
import type { Lang } from '../i18n/lang';

/** How firmly all that one sentence speaks of is agreed on or rejected. */
export interface Manner {
  /** Strong consensus or more. */
  strong: boolean;
  /** In every declared group. */
  everywhere: boolean;
}

/** What one language says. */
export interface Grammar {
  quote: (title: string) => string;
  /** n of all, in words. */
  some: (n: number, of: number) => string;
  for: (what: string, manner: Manner) => string;
  against: (what: string, manner: Manner) => string;
  uncertain: (what: string) => string;
  mostly: (what: string) => string;
  split: (what: string) => string;
  none: (of: number) => string;
  nothing: string;
  soFar: (sentence: string) => string;
  first: (what: string) => string;
  share: (what: string) => string;
  level: string;
  high: (what: string, manner: Manner) => string;
  low: (what: string, manner: Manner) => string;
}

const numbers: Record<Lang, readonly string[]> = {
  en: ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  es: [
    'ninguna',
    'una',
    'dos',
    'tres',
    'cuatro',
    'cinco',
    'seis',
    'siete',
    'ocho',
    'nueve',
    'diez',
  ],
};

/** A number of recommendations in words, in figures where it has no short word. */
export function words(lang: Lang, n: number): string {
  return numbers[lang][n] ?? String(n);
}

/** Two numbers of one sentence, both in words or both in figures. */
function pair(lang: Lang, n: number, of: number): [string, string] {
  const [a, b] = [numbers[lang][n], numbers[lang][of]];
  return a !== undefined && b !== undefined ? [a, b] : [String(n), String(of)];
}

function allEnglish(of: number): string {
  if (of === 1) return 'the one recommendation';
  return of === 2 ? 'both' : `all ${words('en', of)}`;
}

function allSpanish(of: number): string {
  return of === 1 ? 'la única recomendación' : `las ${words('es', of)}`;
}

const lowered = (s: string) => s.charAt(0).toLowerCase() + s.slice(1);

/** Words between a verb and its object: " strongly, in every group,". */
function between({ strong, everywhere }: Manner, strongly: string, inEvery: string): string {
  return (strong ? ` ${strongly}` : '') + (everywhere ? `, ${inEvery},` : '');
}

const everyEnglish = ({ everywhere }: Manner) => (everywhere ? ', in every group' : '');
const everySpanish = ({ everywhere }: Manner) => (everywhere ? ', en todos los grupos' : '');
const english = (manner: Manner) => between(manner, 'strongly', 'in every group');
const spanish = (manner: Manner) => between(manner, 'firmemente', 'en todos los grupos');

export const grammars: Record<Lang, Grammar> = {
  en: {
    quote: (title) => `“${title}”`,
    some: (n, of) => (n === of ? allEnglish(of) : pair('en', n, of).join(' of ')),
    for: (what, manner) => `We agree${english(manner)} on ${what}.`,
    against: (what, manner) => `We reject${english(manner)} ${what}.`,
    uncertain: (what) => `We are uncertain about ${what}.`,
    mostly: (what) => `Most of us lean one way on ${what}.`,
    split: (what) => `We split on ${what}.`,
    none: (of) => `No consensus on any of the ${words('en', of)} recommendations.`,
    nothing: 'Too few answers to show.',
    soFar: (sentence) => `So far, ${lowered(sentence)}`,
    first: (what) => `${what} comes first.`,
    share: (what) => `${what} share first place.`,
    level: 'No recommendation stands above the others.',
    high: (what, manner) => `We rate ${what} high${everyEnglish(manner)}.`,
    low: (what, manner) => `We rate ${what} low${everyEnglish(manner)}.`,
  },
  es: {
    quote: (title) => `«${title}»`,
    some: (n, of) => (n === of ? allSpanish(of) : pair('es', n, of).join(' de ')),
    for: (what, manner) => `Coincidimos${spanish(manner)} en ${what}.`,
    against: (what, manner) => `Rechazamos${spanish(manner)} ${what}.`,
    uncertain: (what) => `Dudamos sobre ${what}.`,
    mostly: (what) => `La mayoría se inclina en ${what}.`,
    split: (what) => `Nos dividimos en ${what}.`,
    none: (of) => `No hay consenso en ninguna de las ${words('es', of)} recomendaciones.`,
    nothing: 'Hay muy pocas respuestas para mostrarlas.',
    soFar: (sentence) => `Por ahora, ${lowered(sentence)}`,
    first: (what) => `${what} va en primer lugar.`,
    share: (what) => `${what} comparten el primer lugar.`,
    level: 'Ninguna recomendación queda por encima de las demás.',
    high: (what, manner) => `Valoramos alto ${what}${everySpanish(manner)}.`,
    low: (what, manner) => `Valoramos bajo ${what}${everySpanish(manner)}.`,
  },
};

/** Titles longer than this together are counted instead of named. */
export const nameable = 46;

/** Names one or two titles; undefined where they are more, or too long to read at a glance. */
export function named(lang: Lang, titles: readonly string[], limit = nameable): string | undefined {
  const short = titles.length <= 2 && titles.join('').length <= limit;
  return short ? list(lang, titles.map(grammars[lang].quote)) : undefined;
}
