// Everything a participant can say, as it waits in the outbox and as it goes
// over the wire. A write is idempotent: sent twice it counts once.
import { list, nullable, num, object, oneOf, str, type Of, type Read } from '../../lib/api/parse';
import { comparedPair, consent, contributionKind, lang, points, vote } from '../../lib/api/types';

const castVote = object({ kind: oneOf('vote'), round: str, recommendation: str, vote });
const castRating = object({
  kind: oneOf('rating'),
  round: str,
  recommendation: str,
  dimension: str,
  rating: nullable(num),
});
const castRanking = object({ kind: oneOf('ranking'), round: str, order: list(list(str)) });
const castPoints = object({ kind: oneOf('points'), round: str, points: list(points) });
const castGrade = object({
  kind: oneOf('grade'),
  round: str,
  recommendation: str,
  grade: nullable(num),
});
const castPairs = object({ kind: oneOf('pairs'), round: str, pairs: list(comparedPair) });
const finish = object({ kind: oneOf('finish'), round: str });

/** The words of an item; which item is told by the nonce that its author's key is derived from. */
const addWords = object({
  kind: oneOf('add'),
  nonce: str,
  step: str,
  what: contributionKind,
  theme: str,
  recommendation: str,
  parent: str,
  lang,
  title: str,
  body: str,
  consent,
});
const reviseWords = object({
  kind: oneOf('revise'),
  nonce: str,
  what: contributionKind,
  title: str,
  body: str,
  consent,
});
const withdrawWords = object({ kind: oneOf('withdraw'), nonce: str });
const postWords = object({ kind: oneOf('post'), nonce: str });

const readers = {
  vote: castVote,
  rating: castRating,
  ranking: castRanking,
  points: castPoints,
  grade: castGrade,
  pairs: castPairs,
  finish,
  add: addWords,
  revise: reviseWords,
  withdraw: withdrawWords,
  post: postWords,
};

/** One thing to tell the server. */
export type Write = { [K in keyof typeof readers]: Of<(typeof readers)[K]> }[keyof typeof readers];
export type AnswerWrite = Extract<
  Write,
  { kind: 'vote' | 'rating' | 'ranking' | 'points' | 'grade' | 'pairs' | 'finish' }
>;
export type WordsWrite = Exclude<Write, AnswerWrite>;
export type AddWords = Of<typeof addWords>;

const kindOf = object({
  kind: oneOf(
    'vote',
    'rating',
    'ranking',
    'points',
    'grade',
    'pairs',
    'finish',
    'add',
    'revise',
    'withdraw',
    'post',
  ),
});

/** Reads a write that was kept on the device. */
export const readWrite: Read<Write> = (value, path) => {
  const { kind } = kindOf(value, path);
  return readers[kind](value, path);
};

/** What a write is about: a later write with the same slot replaces an earlier one that is unsent. */
export function slotOf(write: Write): string {
  switch (write.kind) {
    case 'vote':
      return `vote/${write.round}/${write.recommendation}`;
    case 'rating':
      return `rating/${write.round}/${write.recommendation}/${write.dimension}`;
    case 'ranking':
      return `ranking/${write.round}`;
    case 'points':
    case 'pairs':
      return `${write.kind}/${write.round}`;
    case 'grade':
      return `grade/${write.round}/${write.recommendation}`;
    case 'finish':
      return `finish/${write.round}`;
    case 'add':
      return `words/${write.nonce}`;
    default:
      return `words/${write.nonce}/${write.kind}`;
  }
}

/** A write made ready for both ways: a method of the socket and a request over HTTP. */
export interface Message {
  method: string;
  data: Record<string, unknown>;
  verb: 'PUT' | 'POST';
  /** Below /consultations/{id}. */
  path: string;
  body: Record<string, unknown>;
}

/** Makes the message of an answer, with the number of the saying; 0 where it has none. */
export function answerMessage(write: AnswerWrite, turn: number): Message {
  const { round } = write;
  const base = `/rounds/${round}`;
  const counted = turn > 0 ? { turn } : {};
  switch (write.kind) {
    case 'vote': {
      const { recommendation, vote } = write;
      const path = `${base}/votes/${recommendation}`;
      return put('vote.cast', { round, recommendation }, path, { vote, ...counted });
    }
    case 'rating': {
      const { recommendation, dimension, rating } = write;
      const path = `${base}/ratings/${recommendation}/${dimension}`;
      const about = { round, recommendation, dimension };
      return put('rating.cast', about, path, { rating, ...counted });
    }
    case 'ranking':
      return put('ranking.cast', { round }, `${base}/ranking`, { order: write.order, ...counted });
    case 'points':
      return put('points.cast', { round }, `${base}/points`, { points: write.points, ...counted });
    case 'grade': {
      const { recommendation, grade } = write;
      const path = `${base}/grades/${recommendation}`;
      return put('grade.cast', { round, recommendation }, path, { grade, ...counted });
    }
    case 'pairs':
      return put('pairs.cast', { round }, `${base}/pairs`, { pairs: write.pairs, ...counted });
    case 'finish':
      return put('round.finish', { round }, `${base}/finished`, {});
  }
}

/** Over HTTP the path says what a body is about. */
function put(method: string, about: object, path: string, body: Message['body']): Message {
  return { method, data: { ...about, ...body }, verb: 'PUT', path, body };
}

/** Makes the message of words, with the author's key and, for known words, their id and the number of the act. */
export function wordsMessage(
  write: WordsWrite,
  turn: number,
  authorKey: string,
  id: string,
): Message {
  const author_key = authorKey;
  const path = `/contributions/${id}`;
  const counted = turn > 0 ? { turn } : {};
  switch (write.kind) {
    case 'add': {
      const body = { author_key, ...newWords(write) };
      return { method: 'contribution.add', data: body, verb: 'POST', path: '/contributions', body };
    }
    case 'revise': {
      const { title, body: text, consent } = write;
      const body = {
        author_key,
        ...(title === '' ? {} : { title }),
        body: text,
        consent,
        ...counted,
      };
      return { method: 'contribution.revise', data: { id, ...body }, verb: 'PUT', path, body };
    }
    case 'withdraw':
    case 'post': {
      const body = { author_key, ...counted };
      const data = { id, ...body };
      const method = `contribution.${write.kind}`;
      return { method, data, verb: 'POST', path: `${path}/${write.kind}`, body };
    }
  }
}

/** The fields of new words; what does not apply is left out. */
function newWords({ step, what, lang, body, consent, ...rest }: AddWords): Record<string, unknown> {
  const { theme, recommendation, parent, title } = rest;
  const given = Object.entries({ theme, recommendation, parent, title }).filter(
    ([, s]) => s !== '',
  );
  return { step, kind: what, lang, body, consent, ...Object.fromEntries(given) };
}
