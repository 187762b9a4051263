import { Catalogue } from '../i18n/language.svelte';
import type { WayTexts } from './en';

/** Texts of dots, quadratic votes, grades and comparisons, on all faces. */
export const ways = new Catalogue<WayTexts>({
  en: async () => (await import('./en')).default,
  es: async () => (await import('./es')).default,
});
