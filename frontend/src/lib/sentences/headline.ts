// Headlines that figures make: a sentence in plain words that the picture below
// can be held to. What is withheld is never counted as agreed or split.
import type { Verdict, VerdictClass } from '../api/types';
import type { Lang } from '../i18n/lang';
import { grammars, nameable, named, type Manner } from './grammar';

/** One recommendation as a headline needs it. */
export interface Judged extends Partial<Manner> {
  title: string;
  class: VerdictClass;
}

/** A recommendation with its verdict; without one it is not reported. */
export function judge(title: string, verdict: Verdict | undefined): Judged {
  return {
    title,
    class: verdict?.class ?? 'not_reported',
    strong: verdict?.strength !== undefined,
    everywhere: verdict?.in_every_group ?? false,
  };
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

/** A headline longer than this counts everything: three lines of the projector are enough. */
const readable = 115;

/** Names the titles of one part of the whole, or counts them. */
function name(lang: Lang, titles: readonly string[], of: number, limit = nameable): string {
  const apart = titles.length < of || of === 1 ? named(lang, titles, limit) : undefined;
  return apart ?? grammars[lang].some(titles.length, of);
}

const order: Stand[] = ['for', 'against', 'uncertain', 'split', 'mostly'];

/** The sentences of a stand; `for` and `against` differ by what is asked. */
function sentence(lang: Lang, { stand, manner }: Part, what: string, rated: boolean): string {
  const g = grammars[lang];
  switch (stand) {
    case 'for':
      return rated ? g.high(what, manner) : g.for(what, manner);
    case 'against':
      return rated ? g.low(what, manner) : g.against(what, manner);
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
  manner: Manner;
}

/** What is settled first, then what is not; a mere majority only where nothing splits the room. */
function partsOf(told: readonly Judged[]): Part[] {
  const parts = order.flatMap((stand) => {
    const items = told.filter((item) => standOf(item.class) === stand);
    if (items.length === 0) return [];
    const manner = {
      strong: items.every(({ strong }) => strong === true),
      everywhere: items.every(({ everywhere }) => everywhere === true),
    };
    return [{ stand, titles: items.map(({ title }) => title), manner }];
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
      .map((part) => sentence(lang, part, name(lang, part.titles, told.length, limit), rated))
      .join(' ');
  const full = settled ? write(nameable) : g.none(told.length);
  const text = full.length <= readable ? full : write(0);
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
