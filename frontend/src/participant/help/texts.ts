import { Catalogue } from '../../lib/i18n/language.svelte';
import type { Help } from './en';

/** The help of participants, loaded when it is asked for. */
export const helpTexts = new Catalogue<Help>({
  en: async () => (await import('./en')).default,
  es: async () => (await import('./es')).default,
});
