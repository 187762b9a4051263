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

/** Makes the message of an answer. */
export function answerMessage(write: AnswerWrite): Message {
  const { round } = write;
  const base = `/rounds/${round}`;
  switch (write.kind) {
    case 'vote': {
      const body = { vote: write.vote };
      const data = { round, recommendation: write.recommendation, ...body };
      return put('vote.cast', data, `${base}/votes/${write.recommendation}`, body);
    }
    case 'rating': {
      const { recommendation, dimension, rating } = write;
      const path = `${base}/ratings/${recommendation}/${dimension}`;
      return put('rating.cast', { round, recommendation, dimension, rating }, path, { rating });
    }
    case 'ranking': {
      const body = { order: write.order };
      return put('ranking.cast', { round, ...body }, `${base}/ranking`, body);
    }
    case 'points': {
      const body = { points: write.points };
      return put('points.cast', { round, ...body }, `${base}/points`, body);
    }
    case 'grade': {
      const { recommendation, grade } = write;
      const data = { round, recommendation, grade };
      return put('grade.cast', data, `${base}/grades/${recommendation}`, { grade });
    }
    case 'pairs': {
      const body = { pairs: write.pairs };
      return put('pairs.cast', { round, ...body }, `${base}/pairs`, body);
    }
    case 'finish':
      return put('round.finish', { round }, `${base}/finished`, {});
  }
}

function put(method: string, data: Message['data'], path: string, body: Message['body']): Message {
  return { method, data, verb: 'PUT', path, body };
}

/** Makes the message of words, with the author's key and, for known words, their id. */
export function wordsMessage(write: WordsWrite, authorKey: string, id: string): Message {
  const author_key = authorKey;
  const path = `/contributions/${id}`;
  switch (write.kind) {
    case 'add': {
      const body = { author_key, ...newWords(write) };
      return { method: 'contribution.add', data: body, verb: 'POST', path: '/contributions', body };
    }
    case 'revise': {
      const { title, body: text, consent } = write;
      const body = { author_key, ...(title === '' ? {} : { title }), body: text, consent };
      return { method: 'contribution.revise', data: { id, ...body }, verb: 'PUT', path, body };
    }
    case 'withdraw':
    case 'post': {
      const body = { author_key };
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
