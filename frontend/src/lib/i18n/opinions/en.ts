import { plural } from '../format';

/** Texts around the map of opinion. */
const en = {
  title: 'Groups of opinion',
  map: (groups: string) =>
    `Map of the groups of opinion, those who voted alike close together: ${groups}`,
  group: (letter: string) => `Group ${letter}`,
  people: (n: number) => plural('en', n, { one: '# person', other: '# people' }),
  agrees: 'Agrees more than the others',
  opposes: 'Disagrees more than the others',
  like: 'Nothing sets this group apart from the others.',
  bridges: 'What every group agrees on',
  bridgesHow: 'Ordered by how far all groups agree (group-informed consensus).',
  table: 'The map as a table',
  column: { group: 'Group', people: 'People', nothing: 'nothing' },
  unlinked: 'Ballots are not linked across themes here, so there is no map of opinion.',
  few: 'Too few people voted for a map of opinion.',
};

export default en;

/** The shape of these texts in any language. */
export type Opinions = typeof en;
