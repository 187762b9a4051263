import { Catalogue } from '../lib/i18n/language.svelte';
import type { Present } from './messages/en';

/** Texts of the projector. */
export const messages = new Catalogue<Present>({
  en: async () => (await import('./messages/en')).default,
  es: async () => (await import('./messages/es')).default,
});
