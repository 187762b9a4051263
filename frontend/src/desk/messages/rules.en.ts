import { plural } from '../../lib/i18n/format';

/** Texts of the rules: what each means and what follows from it. */
const en = {
  parts: {
    answers: 'How people answer',
    consensus: 'When something counts as consensus',
    order: 'How an order is made',
    rounds: 'Rounds',
    seeing: 'Who sees what, and when',
    privacy: 'How small a figure may be',
  },
  about: {
    answers:
      'Votes are always agree, disagree or pass. Ratings use the scale and what is named here.',
    consensus:
      'Nobody has to accept a threshold: the report also shows how each result would change at 70, 75 and 80 per cent.',
    order:
      'The order is made by one method. The report names every other method that would put something else first.',
    rounds:
      'A step can be run again. Before answering, everybody sees the group’s result of the round before beside their own earlier answer. Rounds end as planned here, or when everything is stable; never because there is consensus.',
    seeing:
      'What people see of others can sway them; what they never see cannot help them think again.',
    privacy:
      'Below this number nothing is shown, and below twice this number two rounds are only called stable or changed.',
  },
  ways: {
    title: 'Further ways to answer',
    lead: 'A step of the agenda can also ask for dots, quadratic votes, grades or comparisons. These settings are used where one does.',
    dots: 'Dots for each person',
    dotsHint:
      'Shared out over the recommendations of a step. About half as many as there are recommendations makes people choose.',
    credits: 'Credits for each person',
    creditsHint: (most: number) =>
      `A second vote on the same recommendation costs more: v votes cost v². All on one buys ${most}.`,
    pairs: 'Comparisons for each person',
    pairsHint: 'For long lists: nobody compares everything, and together it is an order.',
    grades: 'Grades',
    gradesHint:
      'The worst first. Each recommendation gets its majority grade: half the people give it that grade or a better one.',
    grade: (n: number, of: number) =>
      n === 1 ? 'Worst grade' : n === of ? 'Best grade' : `Grade ${n}`,
    addGrade: 'Add a better grade',
  },
  presets: {
    title: 'Usual thresholds',
    usual: '75% for, less than 15% against',
    strict: '80% for, less than 15% against',
    wide: '70% for, less than 15% against',
  },
  method: 'Method',
  methods: {
    schulze: [
      'Schulze',
      'Counts pair by pair. The usual choice: hard to distort, and clear where people agree.',
    ],
    'ranked-pairs': [
      'Ranked Pairs',
      'Settles the clearest comparisons first. Often the same as Schulze.',
    ],
    kemeny: ['Kemeny–Young', 'The order that contradicts as few comparisons as possible.'],
    borda: [
      'Borda',
      'Points for each place. Easy to explain; rewards what everybody can live with.',
    ],
    copeland: ['Copeland', 'Counts comparisons won. Easy to explain; many ties.'],
    minimax: ['Minimax', 'Whoever loses least badly comes first.'],
    irv: [
      'Instant run-off',
      'Drops the weakest first choice, again and again. Looks at first choices only.',
    ],
  },
  maxRounds: 'Rounds at most',
  maxRoundsHint: '0 leaves the number open; then only you end the rounds.',
  roundItems: 'A further round asks',
  roundItemsOf: {
    all: 'everything again',
    no_consensus:
      'what has no consensus yet; where there is consensus on all, what is not stable yet',
    changed: 'what changed, or was asked only once',
  },
  map: 'Look for groups of opinion after the close',
  mapHint: 'Needs linked ballots, and twice the smallest number of people.',
  together: 'Look at these together',
  fits: 'These rules fit together.',
  problems: {
    borda: 'Borda needs a place for everything: let what is left unranked count as tied last.',
    map: 'Unlinked ballots cannot be mapped: turn the opinion map off.',
    groups: (n: number) =>
      plural('en', n, {
        one: '# declared group has fewer than twice the smallest number of invitations: merge or enlarge it before registration opens.',
        other:
          '# declared groups have fewer than twice the smallest number of invitations: merge or enlarge them before registration opens.',
      }),
    small:
      'Fewer than 20 people are invited: show results when a step is closed, not while people answer.',
    scale:
      'A scale of 1 to 5 has no test for ratings that point both ways as fine as that of 1 to 9.',
  },
  depart: {
    title: 'Depart from the rules',
    lead: 'The rules are frozen. What participants were promised can become stricter, never weaker. Every departure is recorded with its time and your reason, shown to everybody now, and printed in the report.',
    reason: 'Why',
    reasonHint: 'Participants and readers of the report see this.',
    act: 'Record the departure',
    actWhy: 'Everybody inside is told at once. It cannot be taken back.',
    nothing: 'No rule is changed: this records something in how the day is held.',
    done: 'Recorded.',
  },
};

export default en;

/** The shape of these texts in any language. */
export type RuleTexts = typeof en;
