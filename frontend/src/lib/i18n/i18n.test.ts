import { describe, expect, it } from 'vitest';
import { untranslated } from './compare';
import { clock, day, duration, list, number, percent, plural, time } from './format';
import { langOf, parseLang, textIn } from './lang';
import { language } from './language.svelte';
import { shared } from './shared';
import en from './shared/en';
import es from './shared/es';

describe('a catalogue', () => {
  it('says nothing in Spanish as it does in English', () => {
    expect(untranslated(en, es)).toEqual([]);
  });

  it('finds a text that was left in English, also inside a function', () => {
    const left = { a: 'same', b: { c: (n: number) => `${n} left` }, d: 'one' };
    expect(untranslated(left, { ...left, d: 'uno' })).toEqual(['a', 'b.c']);
  });

  it('changes its language without a reload', async () => {
    await language.use('en');
    expect(shared.text.agree).toBe('Agree');
    await language.use('es');
    expect(shared.text.agree).toBe('De acuerdo');
    expect(language.current).toBe('es');
  });
});

describe('a text in several languages', () => {
  it('falls back to the language that has it', () => {
    expect(textIn({ es: 'hola' }, 'en')).toBe('hola');
    expect(langOf({ es: 'hola' }, 'en')).toBe('es');
    expect(textIn({ en: '', es: '' }, 'en')).toBe('');
  });

  it('knows its languages only', () => {
    expect(parseLang('es')).toBe('es');
    expect(parseLang('fr')).toBeUndefined();
    expect(parseLang(null)).toBeUndefined();
  });
});

describe('formats', () => {
  it('follow the plural rules of each language', () => {
    expect(plural('en', 1, { one: '# vote', other: '# votes' })).toBe('1 vote');
    expect(plural('es', 1000000, { one: 'uno', other: '# votos' })).toBe('1,000,000 votos');
  });

  it('write a day in words, the same everywhere', () => {
    expect(day('en', '2019-05-14')).toMatch(/^Tuesday,? 14 May 2019$/);
    expect(day('es', '2019-05-14')).toMatch(/^Martes,? 14 de mayo de 2019$/);
    expect(day('en', 'soon')).toBe('');
  });

  it('write a span in the unit that tells it, and a day where a time alone would mislead', () => {
    expect([1, 8, 120, 240, 10_080].map((n) => duration('en', n))).toEqual([
      '1 minute',
      '8 minutes',
      '120 minutes',
      '4 hours',
      '7 days',
    ]);
    expect(duration('es', 10_080)).toBe('7 días');
    const now = new Date(2026, 4, 1, 10);
    expect(time('en', new Date(2026, 4, 1, 11), now)).toBe('11:00');
    expect(time('en', new Date(2026, 4, 8, 11), now)).toBe('8 May, 11:00');
  });

  it('write numbers, shares, times and lists', () => {
    expect(number('en', 1234.5)).toBe('1,234.5');
    expect(percent('en', 0.755)).toBe('76%');
    expect(clock('es', new Date(2019, 4, 14, 9, 5))).toBe('09:05');
    expect(list('es', ['a', 'b', 'c'])).toBe('a, b y c');
  });
});
