import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { untranslated } from '../../lib/i18n/compare';
import alikeEn from './alike.en';
import alikeEs from './alike.es';
import en from './team.en';
import es from './team.es';

/** Every act of organisers, as the server's tests list them. */
const path = new URL('../../../../internal/web/testdata/acts.json', import.meta.url);
const acts = JSON.parse(readFileSync(path, 'utf8')) as string[];

describe('what organisers did', () => {
  it('has words for every act, in both languages', () => {
    expect(Object.keys(en.acts).sort()).toEqual(acts);
    expect(Object.keys(es.acts).sort()).toEqual(acts);
  });

  it('is translated throughout', () => {
    expect(untranslated(en, es)).toEqual([]);
    expect(untranslated(alikeEn, alikeEs)).toEqual([]);
  });
});
