import { plural } from '../../lib/i18n/format';

/** Texts of beginning a consultation, from a form or from another one. */
const en = {
  title: 'Begin a consultation',
  forms: {
    workshop: [
      'A one-day workshop',
      'Propose, discuss, vote and rank, theme by theme. Ten to sixty people in one room.',
    ],
    delphi: [
      'A Delphi in three rounds',
      'A panel rates each statement, sees the group’s result, and thinks again. A week for each round.',
    ],
    quick: [
      'A quick priority vote',
      'A code on the screen, an order of priorities five minutes later. No invitations.',
    ],
  },
  own: 'Your templates',
  begin: 'Begin from this',
  copy: 'Copy',
  copyWhy: 'texts and rules, without its people',
  keep: 'Keep as a template',
  template: 'Template',
  paste: 'Paste a list',
  pasteLead: 'One recommendation per line, as “Title: text”. Numbers and bullets are dropped.',
  add: (n: number) =>
    n === 0
      ? 'Add'
      : plural('en', n, { one: 'Add # recommendation', other: 'Add # recommendations' }),
  reword: 'Reword it for the next round',
  rewordLead:
    'The old words are kept with the rounds that asked them, and shown beside the new ones.',
  rewordReason: 'Why it is reworded',
  rewordAct: 'Use these words from the next round on',
};

export default en;

/** The shape of these texts in any language. */
export type Begin = typeof en;
