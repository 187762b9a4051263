import type { ItemResult } from '../api/types';
import { rounds } from '../i18n/rounds';
import { shared } from '../i18n/shared';

/** Why figures are not shown: too few answered, or two rounds are too small to show both. */
export function withheldWords(k: number, reason: ItemResult['reason']): string {
  switch (reason) {
    case 'superseded':
      return rounds.text.superseded;
    case 'until_close':
      return rounds.text.untilClose;
    default:
      return shared.text.fewerAnswers(k);
  }
}
