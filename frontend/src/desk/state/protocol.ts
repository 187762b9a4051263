// What the rules of a consultation mean together: the same the server checks,
// and what only advice can say.
import type { Agenda, Protocol } from '../../lib/api/types';

/** Something to look at before the rules are frozen. */
export type Concern = { name: 'borda' | 'map' | 'small' | 'scale' } | { name: 'groups'; n: number };

/** What does not fit together, or should be thought of. */
export function concerns(p: Protocol, groups: Agenda['groups'], openRoom: boolean): Concern[] {
  const invited = groups.reduce((sum, group) => sum + group.invited, 0);
  const small = groups.filter(({ invited: n, open }) => !open && n < 2 * p.min_cell).length;
  const list: Concern[] = [];
  if (p.ranking_method === 'borda' && p.unranked === 'ignore') list.push({ name: 'borda' });
  if (p.privacy === 'unlinked' && p.opinion_map === 'after_close') list.push({ name: 'map' });
  if (groups.length > 1 && small > 0) list.push({ name: 'groups', n: small });
  if (!openRoom && invited > 0 && invited < 20 && p.visibility !== 'after_close')
    list.push({ name: 'small' });
  if (p.scale === '1-5') list.push({ name: 'scale' });
  return list;
}

/** The ways to make a collective order. */
export const methods = [
  'schulze',
  'ranked-pairs',
  'kemeny',
  'borda',
  'copeland',
  'minimax',
  'irv',
] as const;

/** The thresholds that are in use. */
export const presets = [
  { name: 'usual', consensus: 75, opposition: 15 },
  { name: 'strict', consensus: 80, opposition: 15 },
  { name: 'wide', consensus: 70, opposition: 15 },
] as const;
