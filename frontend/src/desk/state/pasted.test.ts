import { describe, expect, it } from 'vitest';
import { untranslated } from '../../lib/i18n/compare';
import en from '../messages/begin.en';
import es from '../messages/begin.es';
import { pasted } from './pasted';

describe('a pasted list', () => {
  it('is a recommendation per line, without numbers, bullets and empty lines', () => {
    const list = '1. Train judges\n\n2) Pay them\r\n• Count cases\n- Publish them';
    expect(pasted(list).map(({ title }) => title)).toEqual([
      'Train judges',
      'Pay them',
      'Count cases',
      'Publish them',
    ]);
  });

  it('takes what stands before a colon as the title', () => {
    expect(pasted('Agua: medir en la calle.')).toEqual([
      { title: 'Agua', body: 'medir en la calle.' },
    ]);
  });

  it('shortens a long line to a title and keeps all of it as the text', () => {
    const line = 'word '.repeat(40).trim();
    const [only] = pasted(line);
    expect(only?.body).toBe(line);
    expect(only?.title.length).toBeLessThan(90);
  });

  it('and the texts around it are in both languages', () => {
    expect(untranslated(en, es)).toEqual([]);
  });
});
