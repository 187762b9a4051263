import { duration, plural } from '../format';

/** Texts that every face uses. */
const en = {
  language: 'Language',
  rehearsal: 'Rehearsal – simulated participants',
  close: 'Close',
  disagree: 'Disagree',
  agree: 'Agree',
  pass: 'Pass',
  scale: 'People; bars are shares of those who took a side',
  fewerThan: (k: number) => `fewer than ${k}`,
  fewerAnswers: (k: number) => `Fewer than ${Math.max(5, k)} took a position: not shown`,
  notYet: 'Not shown yet',
  bar: (agree: number, disagree: number, pass: number) =>
    `${agree} agree, ${disagree} disagree, ${pass} pass`,
  paused: 'Paused',
  timeLeft: (minutes: number) => `${duration('en', minutes)} left`,
  sources: 'Sources',
  sourceNote: (n: number) => `Source ${n}`,
  ratingPoint: (point: number, n: number) =>
    plural('en', n, { one: `${point}: # person`, other: `${point}: # people` }),
  median: (median: string) => `Median ${median}`,
  middleHalf: (low: string, high: string) => `middle half from ${low} to ${high}`,
  outside: (n: number) => plural('en', n, { other: '# outside their expertise' }),
  classes: {
    not_reported: 'Not reported',
    no_class: 'Too few took a side to say',
    polarised: 'Polarised',
    consensus_for: 'Consensus for',
    consensus_against: 'Consensus against',
    consensus_uncertain: 'Consensus that it is uncertain',
    majority_for: 'Majority for',
    majority_against: 'Majority against',
    no_consensus: 'No consensus',
  },
  strengths: { strong: 'strong', very_strong: 'very strong', unanimous: 'unanimous' },
  notes: {
    indicative: 'indicative: fewer than eight answers',
    low_participation: 'few took part',
    low_expertise: 'many said it is outside their expertise',
    in_every_group: 'in every group',
  },
  errors: {
    invalid: 'Something in this cannot be right. Please check it and try again.',
    not_found: 'There is nothing here. Check the address or the code.',
    forbidden: 'Your role does not allow this.',
    unauthorised: 'This device is not admitted. Enter again with your invitation.',
    conflict: 'This has changed in the meantime. Look again and repeat it if you still want to.',
    changed:
      'Somebody else has changed this meanwhile. What you typed is kept; look at both and decide.',
    outdated: 'You have changed this again since, and the newer version is kept.',
    paused: 'This step is paused. What you say is kept here and sent when it goes on.',
    step_closed: 'This step takes no answers any more.',
    doors_closed: 'The doors are not open yet.',
    frozen: 'The rules are frozen since the doors opened.',
    invitation:
      'This invitation cannot be used. Check it for typing errors, or ask the organiser for another.',
    too_many: 'That was a lot at once. Wait a moment and try again.',
    too_large: 'That is too large. Shorten it and try again.',
    busy: 'The server is busy. Wait a moment and try again.',
    rounds_over:
      'The rounds of this step are over: as many as planned have been held, or everything is stable.',
    mail: 'The mail server cannot be reached, or refuses this server. Whoever is still on the list was not written to. Send again in a few minutes, or ask whoever runs this server to look at PARLEY_SMTP_URL.',
    group_small: 'This group is too small to be reported. Merge it with another first.',
    unavailable: 'The server cannot be reached for the moment. Nothing is lost; try again.',
    offline: 'There is no connection. Check the network and try again.',
    unknown: 'Something went wrong. Try again.',
  },
};

export default en;

/** The shape of these texts in any language. */
export type Shared = typeof en;
