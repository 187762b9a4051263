import { describe, expect, it } from 'vitest';
import type { VerdictClass } from '../api/types';
import { headline, judge, rankingHeadline, standOf } from './headline';

const of = (...classes: VerdictClass[]) =>
  classes.map((c, i) => ({ title: `T${i + 1}`, class: c }));

describe('a headline of votes', () => {
  const cases: { name: string; classes: VerdictClass[]; en: string; es: string }[] = [
    {
      name: 'names what few agree on and what splits the room',
      classes: ['consensus_for', 'polarised', 'majority_for'],
      en: 'We agree on “T1”. We split on “T2”.',
      es: 'Coincidimos en «T1». Nos dividimos en «T2».',
    },
    {
      name: 'counts where there are too many to name',
      classes: ['consensus_for', 'consensus_for', 'consensus_for', 'no_consensus'],
      en: 'We agree on three of four. We split on “T4”.',
      es: 'Coincidimos en tres de cuatro. Nos dividimos en «T4».',
    },
    {
      name: 'says so when the room agrees on everything',
      classes: ['consensus_for', 'consensus_for'],
      en: 'We agree on both.',
      es: 'Coincidimos en las dos.',
    },
    {
      name: 'says what splits the room beside what it rejects',
      classes: ['consensus_for', 'consensus_against', 'majority_for', 'polarised'],
      en: 'We agree on “T1”. We reject “T2”. We split on “T4”.',
      es: 'Coincidimos en «T1». Rechazamos «T2». Nos dividimos en «T4».',
    },
    {
      name: 'says what the room rejects',
      classes: ['consensus_against', 'majority_against'],
      en: 'We reject “T1”. Most of us lean one way on “T2”.',
      es: 'Rechazamos «T1». La mayoría se inclina en «T2».',
    },
    {
      name: 'does not pretend where there is no consensus',
      classes: ['majority_for', 'polarised', 'no_consensus'],
      en: 'No consensus on any of the three recommendations.',
      es: 'No hay consenso en ninguna de las tres recomendaciones.',
    },
    {
      name: 'leaves what is withheld out of every count',
      classes: [
        'consensus_for',
        'consensus_for',
        'consensus_for',
        'not_reported',
        'no_class',
        'polarised',
      ],
      en: 'We agree on three of four. We split on “T6”.',
      es: 'Coincidimos en tres de cuatro. Nos dividimos en «T6».',
    },
    {
      name: 'says that there is too little to show',
      classes: ['not_reported'],
      en: 'Too few answers to show.',
      es: 'Hay muy pocas respuestas para mostrarlas.',
    },
  ];
  it.each(cases)('$name', ({ classes, en, es }) => {
    expect(headline('en', of(...classes))).toBe(en);
    expect(headline('es', of(...classes))).toBe(es);
  });

  it('says where consensus is strong, and where it holds in every group', () => {
    const firm = { class: 'consensus_for' as const, strong: true, everywhere: true };
    const reject = { title: 'T2', class: 'consensus_against' as const, everywhere: true };
    const items = [{ ...firm, title: 'T1' }, reject, ...of('polarised')];
    expect(headline('en', items)).toBe(
      'We agree strongly, in every group, on “T1”. We reject, in every group, “T2”. We split on “T1”.',
    );
    expect(headline('es', items)).toBe(
      'Coincidimos firmemente, en todos los grupos, en «T1». Rechazamos, en todos los grupos, «T2». Nos dividimos en «T1».',
    );
  });

  it('says so only where it is true of all that the sentence counts', () => {
    const firm = { title: 'T1', class: 'consensus_for' as const, strong: true, everywhere: true };
    const items = [firm, { ...firm, everywhere: false }, ...of('polarised')];
    expect(headline('en', items)).toMatch(/^We agree strongly on “T1”/);
    expect(headline('en', [firm, ...of('consensus_for')])).toBe('We agree on both.');
  });

  it('names the only one there is', () => {
    expect(headline('en', of('consensus_for'))).toBe('We agree on “T1”.');
    const long = { title: 'x'.repeat(80), class: 'consensus_for' as const };
    expect(headline('en', [long])).toBe('We agree on the one recommendation.');
  });

  it('counts instead of naming a title that would fill the screen', () => {
    const long = { title: 'x'.repeat(80), class: 'consensus_for' as const };
    expect(headline('en', [long, ...of('polarised')])).toBe(
      'We agree on one of two. We split on “T1”.',
    );
  });

  it('counts everything where naming would take too many lines', () => {
    const classes: VerdictClass[] = ['consensus_for', 'consensus_against', 'polarised'];
    const items = classes.map((c) => ({ title: 'y'.repeat(40), class: c }));
    expect(headline('en', items)).toBe(
      'We agree on one of three. We reject one of three. We split on one of three.',
    );
  });

  it('writes both numbers in figures where one has no short word', () => {
    const items = Array.from({ length: 14 }, (_, i) => ({
      title: `T${i}`,
      class: i < 9 ? ('consensus_for' as const) : ('polarised' as const),
    }));
    expect(headline('en', items)).toBe('We agree on 9 of 14. We split on 5 of 14.');
  });

  it('says that figures of an open round are those so far', () => {
    expect(headline('en', of('consensus_for', 'polarised'), { open: true })).toMatch(
      /^So far, we agree/,
    );
    expect(headline('es', of('consensus_for', 'polarised'), { open: true })).toMatch(
      /^Por ahora, coincidimos/,
    );
  });
});

describe('a headline of ratings', () => {
  it('speaks of high and low', () => {
    const items = of('consensus_for', 'consensus_against', 'no_consensus');
    expect(headline('en', items, { rated: true })).toBe(
      'We rate “T1” high. We rate “T2” low. We split on “T3”.',
    );
    expect(headline('es', items, { rated: true })).toBe(
      'Valoramos alto «T1». Valoramos bajo «T2». Nos dividimos en «T3».',
    );
  });
});

describe('a headline of ratings in every group', () => {
  it('says so behind what is rated', () => {
    const item = { title: 'T1', class: 'consensus_for' as const, everywhere: true };
    expect(headline('en', [item], { rated: true })).toBe('We rate “T1” high, in every group.');
    expect(headline('es', [item], { rated: true })).toBe(
      'Valoramos alto «T1», en todos los grupos.',
    );
  });
});

describe('a recommendation', () => {
  it('is judged by its verdict, and not reported without one', () => {
    const verdict = {
      class: 'consensus_for' as const,
      strength: 'very_strong' as const,
      indicative: false,
      low_participation: false,
      low_expertise: false,
      in_every_group: true,
      sensitivity: [],
    };
    expect(judge('T', verdict)).toMatchObject({ strong: true, everywhere: true });
    expect(judge('T', undefined).class).toBe('not_reported');
  });
});

describe('a headline of a ranking', () => {
  it('names who comes first, alone or together', () => {
    expect(rankingHeadline('en', ['A'], 4)).toBe('“A” comes first.');
    expect(rankingHeadline('es', ['A'], 4)).toBe('«A» va en primer lugar.');
    expect(rankingHeadline('en', ['A', 'B'], 4)).toBe('“A” and “B” share first place.');
    expect(rankingHeadline('es', ['A', 'B'], 4)).toBe('«A» y «B» comparten el primer lugar.');
  });

  it('does not name a first where all are level or none is shown', () => {
    expect(rankingHeadline('en', ['A', 'B'], 2)).toBe('No recommendation stands above the others.');
    expect(rankingHeadline('en', [], 2)).toBe('Too few answers to show.');
  });
});

describe('a class', () => {
  it('that is not reported stands nowhere', () => {
    expect(standOf('no_class')).toBe('withheld');
    expect(standOf('majority_against')).toBe('mostly');
  });
});
