// What the organisers wrote.
import {
  bool,
  instant,
  list,
  num,
  object,
  oneOf,
  optional,
  record,
  str,
  unknown,
  withDefault,
  type Of,
} from './parse';
import { id, lang, text } from './text';

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

/** In the order in which a step of each is offered. */
export const stepKinds = [
  'propose',
  'discuss',
  'vote',
  'rate',
  'rank',
  'dots',
  'quadratic',
  'judge',
  'compare',
] as const;
export const stepKind = oneOf(...stepKinds);
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
