import { Catalogue } from '../lib/i18n/language.svelte';
import type { Messages } from './messages/en';

/** The texts of the participant's face. */
export const messages = new Catalogue<Messages>({
  en: async () => (await import('./messages/en')).default,
  es: async () => (await import('./messages/es')).default,
});
