// What the faces show: the whole of a consultation as it stands.
import { consultation, group, groupIssued, recommendation, step, theme } from './agenda';
import { instant, list, num, object, optional, withDefault, type Of } from './parse';
import { opinionMap, roundResult } from './results';
import { moderatedWords, words } from './words';

export const snapshot = object({
  v: num,
  now: instant,
  consultation,
  groups: list(group),
  themes: list(theme),
  recommendations: list(recommendation),
  steps: list(step),
  results: list(roundResult),
  words: list(words),
  /** Groups of opinion, after the close. */
  opinions: optional(opinionMap),
  about: num,
  /** People invited in all; 0 where the room is open to everybody. */
  invited: withDefault(num, 0),
});
export type Snapshot = Of<typeof snapshot>;

export const desk = object({
  snapshot,
  queue: list(moderatedWords),
  issued: list(groupIssued),
});
export type Desk = Of<typeof desk>;
