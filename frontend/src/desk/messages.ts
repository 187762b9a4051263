import { Catalogue } from '../lib/i18n/language.svelte';
import type { Desk } from './messages/en';
import type { Edit } from './messages/edit.en';

/** Texts of the facilitator's pages. */
export const messages = new Catalogue<Desk>({
  en: async () => (await import('./messages/en')).default,
  es: async () => (await import('./messages/es')).default,
});

/** Texts of the pages where a consultation is written. */
export const edit = new Catalogue<Edit>({
  en: async () => (await import('./messages/edit.en')).default,
  es: async () => (await import('./messages/edit.es')).default,
});
