import { plural } from '../i18n/format';

/** Texts of dots, quadratic votes, grades and comparisons. */
const en = {
  asks: {
    dots: (n: number) => plural('en', n, { one: 'Place your dot', other: 'Place your # dots' }),
    quadratic: (n: number) => `Spend up to ${n} credits`,
    judge: 'Give each a grade',
    compare: 'Which matters more?',
  },
  tasks: {
    dots: (n: number) =>
      plural('en', n, {
        one: 'Put # dot on one recommendation.',
        other: 'Share out # dots among the recommendations.',
      }),
    quadratic: (n: number) =>
      `Buy votes for or against with ${n} credits. One vote costs 1, two cost 4, three cost 9.`,
    judge: (n: number) => `Give a grade to each of ${n} recommendations.`,
    compare: (n: number) =>
      plural('en', n, {
        one: 'Choose once between two.',
        other: 'Choose up to # times between two.',
      }),
  },
  how: {
    dots: 'Put as many as you like on one recommendation. You need not place all.',
    quadratic:
      'Votes on one recommendation get dearer: one costs 1 credit, two cost 4, three cost 9. Go below zero to vote against.',
  },
  dotsLeft: (left: number, of: number) => `${left} of ${of} dots left`,
  creditsLeft: (left: number, of: number) => `${left} of ${of} credits left`,
  dots: (n: number) => plural('en', n, { one: '# dot', other: '# dots' }),
  votes: (n: number) => {
    if (n === 0) return 'no votes';
    const some = plural('en', Math.abs(n), { one: '# vote', other: '# votes' });
    return n > 0 ? `${some} for` : `${some} against`;
  },
  dearer: (price: number) => `The next vote for costs ${price}`,
  refund: (price: number) => `The next vote for gives back ${price}`,
  spent: (cost: number) => `${cost} spent`,
  more: (what: string) => `More for “${what}”`,
  fewer: (what: string) => `Fewer for “${what}”`,
  undo: 'Undo',
  undone: 'The last change is undone',
  noOpinion: 'No opinion',
  grade: 'Your grade',
  yours: (grade: string) => `You: ${grade}`,
  left: 'Not graded',
  /** How often one chose a recommendation over another. */
  chose: (won: number, of: number) => `chosen in ${won} of ${of}`,
  comparedNone: 'not compared',
  of: (n: number, total: number) => `${n} of ${total}`,
  next: 'Next',
  seeAll: 'See all',
  back: 'Back',
  saved: 'Each answer is saved as you choose it.',
  change: 'Change',
  goOn: 'Go on',
  equal: 'Equal',
  skip: 'Skip this pair',
  pair: (n: number, most: number) => `Pair ${n} of up to ${most}`,
  chosen: (what: string) => `Chosen: ${what}`,
  comparedAll: (n: number) =>
    plural('en', n, { one: 'You have answered # pair.', other: 'You have answered # pairs.' }),
  enough: 'I have compared enough',
  result: 'The room',
  soon: 'The result is shown when enough answers are in.',
  hidden: 'fewer people than may be shown',
  people: (n: number) => plural('en', n, { one: '# person', other: '# people' }),
  from: (n: number) => plural('en', n, { one: 'from # person', other: 'from # people' }),
  forAgainst: (yes: number, no: number) => `${yes} people for, ${no} against`,
  aboveBelow: (above: string, below: string) => `${above} grade it higher, ${below} lower`,
  won: (won: string, of: number) => `won ${won} of ${of}`,
  notConnected:
    'Not all of these have been linked by comparisons: their order among each other means little.',
  foot: {
    dots: (n: number) => `Dots of ${n} people.`,
    quadratic: (n: number) => `Votes of ${n} people, those against subtracted.`,
    judge:
      'Majority judgment: the grade that at least half find deserved. Bars run from the worst to the best grade.',
    compare: (n: number) =>
      `Comparisons by ${n} people. The bar is the share each would win if compared once with every other (Bradley–Terry).`,
  },
  first: (names: string) => `First: ${names}`,
  tied: (names: string) => `Tied first: ${names}`,
};

export default en;
export type WayTexts = typeof en;
