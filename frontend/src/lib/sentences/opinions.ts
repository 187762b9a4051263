// What a map of opinion says, in sentences.
import type { OpinionMap } from '../api/types';
import { number, percent } from '../i18n/format';
import type { Lang } from '../i18n/lang';
import { grammars, nameable, named, words } from './grammar';

/** The most bridges that the server lists; where so many are, there may be more. */
const mostBridges = 7;

interface Wording {
  none: string;
  groups: (n: number) => string;
  /** What all of n groups share. */
  share: (n: number, what: string) => string;
  shareNothing: (n: number) => string;
  bridges: (what: string, best: string) => string;
  noBridge: string;
  recommendations: (n: number, more: boolean) => string;
  people: (n: number) => string;
  clear: (silhouette: string, noise: string, restarts: string) => string;
  unclear: (silhouette: string, noise: string) => string;
}

const wordings: Record<Lang, Wording> = {
  en: {
    none: 'No clear groups: opinions do not divide the room.',
    groups: (n) => `${capital(words('en', n))} groups of opinion.`,
    share: (n, what) => `${n === 2 ? 'Both' : 'All of them'} agree on ${what}.`,
    shareNothing: (n) =>
      n === 2 ? 'They agree on nothing together.' : 'There is nothing that all of them agree on.',
    bridges: (what, best) => `Every group agrees on ${what}${best && `, most of all ${best}`}.`,
    noBridge: 'There is nothing that every group agrees on.',
    recommendations: (n, more) => `${words('en', n)} recommendations${more ? ' or more' : ''}`,
    people: (n) => `${n} people, placed by how alike they voted.`,
    clear: (silhouette, noise, restarts) =>
      `Silhouette ${silhouette}, where 95 of 100 shuffles of the votes stay below ${noise}; ${restarts} of restarts found the same groups.`,
    unclear: (silhouette, noise) =>
      `The best grouping has a silhouette of ${silhouette}; shuffled votes alone reach ${noise}.`,
  },
  es: {
    none: 'No hay grupos claros: las opiniones no dividen a la sala.',
    groups: (n) => `${capital(words('es', n))} grupos de opinión.`,
    share: (n, what) => `${n === 2 ? 'Ambos' : 'Todos'} coinciden en ${what}.`,
    shareNothing: (n) =>
      n === 2 ? 'No coinciden en nada.' : 'No hay nada en lo que todos coincidan.',
    bridges: (what, best) =>
      `Todos los grupos coinciden en ${what}${best && `, sobre todo en ${best}`}.`,
    noBridge: 'No hay nada en lo que todos los grupos coincidan.',
    recommendations: (n, more) => `${words('es', n)} recomendaciones${more ? ' o más' : ''}`,
    people: (n) => `${n} personas, situadas según lo parecido de sus votos.`,
    clear: (silhouette, noise, restarts) =>
      `Silueta de ${silhouette}; 95 de 100 barajados de los votos quedan por debajo de ${noise}; el ${restarts} de los reinicios halló los mismos grupos.`,
    unclear: (silhouette, noise) =>
      `La mejor agrupación tiene una silueta de ${silhouette}; los votos barajados ya alcanzan ${noise}.`,
  },
};

const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);

/** The titles of the bridges, strongest first, as one phrase: named where they are few and short. */
function shared(lang: Lang, titles: readonly string[]): string {
  const { recommendations } = wordings[lang];
  if (titles.length === 1) return titles.map(grammars[lang].quote).join('');
  return named(lang, titles) ?? recommendations(titles.length, titles.length >= mostBridges);
}

/** The headline of the map: how many groups there are, and what unites them. */
export function opinionHeadline(
  lang: Lang,
  { clear, groups }: OpinionMap,
  bridges: readonly string[],
): string {
  const w = wordings[lang];
  if (!clear) return w.none;
  const n = groups.length;
  const rest = bridges.length === 0 ? w.shareNothing(n) : w.share(n, shared(lang, bridges));
  return `${w.groups(n)} ${rest}`;
}

/** The headline of what every group agrees on. */
export function bridgesHeadline(lang: Lang, bridges: readonly string[]): string {
  const w = wordings[lang];
  const best = bridges[0];
  if (best === undefined) return w.noBridge;
  const counted = bridges.length > 1 && named(lang, bridges) === undefined;
  const short = counted && best.length <= nameable;
  return w.bridges(shared(lang, bridges), short ? grammars[lang].quote(best) : '');
}

/** How the map was made, and what speaks for it. */
export function howMapped(lang: Lang, opinions: OpinionMap): string {
  const w = wordings[lang];
  const shown = (x: number) =>
    number(lang, x, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const { clear, people, silhouette, noise, restarts } = opinions;
  const why = clear
    ? w.clear(shown(silhouette), shown(noise), percent(lang, restarts))
    : w.unclear(shown(silhouette), shown(noise));
  return `${w.people(people)} ${why}`;
}
