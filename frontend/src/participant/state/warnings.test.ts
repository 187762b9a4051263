import { describe, expect, it } from 'vitest';
import { warningsIn } from './warnings';

const telling: [string, string, string][] = [
  ['an e-mail address', 'Write to ana.perez@example.org please', 'email: ana.perez@example.org'],
  ['a Mexican phone number', 'llámeme al +52 55 1234 5678.', 'phone: +52 55 1234 5678'],
  ['a plain phone number', 'call (202) 555-0143', 'phone: (202) 555-0143'],
  ['a handle', 'follow @ana_perez for more', 'handle: @ana_perez'],
  ['a former role', 'As a former minister, I saw it.', 'role: As a former minister'],
  ['a role held once', 'When I was ambassador, we tried', 'role: When I was ambassador'],
  ['a role in Spanish', 'Como exministra de salud lo vi', 'role: Como exministra'],
  ['a role held in Spanish', 'cuando fui fiscal', 'role: cuando fui fiscal'],
  ['an employer', 'In my ministry nobody reads it', 'employer: In my ministry'],
  ['an employer in Spanish', 'en mi ministerio nadie lo lee', 'employer: mi ministerio'],
  ['a place of work', 'the lab where I work', 'employer: where I work'],
];

describe('a warning', () => {
  it.each(telling)('is given for %s', (_name, text, expected) => {
    expect(warningsIn(text).map(({ kind, passage }) => `${kind}: ${passage}`)).toEqual([expected]);
  });

  it.each([
    'Publish how many cases each prosecutor opens.',
    'El ministro debe rendir cuentas.',
    'In 2017, 12,987 cases and 51 convictions; 1 744 reached a judge.',
    'The budget grew from 1.5 to 2.25 million between 2008 and 2016.',
    'My view is that the agency matters.',
    'We should stop at 50% @ 2020 prices.',
    '',
  ])('is not given for "%s"', (text) => {
    expect(warningsIn(text)).toEqual([]);
  });

  it('names each passage once, in the order of the text', () => {
    const text = 'As a judge in my court, a@b.org';
    expect(warningsIn(text).map(({ passage }) => passage)).toEqual([
      'As a judge',
      'in my court',
      'a@b.org',
    ]);
  });
});
