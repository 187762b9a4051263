import { expect, test } from 'vitest';
import type { Former } from './api';
import { differences, fieldsOf } from './former';

const theme = {
  id: 'a',
  place: 3,
  title: { en: 'Police', es: 'Policía' },
  context: { en: 'As it was.', es: '' },
  figures: [{ value: { en: '7%', es: '7 %' }, label: { en: 'trust', es: 'confía' }, source: '' }],
  position: { en: '', es: '' },
  sections: [],
};
const former: Former = {
  id: 'f',
  replaced: new Date(0),
  organiser: 'Ana',
  text: { consultation: undefined, theme, recommendation: undefined },
};

test('only texts that read otherwise now are shown, with their field and language', () => {
  const now = { ...theme, context: { en: 'As it is.', es: '' }, figures: [] };
  const shown = differences(former, now).map(({ field, lang, text }) => `${field} ${lang} ${text}`);
  expect(shown).toEqual([
    'context en As it was.',
    'figures en 7%',
    'figures es 7 %',
    'figures en trust',
    'figures es confía',
  ]);
});

test('bringing a wording back leaves the part where it stands', () => {
  const { title, context, figures, position, sections } = theme;
  expect(fieldsOf(former)).toEqual({ title, context, figures, position, sections });
});
