// Words that belong to a consultation or to paper, so that they are there in
// both languages at once, whatever the desk speaks.
import type { Text } from '../../lib/api/types';
import type { Lang } from '../../lib/i18n/lang';

/** The titles that new parts begin with. */
export const beginnings = {
  theme: (): Text => ({ en: 'New theme', es: 'Tema nuevo' }),
  recommendation: (): Text => ({ en: 'New recommendation', es: 'Recomendación nueva' }),
  group: (): Text => ({ en: 'New group', es: 'Grupo nuevo' }),
};

/** What an invitation card says. */
export const card: Record<Lang, { rule: string; how: string; once: string }> = {
  en: {
    rule: 'What is said may be used. Who said it may not be revealed.',
    how: 'Scan, or go to the address and type the code.',
    once: 'For one person, once.',
  },
  es: {
    rule: 'Lo dicho puede usarse. Quién lo dijo no puede revelarse.',
    how: 'Escanee, o vaya a la dirección y escriba el código.',
    once: 'Para una persona, una vez.',
  },
};
