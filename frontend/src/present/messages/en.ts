import { duration, plural } from '../../lib/i18n/format';

/** Texts of the projector, but for headlines that figures make. */
const en = {
  theme: (n: number, title: string) => `Theme ${n}: ${title}`,
  principles: 'Cross-cutting principles',
  joinHere: 'Scan, or type the code at',
  joinLabel: 'QR code to join',
  rule: 'What is said may be used. Who said it may not be revealed.',
  connected: (n: number) => (n === 0 ? 'Fewer than 3 connected' : `About ${n} connected`),
  fingerprints: 'Compare the key on your phone',
  protocol: 'Rules of this consultation',
  soon: 'Register your device now. The doors open when we begin.',
  proposing: (what: string) => `Propose: ${what}`,
  discussing: (what: string) => `Discuss: ${what}`,
  voting: (what: string) => `Vote: ${what}`,
  rating: (what: string) => `Rate: ${what}`,
  ranking: (what: string) => `Rank: ${what}`,
  ask: {
    vote: (n: number) =>
      plural('en', n, {
        one: 'Disagree, pass or agree with # recommendation.',
        other: 'Disagree, pass or agree with each of # recommendations.',
      }),
    rate: (n: number) =>
      plural('en', n, { one: 'Rate # recommendation.', other: 'Rate each of # recommendations.' }),
    rank: (n: number) => `Put ${n} recommendations in your order.`,
  },
  changeable: 'You can change your answers until it closes.',
  haveAnswered: 'have answered',
  haveFinished: 'have finished',
  ofInvited: (n: number) => `of ${n} invited`,
  minutes: (n: number) => duration('en', n),
  left: 'left',
  timeUp: 'Time is up',
  commentsOn: 'Comments shown so far',
  comments: (n: number) =>
    n === 0 ? 'no comments' : plural('en', n, { one: '# comment', other: '# comments' }),
  batches: 'Comments appear in shuffled batches, so that nobody can tell who wrote what, or when.',
  whatIsKnown: 'What we know',
  groups: {
    agree: 'Where we agree',
    lean: 'Where most of us lean',
    split: 'Where we split',
    withheld: 'Too few answers',
    sofar: 'Released so far',
  },
  tookPart: (n: number, of: number) => (of > 0 ? `${n} of ${of} took part.` : `${n} took part.`),
  answeredSoFar: (n: number, of: number) =>
    of > 0 ? `${n} of ${of} have answered.` : `${n} have answered.`,
  fewTookPart: (k: number) => `Fewer than ${k} took part.`,
  howVotes:
    'Numbers are people, bars are shares of those who took a side, the dashed line is consensus.',
  howRatings: 'Bars are people per point of the scale, the line is the median.',
  howRanking: (n: number) =>
    `${plural('en', n, { one: '# person ranked', other: '# people ranked' })}. Counted pair by pair (Schulze).`,
  page: (n: number, of: number) => `${n} of ${of}`,
  recommendation: 'Recommendation',
  rankingHidden: 'Too few people have ranked to show an order.',
  ended: 'Thank you.',
  endedNote:
    'The consultation is closed and every figure is final. Keys and invitations are deleted.',
  turnout: (n: number) => `${n} people took part.`,
  lost: 'No connection: what you see may be out of date.',
  loading: 'One moment…',
  noLink: 'This projector link does not work.',
  noLinkHow: 'Open the projector again from the facilitator’s desk; links can be made anew there.',
};

export default en;

/** The shape of these texts in any language. */
export type Present = typeof en;
