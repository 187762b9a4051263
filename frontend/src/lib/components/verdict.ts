import type { Verdict } from '../api/types';
import { shared } from '../i18n/shared';

/** A verdict in words: its class, its strength and what to know beside it. */
export function verdictWords(verdict: Verdict): string {
  const { classes, strengths, notes } = shared.text;
  const said = [
    classes[verdict.class],
    verdict.strength && strengths[verdict.strength],
    verdict.in_every_group && notes.in_every_group,
    verdict.indicative && notes.indicative,
    verdict.low_participation && notes.low_participation,
    verdict.low_expertise && notes.low_expertise,
  ];
  return said.filter((one) => typeof one === 'string').join(', ');
}
