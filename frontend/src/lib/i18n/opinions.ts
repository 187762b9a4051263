import { Catalogue } from './language.svelte';
import type { Opinions } from './opinions/en';

/** Texts around the map of opinion, which all faces show after the close. */
export const opinions = new Catalogue<Opinions>({
  en: async () => (await import('./opinions/en')).default,
  es: async () => (await import('./opinions/es')).default,
});
