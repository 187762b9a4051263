import type { Step } from '../../lib/api/types';

/** The recommendations that people have been asked to answer on: their words stay. */
export function askedOf(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(
    steps
      .filter(({ kind }) => kind !== 'propose' && kind !== 'discuss')
      .flatMap(({ rounds }) => rounds.flatMap(({ items }) => items)),
  );
}
