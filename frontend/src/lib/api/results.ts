// What was released about answers.
import { count, stepKind } from './agenda';
import { bool, list, num, object, oneOf, optional, pair, str, withDefault, type Of } from './parse';
import { id } from './text';

export const verdictClass = oneOf(
  'not_reported',
  'no_class',
  'polarised',
  'consensus_for',
  'consensus_against',
  'consensus_uncertain',
  'majority_for',
  'majority_against',
  'no_consensus',
);
export type VerdictClass = Of<typeof verdictClass>;

const flag = withDefault(bool, false);

export const verdict = object({
  class: verdictClass,
  strength: optional(oneOf('strong', 'very_strong', 'unanimous')),
  indicative: flag,
  low_participation: flag,
  low_expertise: flag,
  in_every_group: flag,
  sensitivity: list(str),
});
export type Verdict = Of<typeof verdict>;

/** Why figures about enough people are not shown: the two rounds are too small to show both. */
export const reason = optional(oneOf('superseded', 'until_close'));

export const change = object({
  /** The round compared with. */
  round: id,
  stable: bool,
  /** The net change, 0 to 1; only between two large rounds. */
  net: optional(num),
  reworded: flag,
});

/** One figure beside that of the round before. */
export type Change = Of<typeof change>;

export const orderChange = object({
  round: id,
  stable: bool,
  moves: list(object({ recommendation: id, from: num, to: num })),
});

/** A collective order beside that of the round before. */
export type OrderChange = Of<typeof orderChange>;

export const voteResult = object({
  agree: num,
  disagree: num,
  pass: num,
  share: num,
  low: num,
  high: num,
  verdict,
  change: optional(change),
});
export type VoteResult = Of<typeof voteResult>;

export const ratingResult = object({
  dimension: str,
  histogram: list(num),
  outside: num,
  median: num,
  lower_quartile: num,
  upper_quartile: num,
  disagreement: bool,
  verdict,
  change: optional(change),
});
export type RatingResult = Of<typeof ratingResult>;

export const judgmentResult = object({
  place: num,
  /** The majority grade, from 1 for the worst. */
  grade: num,
  above: num,
  below: num,
  histogram: list(num),
  outside: num,
  change: optional(change),
});

/** How a recommendation was graded. */
export type JudgmentResult = Of<typeof judgmentResult>;

export const itemResult = object({
  recommendation: id,
  suppressed: bool,
  vote: optional(voteResult),
  ratings: list(ratingResult),
  judgment: optional(judgmentResult),
  groups: list(object({ group: id, class: verdictClass })),
  reason,
});
export type ItemResult = Of<typeof itemResult>;

export const winner = object({ methods: list(str), first: list(str) });

/** What one or more methods of counting put first. */
export type Winner = Of<typeof winner>;

export const rankingResult = object({
  suppressed: bool,
  ballots: num,
  items: list(str),
  pairwise: list(list(num)),
  /** The protocol's, which makes the order. */
  method: withDefault(str, 'schulze'),
  order: list(list(str)),
  /** Several orders are equally good: the order names who may come first, then the others. */
  several: withDefault(bool, false),
  borda: list(object({ recommendation: id, points: num })),
  condorcet: optional(str),
  agree: bool,
  others: list(winner),
  change: optional(orderChange),
  reason,
});
export type RankingResult = Of<typeof rankingResult>;

export const allocationResult = object({
  suppressed: bool,
  reason,
  ballots: num,
  budget: num,
  spent: num,
  /** Best first. */
  items: list(
    object({ recommendation: id, place: num, total: num, for: num, against: num, cost: num }),
  ),
  change: optional(orderChange),
});

/** How dots or quadratic votes were shared out. */
export type AllocationResult = Of<typeof allocationResult>;

export const comparisonResult = object({
  suppressed: bool,
  reason,
  ballots: num,
  compared: num,
  skipped: num,
  /** More than one: comparisons do not link all items. */
  parts: num,
  items: list(
    object({
      recommendation: id,
      suppressed: bool,
      place: withDefault(num, 0),
      compared: num,
      won: num,
      score: num,
    }),
  ),
  change: optional(orderChange),
});

/** What came of comparing two by two. */
export type ComparisonResult = Of<typeof comparisonResult>;

export const nextRound = object({
  number: num,
  items: list(str),
  /** Why there is none. */
  over: optional(oneOf('planned', 'stable')),
});

/** What a further round of a step would be. */
export type NextRound = Of<typeof nextRound>;

export const roundResult = object({
  round: id,
  step: id,
  kind: stepKind,
  final: bool,
  answered: count,
  finished: count,
  items: list(itemResult),
  ranking: optional(rankingResult),
  allocation: optional(allocationResult),
  comparison: optional(comparisonResult),
  /** How many answered in the round before and in this one. */
  panel: optional(object({ round: id, before: num, now: num })),
  next: optional(nextRound),
});
export type RoundResult = Of<typeof roundResult>;

export const opinionGroup = object({
  size: num,
  /** Corners of a soft shape; the unit means nothing. */
  outline: list(pair(num)),
  agrees: list(str),
  opposes: list(str),
});
export type OpinionGroup = Of<typeof opinionGroup>;

export const opinionMap = object({
  clear: bool,
  people: num,
  silhouette: num,
  noise: num,
  restarts: num,
  /** Largest first; empty where they are not clear. */
  groups: list(opinionGroup),
  /** What every group agrees on, strongest first. */
  bridges: list(object({ recommendation: id, consensus: num })),
});
export type OpinionMap = Of<typeof opinionMap>;
