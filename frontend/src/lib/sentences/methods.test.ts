import { describe, expect, it } from 'vitest';
import type { RankingResult, Winner } from '../api/types';
import { methodsSentence } from './methods';

const title = (id: string) => id.toUpperCase();

function ranking(agree: boolean, others: Winner[] = [], suppressed = false): RankingResult {
  const empty = {
    items: [],
    pairwise: [],
    method: 'schulze',
    several: false,
    order: [],
    borda: [],
    condorcet: undefined,
    change: undefined,
    reason: undefined,
  };
  return { ...empty, suppressed, ballots: 20, agree, others };
}

describe('the sentence on methods of counting', () => {
  const one = [{ methods: ['irv'], first: ['x'] }];
  const cases: { name: string; ranking: RankingResult; en: string; es: string }[] = [
    {
      name: 'says that they agree',
      ranking: ranking(true),
      en: 'Methods agree: every way of counting compared names the same first.',
      es: 'Los métodos coinciden: todas las formas de contar comparadas dan el mismo primer lugar.',
    },
    {
      name: 'names one method that puts another first',
      ranking: ranking(false, one),
      en: 'Methods disagree: IRV puts “X” first.',
      es: 'Los métodos discrepan: IRV pone en primer lugar «X».',
    },
    {
      name: 'names several methods, and what they tie',
      ranking: ranking(false, [
        { methods: ['borda', 'irv'], first: ['x'] },
        { methods: ['kemeny'], first: ['y', 'z'] },
      ]),
      en: 'Methods disagree: Borda and IRV put “X” first; Kemeny–Young puts “Y” and “Z” first together.',
      es: 'Los métodos discrepan: Borda e IRV ponen en primer lugar «X»; Kemeny–Young pone juntas en primer lugar «Y» y «Z».',
    },
    {
      name: 'is none before the methods are compared',
      ranking: ranking(false),
      en: '',
      es: '',
    },
    {
      name: 'is none where the ranking is withheld',
      ranking: ranking(false, one, true),
      en: '',
      es: '',
    },
  ];
  it.each(cases)('$name', ({ ranking: result, en, es }) => {
    expect(methodsSentence('en', result, title)).toBe(en);
    expect(methodsSentence('es', result, title)).toBe(es);
  });

  it('leaves the name of a method that it does not know as it is', () => {
    const others = [{ methods: ['lull'], first: ['x'] }];
    expect(methodsSentence('en', ranking(false, others), title)).toMatch(/: lull puts/);
  });
});
