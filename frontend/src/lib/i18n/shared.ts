import { Catalogue } from './language.svelte';
import type { Shared } from './shared/en';

/** Texts of the components and errors that all faces share. */
export const shared = new Catalogue<Shared>({
  en: async () => (await import('./shared/en')).default,
  es: async () => (await import('./shared/es')).default,
});
