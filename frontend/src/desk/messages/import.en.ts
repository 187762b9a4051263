import { plural } from '../../lib/i18n/format';
import type { Kind } from '../state/blocks';
import type { Fault } from '../state/rework';

const kinds: Record<Kind, string> = {
  theme: 'Theme',
  context: 'Context',
  position: 'Reference position',
  section: 'Part of a theme',
  recommendation: 'Recommendation',
  subpoint: 'Sub-point',
  principles: 'Principles across themes',
  introduction: 'Introduction',
  plan: 'Reference plan',
  point: 'Point of the plan',
  source: 'Source',
};

const faults: Record<Fault, string> = {
  title: 'It needs a title.',
  theme: 'No theme stands above it. Move it below one, or read it as a theme.',
  recommendation: 'No recommendation stands above it. Move it below one.',
  long_title: 'The title is longer than 200 characters. Divide it where its text begins.',
  long: 'The text is too long here. Divide it, or read part of it as context.',
};

/** Texts of the page where a document becomes an agenda. */
const en = {
  offer: [
    'From a document',
    'A policy paper becomes the agenda: themes, context and recommendations, for you to correct.',
  ],
  title: 'From a document to an agenda',
  lead: 'Headings become themes, what stands below them context, lists recommendations and notes sources. You correct the reading; nothing is saved before you say so.',
  drop: 'Drop a document here',
  choose: 'Choose a document',
  formats: 'Markdown, plain text, DOCX or CSV, up to 5 MB',
  paste: 'Or paste its text',
  pasteHint: 'With its headings and lists. It stays here, on this device, until it has been read.',
  pastedName: 'pasted text',
  read: 'Read it',
  reading: 'Reading…',
  back: 'All consultations',

  correct: 'Correct the reading',
  kept: 'Kept on this device',
  unkept: 'Not kept yet',
  correctLead: 'Everything stays on this device until the agenda is made.',
  from: (file: string) => `Read from ${file}`,
  details: 'What it will be called',
  name: 'Title of the consultation',
  language: 'Language of the document',
  addressees: 'Who is asked to act',
  addresseesHint: 'Name them, then mark below whom each recommendation is addressed to.',
  addressee: (n: number) => `Addressee ${n}`,
  addAddressee: 'Add somebody',
  remove: 'Remove',
  addressedTo: 'Addressed to',

  outline: 'What was found',
  outlineEmpty: 'No theme yet',
  count: (n: number) => plural('en', n, { one: '# recommendation', other: '# recommendations' }),
  sources: (n: number) => plural('en', n, { one: '# source', other: '# sources' }),

  kind: 'Read as',
  kinds,
  titleOf: (kind: string) => `${kind}: title`,
  textOf: (kind: string) => `${kind}: text`,
  address: 'Web address',
  place: (unit: string, n: number) => `${unit === 'line' ? 'line' : 'paragraph'} ${n}`,
  up: 'Move up',
  down: 'Move down',
  merge: 'Join to the one above',
  divide: 'Divide at the cursor',
  takeAway: 'Take away',
  add: 'Add below',
  undo: 'Undo',
  cannotDivide: 'Put the cursor where the second piece begins.',
  keys: 'In a piece: Ctrl + Enter divides it at the cursor, Alt + ↑ ↓ moves it with what belongs to it.',
  moved: (title: string) => `Moved: ${title}`,
  changed: (kind: string) => `Now read as: ${kind}`,

  warnings: (n: number) =>
    plural('en', n, { one: 'One thing to look at', other: '# things to look at' }),
  warning: {
    no_themes: 'No headings were found; everything stands in one theme.',
    empty_theme: 'A theme without recommendations.',
    left_out: 'A part that is neither theme nor recommendation was left out.',
    principles: 'A part after the themes was read as principles.',
    figure: 'Pictures, tables or embedded objects were left out.',
    table: 'A table was read cell by cell.',
    markup: 'HTML, scripts or macros were left out.',
    encoding: 'Accents may be wrong: the file is not in UTF-8.',
    long: 'A text was too long; its end stands in the context, or was left out.',
    cells: 'A row could not be used.',
  } as Record<string, string>,
  otherWarning: 'Something here was read with doubt.',

  faults,
  refused: 'The server refused this piece.',
  blocked: (n: number) =>
    plural('en', n, {
      one: 'One piece cannot be saved yet.',
      other: '# pieces cannot be saved yet.',
    }),
  show: 'Show it',
  save: 'Make the agenda',
  saveNote: (themes: number, recommendations: number) =>
    `${plural('en', themes, { one: '# theme', other: '# themes' })}, ${plural('en', recommendations, { one: '# recommendation', other: '# recommendations' })}. A consultation in preparation; nobody is invited yet.`,
  needsTitle: 'The consultation needs a title.',
  again: 'Another document',
  againNote: 'throws these corrections away',
  thrown: 'The corrections are thrown away.',

  trouble: {
    pdf: 'A PDF holds pages and not text. Save the document as DOCX or plain text, and choose that.',
    old: 'This format cannot be read. Save the document as DOCX, Markdown or plain text.',
    sheet: 'A spreadsheet cannot be read. Save the sheet as CSV.',
    large: 'That is more than can be read at once. Take out pictures and annexes, or split it.',
    invalid:
      'This could not be read as a document. If it is protected, empty or damaged, open it in a word processor, save it again, and try that.',
  },
};

export default en;

/** The shape of these texts in any language. */
export type Import = typeof en;
