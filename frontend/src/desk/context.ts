import { createContext } from 'svelte';
import type { Router } from './state/router.svelte';
import type { Session } from './state/session.svelte';

/** What every page of the desk needs: who is there, and where they are. */
export const [deskContext, setDeskContext] = createContext<{ session: Session; router: Router }>();
