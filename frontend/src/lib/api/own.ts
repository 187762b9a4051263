// What one participant said, for that participant alone.
import { list, nullable, num, object, oneOf, str, withDefault, type Of } from './parse';
import { id } from './text';

export const vote = oneOf('agree', 'disagree', 'pass');
export type Vote = Of<typeof vote>;

export const points = object({ recommendation: id, points: num });

/** Points for one recommendation. */
export type Points = Of<typeof points>;

export const choice = oneOf('first', 'second', 'equal', 'skip');
export type Choice = Of<typeof choice>;

export const comparedPair = object({ first: id, second: id, answer: choice });

/** One comparison of two. */
export type Pair = Of<typeof comparedPair>;

/** How often something was said, as the device counts. */
const turn = withDefault(num, 0);

export const ownAnswers = object({
  votes: list(object({ round: id, recommendation: id, vote, turn })),
  ratings: list(
    object({ round: id, recommendation: id, dimension: str, rating: nullable(num), turn }),
  ),
  rankings: list(object({ round: id, order: list(list(str)), turn })),
  points: list(object({ round: id, points: list(points), turn })),
  grades: list(object({ round: id, recommendation: id, grade: nullable(num), turn })),
  pairs: list(object({ round: id, pairs: list(comparedPair), turn })),
  finished: list(str),
});
export type OwnAnswers = Of<typeof ownAnswers>;

export const signatures = object({ signatures: list(str) });

export const parcel = object({ sealed: str });
