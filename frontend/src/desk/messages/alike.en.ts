import { percent, plural } from '../../lib/i18n/format';

/** Texts of the page where recommendations that say the same are merged. */
const en = {
  title: 'Duplicates',
  lead: 'Recommendations that may say the same, compared word for word in both languages. You decide; nothing is merged by itself.',
  merging:
    'Choose which wording stays. The other one becomes a sub-point of it, and its comments come along.',
  none: 'Nothing reads alike among the recommendations that can still be merged.',
  over: 'What people have voted on, rated or ranked can no longer be merged, and is not shown here.',
  found: (n: number) => plural('en', n, { one: '# likely pair', other: '# likely pairs' }),
  like: (score: number) => `${percent('en', score)} alike`,
  keepThis: 'Keep this wording',
  different: 'They are different',
  differentNote: 'This device stops suggesting the pair.',
  merged: (gone: string, kept: string) => `“${gone}” is now a sub-point of “${kept}”.`,
  putAway: (n: number) =>
    plural('en', n, {
      one: '# pair put away as different',
      other: '# pairs put away as different',
    }),
  show: 'Show again',
  byHand: 'Merge two others',
  theme: 'Theme',
  one: 'This one goes',
  other: 'into this one',
  choose: 'Choose…',
  act: 'Merge',
  proposed: 'proposed by a participant',
  isIn: (kept: string) => `Its words are a sub-point of “${kept}” now, and its comments are there.`,
  withdraw: 'Withdraw it',
  withdrawWhy: 'It leaves the list and nobody is asked about it; its words stay here.',
  putBack: 'Put it back',
  putBackWhy: 'It is on the list again, and is asked from the next round on.',
  look: 'Look for duplicates',
  lookWhy: 'Before people vote: two wordings of one idea split its support.',
};

export default en;

/** The shape of these texts in any language. */
export type Alike = typeof en;
