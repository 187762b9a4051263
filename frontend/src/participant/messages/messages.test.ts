import { describe, expect, it } from 'vitest';
import { untranslated } from '../../lib/i18n/compare';
import en from './en';
import es from './es';
import help from '../help/en';
import ayuda from '../help/es';

describe("the participant's texts", () => {
  it('say nothing in Spanish as they do in English, but for the numbers of places', () => {
    expect(untranslated(en, es)).toEqual(['rank.place', 'rank.shared']);
    expect(untranslated(help, ayuda)).toEqual([]);
  });
});
