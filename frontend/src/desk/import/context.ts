import { createContext } from 'svelte';
import type { Importing } from '../state/importing.svelte';

/** What the parts of the import page share. */
export const [importContext, setImportContext] = createContext<{
  one: Importing;
  /** Says something to those who do not see what moved. */
  say: (words: string) => void;
  /** Shows a piece and puts the cursor into it. */
  show: (id: number) => void;
}>();
