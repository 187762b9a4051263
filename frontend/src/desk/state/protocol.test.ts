import { describe, expect, it } from 'vitest';
import { untranslated } from '../../lib/i18n/compare';
import { exampleSnapshot } from '../../lib/testing/snapshot';
import en from '../messages/rules.en';
import es from '../messages/rules.es';
import { concerns } from './protocol';

const { protocol } = exampleSnapshot().consultation;
const group = (invited: number) => ({
  ...{ id: String(invited), place: 1, name: { en: 'G', es: 'G' } },
  ...{ open: false, invited, public_key: undefined },
});
const names = (...args: Parameters<typeof concerns>) => concerns(...args).map(({ name }) => name);
const fair = { ...protocol, visibility: 'after_close' as const, scale: '1-9' as const };

describe('rules looked at together', () => {
  it('fit where nothing contradicts', () => {
    expect(names({ ...fair, min_cell: 5 }, [group(30), group(10)], false)).toEqual([]);
  });

  it('contradict where the server would refuse them', () => {
    expect(names({ ...fair, ranking_method: 'borda', unranked: 'ignore' }, [], false)).toEqual([
      'borda',
    ]);
    const mapped = { ...fair, privacy: 'unlinked' as const, opinion_map: 'after_close' as const };
    expect(names(mapped, [], false)).toEqual(['map']);
  });

  it('warn of groups that would have to be merged, and of few people who see each other answer', () => {
    const seen = { ...fair, min_cell: 5, visibility: 'live' as const };
    expect(names(seen, [group(9), group(10)], false)).toEqual(['groups', 'small']);
  });

  it('are explained in both languages', () => {
    expect(untranslated(en, es)).toEqual([]);
  });
});
