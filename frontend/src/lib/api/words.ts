// What participants wrote: in public, for moderators and for their authors.
import { num, object, oneOf, str, withDefault, type Of } from './parse';
import { id, lang } from './text';

export const contributionKind = oneOf('comment', 'proposal');

const wordsShape = {
  id,
  kind: contributionKind,
  theme: id,
  recommendation: id,
  parent: id,
  lang,
  title: withDefault(str, ''),
  body: str,
};

export const words = object(wordsShape);

/** A public comment or proposal. */
export type Words = Of<typeof words>;

export const moderatedWords = object({
  ...wordsShape,
  status: oneOf('queued', 'shown', 'hidden'),
  reason: withDefault(str, ''),
  /** What its author was asked and has not answered yet. */
  question: withDefault(str, ''),
});
export type ModeratedWords = Of<typeof moderatedWords>;

export const consent = oneOf('none', 'paraphrase', 'verbatim');
export type Consent = Of<typeof consent>;

export const contributionStatus = oneOf(
  'waiting',
  'held',
  'queued',
  'shown',
  'hidden',
  'withdrawn',
);
export type ContributionStatus = Of<typeof contributionStatus>;

/** The answer to a write of words; the look at one's own words adds the rest. */
export const ownWords = object({
  id,
  status: contributionStatus,
  reason: withDefault(str, ''),
  /** What a moderator asks its author. */
  question: withDefault(str, ''),
  title: withDefault(str, ''),
  body: withDefault(str, ''),
  consent: withDefault(consent, 'none'),
  /** How often its author has acted on it. */
  turn: withDefault(num, 0),
});
export type OwnWords = Of<typeof ownWords>;
