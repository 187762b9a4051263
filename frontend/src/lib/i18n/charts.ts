import type { Charts } from './charts/en';
import { Catalogue } from './language.svelte';

/** Texts of the charts that the desk and the projector share. */
export const charts = new Catalogue<Charts>({
  en: async () => (await import('./charts/en')).default,
  es: async () => (await import('./charts/es')).default,
});
