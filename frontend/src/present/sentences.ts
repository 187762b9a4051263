// Headlines that figures make: a sentence in plain words that the picture below
// can be held to. What is withheld is never counted as agreed or split.
import { list } from '../lib/i18n/format';
import type { Lang } from '../lib/i18n/lang';
import type { VerdictClass } from '../lib/api/types';

/** One recommendation as a headline needs it. */
export interface Judged {
  title: string;
  class: VerdictClass;
}

/** Where the room stands on a recommendation. */
export type Stand = 'for' | 'against' | 'uncertain' | 'mostly' | 'split' | 'withheld';

const stands: Record<VerdictClass, Stand> = {
  consensus_for: 'for',
  consensus_against: 'against',
  consensus_uncertain: 'uncertain',
  majority_for: 'mostly',
  majority_against: 'mostly',
  polarised: 'split',
  no_consensus: 'split',
  no_class: 'withheld',
  not_reported: 'withheld',
};

/** Where a class puts the room. */
export function standOf(verdict: VerdictClass): Stand {
  return stands[verdict];
}

interface Grammar {
  quote: (title: string) => string;
  /** n of all, in words. */
  some: (n: number, of: number) => string;
  for: (what: string) => string;
  against: (what: string) => string;
  uncertain: (what: string) => string;
  mostly: (what: string) => string;
  split: (what: string) => string;
  none: (of: number) => string;
  nothing: string;
  soFar: (sentence: string) => string;
  first: (what: string) => string;
  share: (what: string) => string;
  level: string;
  high: (what: string) => string;
  low: (what: string) => string;
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

/** Two numbers of one sentence, both in words or both in figures. */
function pair(lang: Lang, n: number, of: number): [string, string] {
  const [a, b] = [numbers[lang][n], numbers[lang][of]];
  return a !== undefined && b !== undefined ? [a, b] : [String(n), String(of)];
}

function words(lang: Lang, n: number): string {
  return numbers[lang][n] ?? String(n);
}

function allEnglish(of: number): string {
  if (of === 1) return 'the one recommendation';
  return of === 2 ? 'both' : `all ${words('en', of)}`;
}

function allSpanish(of: number): string {
  return of === 1 ? 'la única recomendación' : `las ${words('es', of)}`;
}

const lowered = (s: string) => s.charAt(0).toLowerCase() + s.slice(1);

const grammars: Record<Lang, Grammar> = {
  en: {
    quote: (title) => `“${title}”`,
    some: (n, of) => (n === of ? allEnglish(of) : pair('en', n, of).join(' of ')),
    for: (what) => `We agree on ${what}.`,
    against: (what) => `We reject ${what}.`,
    uncertain: (what) => `We are uncertain about ${what}.`,
    mostly: (what) => `Most of us lean one way on ${what}.`,
    split: (what) => `We split on ${what}.`,
    none: (of) => `No consensus on any of the ${words('en', of)} recommendations.`,
    nothing: 'Too few answers to show.',
    soFar: (sentence) => `So far, ${lowered(sentence)}`,
    first: (what) => `${what} comes first.`,
    share: (what) => `${what} share first place.`,
    level: 'No recommendation stands above the others.',
    high: (what) => `We rate ${what} high.`,
    low: (what) => `We rate ${what} low.`,
  },
  es: {
    quote: (title) => `«${title}»`,
    some: (n, of) => (n === of ? allSpanish(of) : pair('es', n, of).join(' de ')),
    for: (what) => `Coincidimos en ${what}.`,
    against: (what) => `Rechazamos ${what}.`,
    uncertain: (what) => `Dudamos sobre ${what}.`,
    mostly: (what) => `La mayoría se inclina en ${what}.`,
    split: (what) => `Nos dividimos en ${what}.`,
    none: (of) => `No hay consenso en ninguna de las ${words('es', of)} recomendaciones.`,
    nothing: 'Hay muy pocas respuestas para mostrarlas.',
    soFar: (sentence) => `Por ahora, ${lowered(sentence)}`,
    first: (what) => `${what} va en primer lugar.`,
    share: (what) => `${what} comparten el primer lugar.`,
    level: 'Ninguna recomendación queda por encima de las demás.',
    high: (what) => `Valoramos alto ${what}.`,
    low: (what) => `Valoramos bajo ${what}.`,
  },
};

/** Titles longer than this together are counted instead of named. */
const nameable = 46;
/** A headline longer than this counts everything: three lines of the projector are enough. */
const readable = 115;

function name(lang: Lang, titles: readonly string[], of: number, limit = nameable): string {
  const { quote, some } = grammars[lang];
  const short = titles.join('').length <= limit && titles.length <= 2;
  return short && (titles.length < of || of === 1)
    ? list(lang, titles.map(quote))
    : some(titles.length, of);
}

const order: Stand[] = ['for', 'against', 'uncertain', 'split', 'mostly'];

/** The sentences of a stand; `for` and `against` differ by what is asked. */
function sentence(lang: Lang, stand: Stand, what: string, rated: boolean): string {
  const g = grammars[lang];
  switch (stand) {
    case 'for':
      return rated ? g.high(what) : g.for(what);
    case 'against':
      return rated ? g.low(what) : g.against(what);
    case 'uncertain':
      return g.uncertain(what);
    case 'mostly':
      return g.mostly(what);
    default:
      return g.split(what);
  }
}

interface HeadlineOptions {
  /** Ratings rather than votes. */
  rated?: boolean;
  /** The round is still open. */
  open?: boolean;
}

interface Part {
  stand: Stand;
  titles: string[];
}

/** What is settled first, then what is not; a mere majority only where nothing splits the room. */
function partsOf(told: readonly Judged[]): Part[] {
  const parts = order.flatMap((stand) => {
    const titles = told.filter((item) => standOf(item.class) === stand).map(({ title }) => title);
    return titles.length === 0 ? [] : [{ stand, titles }];
  });
  const split = parts.some(({ stand }) => stand === 'split');
  return parts.filter(({ stand }) => stand !== 'mostly' || !split);
}

/** The headline of votes or ratings: consensus first. */
export function headline(
  lang: Lang,
  items: readonly Judged[],
  { rated = false, open = false }: HeadlineOptions = {},
): string {
  const g = grammars[lang];
  const told = items.filter((item) => standOf(item.class) !== 'withheld');
  if (told.length === 0) return g.nothing;
  const parts = partsOf(told);
  const settled = parts.some(({ stand }) => stand !== 'split' && stand !== 'mostly');
  const write = (limit: number) =>
    parts
      .map(({ stand, titles }) =>
        sentence(lang, stand, name(lang, titles, told.length, limit), rated),
      )
      .join(' ');
  const named = settled ? write(nameable) : g.none(told.length);
  const text = named.length <= readable ? named : write(0);
  return open ? g.soFar(text) : text;
}

/** The headline of a collective order: who comes first. */
export function rankingHeadline(
  lang: Lang,
  first: readonly string[],
  of: number,
  open = false,
): string {
  const g = grammars[lang];
  if (first.length === 0) return g.nothing;
  const text = leading(lang, first, of);
  return open ? g.soFar(text) : text;
}

function leading(lang: Lang, first: readonly string[], of: number): string {
  const g = grammars[lang];
  if (first.length === of) return g.level;
  if (first.length === 1) return g.first(first.map(g.quote).join(''));
  return g.share(name(lang, [...first], of));
}
