import { createContext } from 'svelte';
import { textIn, type Text } from '../lib/i18n/lang';
import { language } from '../lib/i18n/language.svelte';
import type { Snapshot } from '../lib/api/types';
import type { Session } from './state/session.svelte';

/** The session of the page: set once inside, read by everything below. */
export const [getSession, setSession] = createContext<Session>();

/** The snapshot of a session that has one; pages below the first snapshot read this. */
export function snapshotOf(session: Session): Snapshot {
  if (session.snapshot === undefined) throw new Error('the snapshot is read before it is there');
  return session.snapshot;
}

/** An organiser's text in the language of the page. */
export function say(text: Text): string {
  return textIn(text, language.current);
}
