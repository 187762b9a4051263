/** Texts of the rapporteur's pages. */
const en = {
  title: 'Write the report',
  begin: 'Write the report',
  beginNote: 'Introduction, an account of each theme and conclusions, beside the figures.',
  parts: 'Parts of the report',
  paraphrase: (number: string) => `Paraphrase of ${number}`,
  back: 'Report and data',
  allParts: 'All parts',
  saved: 'Saved',
  saving: 'Saving…',
  unsaved: 'Not saved yet',
  languages: 'Language of the text',
  missing: (language: string) => `${language} is missing`,
  hint: 'Markdown: **bold**, *emphasis*, - list, [link](https://…), [^source]. Figures in double braces come from the results.',
  toolbar: 'Form of the text',
  bold: 'Bold',
  emphasis: 'Emphasis',
  list: 'List',
  whole: 'The whole report',

  live: 'Figures are live until the consultation closes.',
  final: 'The consultation is closed: figures are final.',
  preview: 'Preview',
  results: 'Results',
  empty: 'Nothing is written here yet. What is written appears here as the report sets it.',
  notes: 'Sources',

  sentences: 'Sentences from the figures',
  sentencesLead:
    'True of the figures as they stand; every number in them stays tied to its figure.',
  noSentences: 'Sentences appear here once results have been released.',
  insert: 'Insert',
  figure: (number: string) => `See the figure of ${number}`,

  comments: 'What was said',
  commentsLead:
    'Their authors allowed these words to be used in other words, or verbatim. Write what was said without giving anybody away; the comments themselves are not printed.',

  doubts: 'References to look at',
  trouble: {
    unknown_figure: 'There is no such figure. Choose one from the sentences below, or correct it.',
    unknown_recommendation:
      'There is no such recommendation. Choose one from the sentences below, or correct it.',
    unasked: 'There is no result yet; the report says so in its place.',
    withheld: 'Too few people answered; the report says so in its place.',
    moved: 'The result is another one now. Read the sentence again.',
  },
  numbered: 'Numbers may change; this reference stays with its recommendation.',
  use: (reference: string) => `Use ${reference}`,
  find: 'Show in the text',

  clash: (name: string) => `${name || 'Somebody'} wrote here at the same time`,
  clashLead: 'Nothing is lost: choose what goes on. The other text stays among the versions.',
  mine: 'Go on with my text',
  theirs: 'Go on with theirs',
  both: 'Put both together',
  their: 'Their text',

  versions: 'Earlier versions',
  noVersions: 'There are none yet.',
  version: (name: string, when: string) => (name ? `${name}, ${when}` : when),
  restore: 'Take up again',
  restored: 'An earlier version is taken up again; the one before stays here.',
  current: 'now',
  nothingIn: 'Empty',

  link: {
    title: 'Public link',
    none: 'The report is not published.',
    later:
      'It can be published once the consultation is closed: what the world reads must not move those who still answer.',
    publish: 'Publish the report',
    publishNote:
      'Freezes the report as it is now. Everybody who has the link can read it, without an account.',
    again: 'Publish it anew',
    againNote: 'The link stays; readers see the report as it is now.',
    withdraw: 'Withdraw it',
    withdrawn: 'The report is no longer public; its link does not work any more.',
    since: (when: string) => `As of ${when}`,
    blocked: 'A text refers to a figure that there is not:',
    page: (language: string) => `Published report, ${language}`,
  },
};

export default en;

/** The shape of these texts in any language. */
export type Write = typeof en;
