import { describe, expect, it } from 'vitest';
import { opinionMap, type OpinionMap } from '../api/types';
import { opinionsJSON } from '../testing/snapshot';
import { bridgesHeadline, howMapped, opinionHeadline } from './opinions';

const three = opinionMap(opinionsJSON);
const two: OpinionMap = { ...three, groups: three.groups.slice(0, 2) };
const none: OpinionMap = { ...three, clear: false, groups: [], bridges: [], silhouette: 0.31 };
const long = (n: number) => Array.from({ length: n }, (_, i) => `T${i + 1} ${'x'.repeat(40)}`);

describe('the headline of the map of opinion', () => {
  const cases: { name: string; map: OpinionMap; bridges: string[]; en: string; es: string }[] = [
    {
      name: 'counts the groups and names the one thing that unites them',
      map: three,
      bridges: ['T1'],
      en: 'Three groups of opinion. All of them agree on “T1”.',
      es: 'Tres grupos de opinión. Todos coinciden en «T1».',
    },
    {
      name: 'names two things where they are short',
      map: two,
      bridges: ['T1', 'T2'],
      en: 'Two groups of opinion. Both agree on “T1” and “T2”.',
      es: 'Dos grupos de opinión. Ambos coinciden en «T1» y «T2».',
    },
    {
      name: 'counts what would be too long to name',
      map: three,
      bridges: long(3),
      en: 'Three groups of opinion. All of them agree on three recommendations.',
      es: 'Tres grupos de opinión. Todos coinciden en tres recomendaciones.',
    },
    {
      name: 'says that there may be more where the list is full',
      map: three,
      bridges: long(7),
      en: 'Three groups of opinion. All of them agree on seven recommendations or more.',
      es: 'Tres grupos de opinión. Todos coinciden en siete recomendaciones o más.',
    },
    {
      name: 'says that nothing unites them',
      map: two,
      bridges: [],
      en: 'Two groups of opinion. They agree on nothing together.',
      es: 'Dos grupos de opinión. No coinciden en nada.',
    },
    {
      name: 'says that there are no clear groups',
      map: none,
      bridges: [],
      en: 'No clear groups: opinions do not divide the room.',
      es: 'No hay grupos claros: las opiniones no dividen a la sala.',
    },
  ];
  it.each(cases)('$name', ({ map, bridges, en, es }) => {
    expect(opinionHeadline('en', map, bridges)).toBe(en);
    expect(opinionHeadline('es', map, bridges)).toBe(es);
  });
});

describe('the headline of what every group agrees on', () => {
  it('names the strongest of many', () => {
    expect(bridgesHeadline('en', ['T1', ...long(2)])).toBe(
      'Every group agrees on three recommendations, most of all “T1”.',
    );
    expect(bridgesHeadline('es', ['T1', ...long(2)])).toBe(
      'Todos los grupos coinciden en tres recomendaciones, sobre todo en «T1».',
    );
  });

  it('names one or two, and counts where the strongest is long', () => {
    expect(bridgesHeadline('en', ['T1', 'T2'])).toBe('Every group agrees on “T1” and “T2”.');
    expect(bridgesHeadline('en', long(1))).toBe(`Every group agrees on “${long(1).join('')}”.`);
    const best = 'y'.repeat(60);
    expect(bridgesHeadline('en', [best, 'T2', 'T3'])).toBe(
      'Every group agrees on three recommendations.',
    );
  });

  it('says that there is none', () => {
    expect(bridgesHeadline('en', [])).toBe('There is nothing that every group agrees on.');
    expect(bridgesHeadline('es', [])).toBe('No hay nada en lo que todos los grupos coincidan.');
  });
});

describe('how the map was made', () => {
  it('sets the silhouette against noise and tells how stable the groups are', () => {
    expect(howMapped('en', three)).toMatch(/^40 people.*0\.66.*below 0\.44; 91% of restarts/);
    expect(howMapped('es', three)).toMatch(/^40 personas.*0\.66.*0\.44; el 91% de los reinicios/);
  });

  it('says that chance alone makes such groups', () => {
    expect(howMapped('en', none)).toMatch(/0\.31; shuffled votes alone reach 0\.44\.$/);
    expect(howMapped('es', none)).toMatch(/0\.31; los votos barajados ya alcanzan 0\.44\.$/);
  });
});
