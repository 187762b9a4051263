import { Catalogue } from '../lib/i18n/language.svelte';
import type { RuleTexts } from './messages/rules.en';
import type { Import } from './messages/import.en';
import type { Begin } from './messages/begin.en';
import type { Desk } from './messages/en';
import type { Alike } from './messages/alike.en';
import type { Team } from './messages/team.en';
import type { MailTexts } from './messages/mail.en';
import type { HelpTexts } from './messages/help.en';
import type { RehearsalTexts } from './messages/rehearsal.en';
import type { Write } from './messages/write.en';
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

/** The texts of the rules of a consultation. */
export const ruleTexts = new Catalogue<RuleTexts>({
  en: async () => (await import('./messages/rules.en')).default,
  es: async () => (await import('./messages/rules.es')).default,
});

/** The texts of beginning a consultation, and of what it begins from. */
export const begin = new Catalogue<Begin>({
  en: async () => (await import('./messages/begin.en')).default,
  es: async () => (await import('./messages/begin.es')).default,
});

/** Texts about several organisers at once. */
export const team = new Catalogue<Team>({
  en: async () => (await import('./messages/team.en')).default,
  es: async () => (await import('./messages/team.es')).default,
});

/** Texts of merging what says the same. */
export const alike = new Catalogue<Alike>({
  en: async () => (await import('./messages/alike.en')).default,
  es: async () => (await import('./messages/alike.es')).default,
});

/** Texts of the rapporteur's pages. */
export const write = new Catalogue<Write>({
  en: async () => (await import('./messages/write.en')).default,
  es: async () => (await import('./messages/write.es')).default,
});

/** Texts of the page where a document becomes an agenda. */
export const importing = new Catalogue<Import>({
  en: async () => (await import('./messages/import.en')).default,
  es: async () => (await import('./messages/import.es')).default,
});

/** Texts of rehearsals. */
export const rehearsalTexts = new Catalogue<RehearsalTexts>({
  en: async () => (await import('./messages/rehearsal.en')).default,
  es: async () => (await import('./messages/rehearsal.es')).default,
});

/** Texts of inviting by e-mail. */
export const mailTexts = new Catalogue<MailTexts>({
  en: async () => (await import('./messages/mail.en')).default,
  es: async () => (await import('./messages/mail.es')).default,
});

/** Help on the screens of the desk. */
export const helpTexts = new Catalogue<HelpTexts>({
  en: async () => (await import('./messages/help.en')).default,
  es: async () => (await import('./messages/help.es')).default,
});
