// The shapes of the wire, each a reader and the type it makes. They bear the
// names and the order of the server's types.
import type { Lang } from '../i18n/lang';
import {
  bool,
  instant,
  list,
  nullable,
  num,
  object,
  oneOf,
  optional,
  pair,
  record,
  str,
  unknown,
  withDefault,
  type Of,
  type Read,
} from './parse';

/** 32 lower-case hexadecimal digits, or "" for none. */
export type ID = string;
const id = withDefault(str, '');

export const lang: Read<Lang> = oneOf('en', 'es');

/** Reads a text: strings by language; other languages are left out. */
export const text = object({ en: withDefault(str, ''), es: withDefault(str, '') });

/** One piece of writing; "" is a missing translation. */
export type Text = Of<typeof text>;

/* ——— what the organisers wrote ——— */

export const group = object({
  id,
  place: num,
  name: text,
  open: bool,
  invited: num,
});
export type Group = Of<typeof group>;

export const figure = object({ value: text, label: text, source: withDefault(str, '') });
export type Figure = Of<typeof figure>;

export const section = object({ key: str, title: text });

export const theme = object({
  id,
  place: num,
  title: text,
  context: text,
  figures: list(figure),
  position: text,
  sections: list(section),
});
export type Theme = Of<typeof theme>;

export const wording = object({
  title: text,
  body: text,
  sub_points: list(object({ title: text, body: text })),
  /** The rounds that asked it so. */
  rounds: list(str),
  reason: text,
});
/** How a recommendation read in rounds that are over. */
export type Wording = Of<typeof wording>;

export const recommendation = object({
  id,
  theme: id,
  section: withDefault(str, ''),
  place: num,
  title: text,
  body: text,
  sub_points: list(object({ title: text, body: text })),
  addressees: list(str),
  points: list(num),
  sources: list(str),
  proposed: bool,
  withdrawn: bool,
  /** Of a withdrawn one: what holds its words now. */
  merged_into: id,
  earlier: list(wording),
});
export type Recommendation = Of<typeof recommendation>;

export const stepKind = oneOf(
  'propose',
  'discuss',
  'vote',
  'rate',
  'rank',
  'dots',
  'quadratic',
  'judge',
  'compare',
);
export type StepKind = Of<typeof stepKind>;

export const round = object({
  id,
  number: num,
  status: oneOf('open', 'closed'),
  opened: instant,
  ends: instant,
  /** When it really ended. */
  closed: optional(instant),
  /** Since when it takes no answers for a while. */
  paused: optional(instant),
  items: list(str),
});
export type Round = Of<typeof round>;

export const step = object({
  id,
  theme: id,
  kind: stepKind,
  place: num,
  minutes: num,
  rounds: list(round),
});
export type Step = Of<typeof step>;

export const count = object({ n: num, suppressed: bool });
/** A number of people, or its suppression. */
export type Count = Of<typeof count>;

export const groupIssued = object({ group: id, invited: num, issued: count });
export type GroupIssued = Of<typeof groupIssued>;

export const privacy = oneOf('linked', 'unlinked');
export type Privacy = Of<typeof privacy>;

/** Settings of dots, quadratic votes, grades and comparisons. */
export const wayRules = object({ dots: num, credits: num, grades: list(text), pairs: num });
const grades = [
  { en: 'Reject', es: 'Rechazar' },
  { en: 'Poor', es: 'Insuficiente' },
  { en: 'Acceptable', es: 'Aceptable' },
  { en: 'Good', es: 'Buena' },
  { en: 'Very good', es: 'Muy buena' },
  { en: 'Excellent', es: 'Excelente' },
];

export const protocol = object({
  version: num,
  privacy,
  min_cell: num,
  consensus_percent: num,
  opposition_percent: num,
  scale: oneOf('1-9', '1-5'),
  dimensions: list(object({ key: str, name: text, low: text, high: text })),
  ranking_method: str,
  unranked: oneOf('bottom', 'ignore'),
  visibility: oneOf('live', 'after_answer', 'after_close'),
  moderate_comments: bool,
  moderate_proposals: bool,
  comment_batch: num,
  keys: record(str),
  /** 0: their number is not planned. */
  max_rounds: withDefault(num, 0),
  round_items: withDefault(oneOf('all', 'no_consensus', 'changed'), 'all'),
  opinion_map: optional(oneOf('after_close', 'off')),
  ways: withDefault(wayRules, { dots: 10, credits: 100, grades, pairs: 15 }),
});
export type Protocol = Of<typeof protocol>;
export type Dimension = Protocol['dimensions'][number];

export const status = oneOf('draft', 'registering', 'open', 'closed');
export type Status = Of<typeof status>;

export const source = object({ key: str, text, url: withDefault(str, '') });
export type Source = Of<typeof source>;

export const deviation = object({
  id,
  recorded: instant,
  /** The rule of the protocol; "" for something in how the day was held. */
  rule: withDefault(str, ''),
  was: unknown,
  now: unknown,
  reason: text,
});
/** A departure from the frozen protocol. */
export type Deviation = Of<typeof deviation>;

const prefaceShape = {
  title: text,
  hosts: text,
  place: text,
  introduction: text,
  position: object({ title: text, points: list(object({ number: num, title: text, text })) }),
  addressees: list(object({ key: str, name: text })),
  sources: list(source),
};
/** What organisers write about a consultation as a whole. */
export const preface = object(prefaceShape);

export const pace = oneOf('stopped', 'real', 'brisk', 'instant');
/** How fast simulated people act. */
export type Pace = Of<typeof pace>;

const rehearsal = object({ until: instant, people: num, pace });

export const consultation = object({
  ...prefaceShape,
  id,
  room_code: str,
  date: str,
  languages: list(lang),
  protocol,
  protocol_hash: str,
  frozen: bool,
  open_room: bool,
  status,
  issuance_over: bool,
  record: optional(
    object({
      issued: list(groupIssued),
      keys_destroyed: num,
      invitations_deleted: num,
      turnout: count,
      themes: list(object({ theme: id, turnout: count })),
    }),
  ),
  deviations: list(deviation),
  template: withDefault(bool, false),
  rehearsal: optional(rehearsal),
});
export type Consultation = Of<typeof consultation>;

export const agenda = object({
  consultation,
  groups: list(group),
  themes: list(theme),
  recommendations: list(recommendation),
  steps: list(step),
});
export type Agenda = Of<typeof agenda>;

/* ——— what is released ——— */

export const roomKey = object({
  group: id,
  theme: id,
  name: text,
  open: bool,
  public_key: str,
  fingerprint: str,
});
export type RoomKey = Of<typeof roomKey>;
export const invitationKeys = object({ keys: list(roomKey) });

export const room = object({
  consultation: id,
  room_code: str,
  title: text,
  hosts: text,
  date: str,
  place: text,
  languages: list(lang),
  status,
  open_room: bool,
  issuance_over: bool,
  min_cell: num,
  protocol_hash: str,
  privacy,
  keys: list(roomKey),
  rehearsal: withDefault(bool, false),
});
export type Room = Of<typeof room>;

export const contributionKind = oneOf('comment', 'proposal');

const wordsShape = {
  id,
  kind: contributionKind,
  theme: id,
  recommendation: id,
  parent: id,
  lang,
  title: withDefault(str, ''),
  body: str,
};
export const words = object(wordsShape);
/** A public comment or proposal. */
export type Words = Of<typeof words>;

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

export const snapshot = object({
  v: num,
  now: instant,
  consultation,
  groups: list(group),
  themes: list(theme),
  recommendations: list(recommendation),
  steps: list(step),
  results: list(roundResult),
  words: list(words),
  /** Groups of opinion, after the close. */
  opinions: optional(opinionMap),
  about: num,
  /** People invited in all; 0 where the room is open to everybody. */
  invited: withDefault(num, 0),
});
export type Snapshot = Of<typeof snapshot>;

/* ——— the organiser's desk ——— */

export const moderatedWords = object({
  ...wordsShape,
  status: oneOf('queued', 'shown', 'hidden'),
  reason: withDefault(str, ''),
  /** What its author was asked and has not answered yet. */
  question: withDefault(str, ''),
});
export type ModeratedWords = Of<typeof moderatedWords>;

export const desk = object({
  snapshot,
  queue: list(moderatedWords),
  issued: list(groupIssued),
});
export type Desk = Of<typeof desk>;

/* ——— what one participant said, for that participant alone ——— */

export const vote = oneOf('agree', 'disagree', 'pass');
export type Vote = Of<typeof vote>;

export const points = object({ recommendation: id, points: num });
export const choice = oneOf('first', 'second', 'equal', 'skip');
export type Choice = Of<typeof choice>;
export const comparedPair = object({ first: id, second: id, answer: choice });
/** One comparison of two. */
export type Pair = Of<typeof comparedPair>;

/** How often something was said, as the device counts. */
const turn = withDefault(num, 0);

export const ownAnswers = object({
  votes: list(object({ round: id, recommendation: id, vote, turn })),
  ratings: list(
    object({ round: id, recommendation: id, dimension: str, rating: nullable(num), turn }),
  ),
  rankings: list(object({ round: id, order: list(list(str)), turn })),
  points: list(object({ round: id, points: list(points), turn })),
  grades: list(object({ round: id, recommendation: id, grade: nullable(num), turn })),
  pairs: list(object({ round: id, pairs: list(comparedPair), turn })),
  finished: list(str),
});
export type OwnAnswers = Of<typeof ownAnswers>;

export const consent = oneOf('none', 'paraphrase', 'verbatim');
export type Consent = Of<typeof consent>;

export const contributionStatus = oneOf(
  'waiting',
  'held',
  'queued',
  'shown',
  'hidden',
  'withdrawn',
);
export type ContributionStatus = Of<typeof contributionStatus>;

/** The answer to a write of words; the look at one's own words adds the rest. */
export const ownWords = object({
  id,
  status: contributionStatus,
  reason: withDefault(str, ''),
  /** What a moderator asks its author. */
  question: withDefault(str, ''),
  title: withDefault(str, ''),
  body: withDefault(str, ''),
  consent: withDefault(consent, 'none'),
  /** How often its author has acted on it. */
  turn: withDefault(num, 0),
});
export type OwnWords = Of<typeof ownWords>;

export const signatures = object({ signatures: list(str) });
