// What the projector can show, one idea per screen, made from the released
// state alone.
import type {
  Dimension,
  ItemResult,
  OpinionMap,
  RankingResult,
  Recommendation,
  Round,
  RoundResult,
  Snapshot,
  Step,
  Theme,
} from '../lib/api/types';
import { rankedRows, type Ranked } from '../lib/components/ranked';
import { askedIn, movedRows } from '../lib/rounds';
import { textIn, type Lang } from '../lib/i18n/lang';
import { standOf } from '../lib/sentences/headline';
import { wayRows, wayShown } from '../lib/ways/rows';

/** The headings under which votes are shown. */
export type PartName = 'agree' | 'lean' | 'split' | 'withheld' | 'sofar';

/** Some rows under one heading. */
export interface Part {
  name: PartName;
  items: ItemResult[];
}

interface OfStep {
  key: string;
  step: Step;
  round: Round;
  page: number;
  pages: number;
}

/** One screen. */
export type Slide =
  | { kind: 'join'; key: string }
  | { kind: 'deviations'; key: string }
  | { kind: 'end'; key: string }
  | { kind: 'opinions'; key: string; opinions: OpinionMap }
  | {
      kind: 'bridges';
      key: string;
      opinions: OpinionMap;
      items: string[];
      page: number;
      pages: number;
    }
  | (OfStep & { kind: 'facts'; theme: Theme })
  | (OfStep & { kind: 'talk'; items: Recommendation[] })
  | (OfStep & { kind: 'ask'; result: RoundResult | undefined })
  | (OfStep & { kind: 'votes'; result: RoundResult; parts: Part[] })
  | (OfStep & { kind: 'ratings'; result: RoundResult; dimension: Dimension; items: ItemResult[] })
  | (OfStep & { kind: 'movement'; result: RoundResult; items: string[] })
  | (OfStep & { kind: 'way'; result: RoundResult; from: number; to: number })
  | (OfStep & { kind: 'ranking'; result: RoundResult; ranking: RankingResult; rows: Ranked[] });

/** A longer title takes two lines beside its bar. */
const oneLine = 44;

/** The most rows on one screen. */
export const maxRows = 7;

/** In which order the items of a round stand on the screen. */
export type Arrange = (result: RoundResult) => ItemResult[];

/** Every screen there is to show now, in the order of the agenda. */
export function slidesOf(
  snapshot: Snapshot,
  arrange: Arrange = ({ items }) => items,
  lang: Lang = 'en',
): Slide[] {
  const all: Making = { snapshot, arrange, lang };
  const steps = snapshot.steps.toSorted((a, b) => a.place - b.place);
  const shown = steps.flatMap((step) => stepSlides(all, step));
  const slides: Slide[] = [{ kind: 'join', key: 'join' }];
  if (snapshot.consultation.deviations.length > 0)
    slides.push({ kind: 'deviations', key: 'deviations' });
  slides.push(...shown, ...opinionSlides(all));
  if (snapshot.consultation.status === 'closed') slides.push({ kind: 'end', key: 'end' });
  return slides;
}

/** The map of opinion, then what every group agrees on; nothing before the close. */
function opinionSlides({ snapshot, lang }: Making): Slide[] {
  const { opinions } = snapshot;
  if (opinions === undefined) return [];
  const map: Slide = { kind: 'opinions', key: 'opinions', opinions };
  if (!opinions.clear) return [map];
  const ids = opinions.bridges.map(({ recommendation }) => recommendation);
  const pages = paged(ids, (id) => lines(snapshot, id, lang));
  return [
    map,
    ...pages.map((items, i): Slide => ({
      kind: 'bridges',
      key: `bridges:${i}`,
      opinions,
      items,
      page: i + 1,
      pages: pages.length,
    })),
  ];
}

/** How high the row of a recommendation is beside its bar. */
function lines({ recommendations }: Snapshot, id: string, lang: Lang): number {
  const title = recommendations.find((r) => r.id === id)?.title;
  return title && textIn(title, lang).length > oneLine ? 1.6 : 1;
}

/** What every screen is made from. */
interface Making {
  snapshot: Snapshot;
  arrange: Arrange;
  lang: Lang;
}

function stepSlides(all: Making, step: Step): Slide[] {
  const round = step.rounds.at(-1);
  if (round === undefined) return [];
  const snapshot = askedIn(all.snapshot, round.id);
  const result = snapshot.results.find((r) => r.round === round.id);
  if (step.kind === 'propose' || step.kind === 'discuss') return talkSlides(snapshot, step, round);
  const base = { key: `${round.id}:ask`, step, round, page: 1, pages: 1 };
  const ask: Slide[] = round.status === 'open' ? [{ ...base, kind: 'ask', result }] : [];
  if (!result) return ask;
  const asked = { ...all, snapshot };
  const moved = movementSlides(asked, step, round, result);
  return [...ask, ...resultSlides(asked, step, round, result), ...moved];
}

/** What moved since the round before, once the round is closed. */
function movementSlides(
  { snapshot, lang }: Making,
  step: Step,
  round: Round,
  result: RoundResult,
): Slide[] {
  const ids = movedRows(snapshot, step, result).map(({ id }) => id);
  if (!result.final || ids.length === 0) return [];
  const pages = paged(ids, (id) => lines(snapshot, id, lang));
  return pages.map((items, i): Slide => ({
    kind: 'movement',
    ...ofPage(step, round, 'movement', i, pages.length),
    result,
    items,
  }));
}

function talkSlides(snapshot: Snapshot, step: Step, round: Round): Slide[] {
  const theme = snapshot.themes.find(({ id }) => id === step.theme);
  const facts: Slide[] =
    theme && theme.figures.length > 0
      ? [{ kind: 'facts', key: `${round.id}:facts`, step, round, page: 1, pages: 1, theme }]
      : [];
  const items = snapshot.recommendations.filter((r) => r.theme === step.theme && !r.withdrawn);
  const pages = paged(items, () => 1);
  const talk = pages.map((some, i): Slide => ({
    kind: 'talk',
    ...ofPage(step, round, 'talk', i, pages.length),
    items: some,
  }));
  return [...facts, ...talk];
}

function resultSlides(all: Making, step: Step, round: Round, result: RoundResult): Slide[] {
  if (step.kind !== 'vote' && step.kind !== 'rate' && step.kind !== 'rank') {
    return waySlides(step, round, result);
  }
  if (step.kind === 'rank') return rankingSlides(step, round, result);
  if (!result.final && result.items.every(({ vote, ratings }) => !vote && ratings.length === 0)) {
    return []; // nothing is released yet
  }
  const items = all.arrange(result);
  if (step.kind === 'vote') return voteSlides(all, step, round, result, items);
  return all.snapshot.consultation.protocol.dimensions.flatMap((dimension) => {
    const pages = paged(items, () => 1);
    return pages.map((some, i): Slide => ({
      kind: 'ratings',
      ...ofPage(step, round, `ratings-${dimension.key}`, i, pages.length),
      result,
      dimension,
      items: some,
    }));
  });
}

/** Dots, quadratic votes, grades and comparisons. */
function waySlides(step: Step, round: Round, result: RoundResult): Slide[] {
  if (!wayShown(result) && !result.final) return [];
  const pages = wayShown(result) ? paged(wayRows(result), () => 1.9) : [[]];
  let from = 0;
  return pages.map((some, i): Slide => {
    const start = from;
    from += some.length;
    const at = ofPage(step, round, 'way', i, pages.length);
    return { kind: 'way', ...at, result, from: start, to: from };
  });
}

function rankingSlides(step: Step, round: Round, result: RoundResult): Slide[] {
  const { ranking } = result;
  if (!ranking || (ranking.suppressed && !result.final)) return [];
  const pages = paged(rankedRows(ranking), () => 1.2);
  return pages.map((rows, i): Slide => ({
    kind: 'ranking',
    ...ofPage(step, round, 'ranking', i, pages.length),
    result,
    ranking,
    rows,
  }));
}

function voteSlides(
  { snapshot, lang }: Making,
  step: Step,
  round: Round,
  result: RoundResult,
  items: ItemResult[],
): Slide[] {
  const pages = paged(
    items,
    ({ recommendation }) => lines(snapshot, recommendation, lang),
    (item) => partOf(result, item),
  );
  return pages.map((some, i): Slide => ({
    kind: 'votes',
    ...ofPage(step, round, 'votes', i, pages.length),
    result,
    parts: partsOf(result, some),
  }));
}

function ofPage(step: Step, round: Round, what: string, i: number, pages: number): OfStep {
  return { key: `${round.id}:${what}:${i}`, step, round, page: i + 1, pages };
}

/** The heading of an item: by its class once the round is final. */
export function partOf({ final }: RoundResult, { vote }: ItemResult): PartName {
  if (!final) return 'sofar';
  if (!vote) return 'withheld';
  const stand = standOf(vote.verdict.class);
  if (stand === 'split' || stand === 'withheld') return stand;
  return stand === 'mostly' ? 'lean' : 'agree';
}

function partsOf(result: RoundResult, items: ItemResult[]): Part[] {
  const parts: Part[] = [];
  for (const item of items) {
    const name = partOf(result, item);
    const last = parts.at(-1);
    if (last?.name === name) last.items.push(item);
    else parts.push({ name, items: [item] });
  }
  return parts;
}

/** What fits on one screen, in heights of a row of one line; a heading takes one more. */
const room = 9.5;

/** Splits rows into screens: at most seven rows each, and no higher than the screen. */
export function paged<T>(
  items: readonly T[],
  height: (item: T) => number,
  head?: (item: T) => string,
): T[][] {
  const pages: T[][] = [];
  let used = 0;
  for (const item of items) {
    const page = pages.at(-1);
    const before = page?.at(-1);
    const headed = head !== undefined && (before === undefined || head(before) !== head(item));
    const needed = height(item) + (headed ? 1.1 : 0);
    if (page === undefined || page.length >= maxRows || used + needed > room) {
      pages.push([item]);
      used = height(item) + (head ? 1.1 : 0);
    } else {
      page.push(item);
      used += needed;
    }
  }
  return pages.length === 0 ? [[]] : pages;
}
