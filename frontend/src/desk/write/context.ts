import { createContext } from 'svelte';
import type { Writing } from '../state/writing.svelte';

/** The writing that the page shows, and where it is. */
export const [writingContext, setWritingContext] = createContext<{
  writing: Writing;
  /** The address of a part. */
  at: (part: string) => string;
}>();
