import { plural } from '../format';

/** Texts on rounds and on departures from the rules. */
const en = {
  round: (n: number) => `Round ${n}`,
  roundOf: (n: number, most: number) => `Round ${n} of at most ${most}`,
  before: (n: number) => `In round ${n}`,
  you: (what: string) => `You said: ${what}`,
  youSilent: 'You gave no answer then.',
  outside: 'outside my expertise',
  group: 'The group',
  groupHidden: 'The group’s figures of that round are not shown.',
  thinkAgain: 'You may answer as before, or differently.',
  yourPlace: (n: number) => `you: ${n}`,
  groupOrder: (n: number) => `What the group put first in round ${n}`,
  superseded:
    'Replaced by the next round: the difference of two small rounds could point to somebody',
  untilClose: 'Shown when the round closes: too few to show it beside the round before',
  stable: 'Stable',
  changed: 'Changed',
  sinceBefore: 'since the round before',
  reworded: 'reworded',
  earlier: 'How it read before',
  why: 'Why it was changed',
  movement: (n: number) => `From round ${n - 1} to round ${n}`,
  stableOf: (stable: number, of: number) =>
    of === stable
      ? plural('en', of, { one: 'The answer is stable.', other: 'All # answers are stable.' })
      : `${stable} of ${of} are stable; the others changed.`,
  panel: (before: number, now: number) => `${before} people answered before, ${now} now.`,
  howMovement:
    'Net change: half the sum of the differences in share. Nobody’s two answers are compared.',
  sameOrder: 'The order is the same as before.',
  newOrder: 'The order has changed.',
  moved: (from: number, to: number) => (from === to ? 'same place' : `${from} → ${to}`),
  over: {
    planned: 'All planned rounds have been held.',
    stable: 'Everything that was asked again is stable, so the rounds are over.',
  },
  nextAsks: (n: number, items: number, of: number) =>
    items === of
      ? `Round ${n} would ask all ${of} again.`
      : `Round ${n} would ask ${items} of ${of} again.`,
  deviations: 'Changed since the doors opened',
  deviation: (rule: string, was: string, now: string) => `${rule}: ${was} → ${now}`,
  held: 'How the day is held',
  because: (why: string) => `Reason: ${why}`,
  rules: {
    min_cell: 'Fewest people a figure is about',
    comment_batch: 'Authors per batch of comments',
    visibility: 'When results are seen',
    opinion_map: 'Opinion map',
    scale: 'Scale',
    dimensions: 'What is rated',
    consensus_percent: 'Share that makes a consensus',
    opposition_percent: 'Opposition that a consensus bears',
    ranking_method: 'How the order is counted',
    unranked: 'What is left unranked',
    moderate_comments: 'Comments are read first',
    moderate_proposals: 'Proposals are read first',
    max_rounds: 'Rounds at most',
    round_items: 'A further round asks',
  },
  values: {
    live: 'while people answer',
    after_answer: 'after one’s own answer',
    after_close: 'after the close',
    off: 'none',
    all: 'everything',
    no_consensus: 'what has no consensus',
    changed: 'what changed',
    bottom: 'counts as last',
    ignore: 'is not compared',
    true: 'yes',
    false: 'no',
    none: 'not planned',
  },
};

export default en;

/** The shape of these texts in any language. */
export type Rounds = typeof en;
