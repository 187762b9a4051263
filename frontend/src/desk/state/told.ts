import type { Snapshot } from '../../lib/api/types';
import { language } from '../../lib/i18n/language.svelte';
import { team } from '../messages';
import type { Told } from './colleagues.svelte';
import { stepNoun } from './names';

/** What was done, as the end of a sentence that begins with who did it. */
export function actWords(action: string): string {
  const { acts, other } = team.text;
  return Object.hasOwn(acts, action) ? acts[action as keyof typeof acts] : other;
}

/** The same with the step it moved, where that is known. */
export function toldOf({ action, step }: Told, snapshot: Snapshot | undefined): string {
  const { steps } = team.text;
  const moved = snapshot?.steps.find(({ id }) => id === step);
  return snapshot && moved && Object.hasOwn(steps, action)
    ? steps[action as keyof typeof steps](stepNoun(snapshot, moved, language.current))
    : actWords(action);
}

/** The whole sentence. */
export function didWords(who: string, what: string): string {
  return `${who || team.text.gone} ${what}`;
}
