import { createContext } from 'svelte';
import type { Editor } from '../state/editor.svelte';

/** What every form of a consultation needs: where to say that something was touched. */
export const [editorContext, setEditorContext] = createContext<{
  readonly editor: Editor;
  /** Whether this organiser may change it. */
  readonly locked: boolean;
}>();
