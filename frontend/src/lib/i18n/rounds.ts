import { Catalogue } from './language.svelte';
import type { Rounds } from './rounds/en';

/** Texts on rounds and the rules about them, which all faces share. */
export const rounds = new Catalogue<Rounds>({
  en: async () => (await import('./rounds/en')).default,
  es: async () => (await import('./rounds/es')).default,
});
